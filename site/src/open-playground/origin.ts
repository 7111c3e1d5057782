/**
 * Where the code of a playground came from. Each start has a draft of its own, so opening one never touches another: the key
 * of the draft says which it is, and nothing else has to be kept.
 */
export type Origin =
  | { readonly kind: 'empty' }
  /** The solution of a step, by its id. */
  | { readonly kind: 'step'; readonly step: string }
  /** Somebody's link, by the fingerprint of what it holds; `step`: the step that its author had started from. */
  | { readonly kind: 'link'; readonly fingerprint: string; readonly step: string | null };

const PREFIX = 'playground:';
const STEP = /^\d\d\.\d{1,2}$/;
const LINK = /^link-([0-9a-f]{16})(?:-(\d\d\.\d{1,2}))?$/;

/** Whether a text is written as the id of a step is, such as `01.3`. */
export const isStepId = (text: string): boolean => STEP.test(text);

/** The draft's key, such as `playground:01.3`. */
export function draftKeyOf(origin: Origin): string {
  switch (origin.kind) {
    case 'empty':
      return `${PREFIX}empty`;
    case 'step':
      return `${PREFIX}${origin.step}`;
    case 'link':
      return `${PREFIX}link-${origin.fingerprint}${origin.step === null ? '' : `-${origin.step}`}`;
  }
}

/** The origin that a draft's key names; null for the key of a step's draft, and for a separate copy in another tab. */
export function originOfKey(key: string): Origin | null {
  if (!key.startsWith(PREFIX)) return null;
  const name = key.slice(PREFIX.length);
  if (name === 'empty') return { kind: 'empty' };
  if (isStepId(name)) return { kind: 'step', step: name };
  const [, fingerprint, step = null] = LINK.exec(name) ?? [];
  return fingerprint === undefined ? null : { kind: 'link', fingerprint, step };
}

/** What the learner calls it. */
export function nameOfOrigin(origin: Origin): string {
  switch (origin.kind) {
    case 'empty':
      return 'Empty app';
    case 'step':
      return `From ${origin.step}`;
    case 'link':
      return origin.step === null ? 'From a link' : `From a link, begun at ${origin.step}`;
  }
}
