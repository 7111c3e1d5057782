/** Why work is not kept on the device, as a sentence for the learner. */
export interface Trouble {
  readonly kind: 'blocked' | 'full' | 'newer' | 'closed' | 'silent' | 'damaged' | 'unknown';
  readonly sentence: string;
}

const KEEP = 'You can go on working; export your work before you close this tab, or it is gone.';

const SENTENCES: Readonly<Record<Trouble['kind'], string>> = {
  blocked: `This browser does not let the page store anything, so your work lives in this tab only. ${KEEP}`,
  full: `The browser has no room left for this page, so new edits live in this tab only. ${KEEP}`,
  newer: `Your work was saved by a newer version of this site than the one in this tab. Reload the page; until then new edits live in this tab only, and "Export my work" saves them to a file.`,
  closed: `The browser closed the place where your work is kept, so new edits live in this tab only. Reload the page to open it again. ${KEEP}`,
  silent: `The place where your work is kept does not answer, so new edits live in this tab only. Close the other tabs of this site, then reload this page. ${KEEP}`,
  damaged: `A part of your saved work was damaged. What could be read of it is here, and the rest is left out; everything else is whole. "Export my work" saves it to a file.`,
  unknown: `Your work cannot be saved in this browser right now, so it lives in this tab only. ${KEEP}`,
};

/** `DOMException` names of IndexedDB and what each means to a learner; see the Indexed Database API, section 3.7. */
const KINDS: Readonly<Record<string, Trouble['kind']>> = {
  QuotaExceededError: 'full',
  SecurityError: 'blocked',
  VersionError: 'newer',
  AbortError: 'full',
  // The connection was closed under our hands.
  InvalidStateError: 'closed',
  TimeoutError: 'silent',
};

/** A trouble of this kind, with its sentence. */
export function trouble(kind: Trouble['kind']): Trouble {
  return { kind, sentence: SENTENCES[kind] };
}

/** What an error of the storage means. A missing `indexedDB` is a ReferenceError or TypeError: storage is switched off. */
export function troubleFrom(error: unknown): Trouble {
  if (error instanceof ReferenceError || error instanceof TypeError) return trouble('blocked');
  const name = error instanceof Error ? error.name : '';
  return trouble(KINDS[name] ?? 'unknown');
}

/** The same for an error of the opening. */
export function troubleOfOpening(error: unknown): Trouble {
  // Firefox's private windows answered with this before they could store.
  const isPrivate = error instanceof Error && error.name === 'InvalidStateError';
  return isPrivate ? trouble('blocked') : troubleFrom(error);
}
