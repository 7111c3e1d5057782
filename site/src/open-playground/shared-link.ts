/** A playground as the fragment of an address: the code travels in the link, and no server ever sees it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Files } from '../../../checks/runner/host.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { deflate, inflate } from './deflate.ts';
import { isStepId } from './origin.ts';
import { MOST_BYTES, projectProblem } from './project-limits.ts';

/** What a link carries. */
export interface SharedProject {
  readonly files: Files;
  /** The step that it was started from. */
  readonly step: string | null;
}

/** What a link was found to hold. */
export interface OpenedLink extends SharedProject {
  /** 16 hexadecimal digits that name this content. */
  readonly fingerprint: string;
}

/** Longest link that is offered to copy, characters: longer ones are cut by some messengers and mail programs. */
export const LONGEST_LINK = 32 * 1024;

const PREFIX = '#share=';
const VERSION = '1';

/** Names and quotes around the text; far more than `MOST_FILES` names need. */
const MOST_JSON = 2 * MOST_BYTES;

/** Whether an address's fragment is somebody's playground, sound or not. */
export const isSharedFragment = (fragment: string): boolean => fragment.startsWith(PREFIX);

/** The fragment that `readSharedFragment` reads, with its `#`. */
export async function sharedFragment({ files, step }: SharedProject): Promise<string> {
  const packed = await deflate(JSON.stringify({ step, files }));
  return `${PREFIX}${VERSION}.${toBase64url(packed)}`;
}

/**
 * Reads what a link holds; a link is written by anybody, so everything in it is doubted.
 * @throws {Error} with a sentence for whoever opened it
 */
export async function readSharedFragment(fragment: string): Promise<OpenedLink> {
  const [version = '', data] = fragment.slice(PREFIX.length).split('.', 2);
  if (version !== VERSION && /^\d+$/.test(version)) {
    throw new Error(
      'This link was made by another version of Groundwork. Reload the page; if that does not help, ask for the code as a zip.',
    );
  }
  // The link's own limit first: nothing is unpacked from a text that no playground makes.
  if (fragment.length > MOST_BYTES) {
    throw new Error('This link is longer than any that a playground makes. It was not opened.');
  }
  const packed = version === VERSION && data ? fromBase64url(data) : null;
  if (!packed) throw damaged();
  const text = await inflate(packed, MOST_JSON).catch((error: unknown) => {
    if (error instanceof RangeError) {
      throw new Error(
        `This link unpacks to more than ${MOST_JSON / 1024} kB, which no playground does. It was not opened.`,
      );
    }
    throw damaged();
  });
  const { files, step } = parsed(text);
  const problem = projectProblem(files);
  if (problem !== null) throw new Error(`This link was not opened. ${problem}`);
  return {
    files,
    step,
    fingerprint: bytesToHex(sha256(new TextEncoder().encode(text))).slice(0, 16),
  };
}

const damaged = (): Error =>
  new Error(
    'This link is damaged: a part of it is missing or was changed on the way. Ask for it again.',
  );

function parsed(text: string): SharedProject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged();
  }
  if (typeof value !== 'object' || value === null || !('files' in value)) throw damaged();
  const { files } = value;
  if (typeof files !== 'object' || files === null || Array.isArray(files)) throw damaged();
  const entries = Object.entries(files).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  if (entries.length !== Object.keys(files).length) throw damaged();
  const step = 'step' in value && typeof value.step === 'string' ? value.step : null;
  return {
    files: Object.fromEntries(entries),
    step: step !== null && isStepId(step) ? step : null,
  };
}
