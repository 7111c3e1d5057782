/** Makes the best of a damaged record: the learner's text is taken out of it wherever the text itself is still whole. */
import { isFieldSound, isRecord } from './guards.ts';
import type { Records, StoreName } from './records.ts';

type Fallbacks = Readonly<Record<string, unknown>>;

/** What stands in for a damaged field; a field that is not named here cannot be replaced, and the record is given up. */
const FALLBACKS: Readonly<Record<StoreName, (key: string) => Fallbacks>> = {
  drafts: (key) => ({ key, step: key.split('~')[0], revision: 0, tab: '', at: 0 }),
  versions: (key) => ({ key, step: key.split('@')[0], why: 'unsaved', result: undefined, at: 0 }),
  progress: (key) => ({ key, solutionShown: false, at: 0 }),
  hints: (key) => ({ key }),
  answers: (key) => ({ key, at: 0 }),
  runs: (key) => ({ key, at: 0 }),
  reviews: (key) => ({ key, streak: 0, due: 0, at: 0 }),
  settings: (key) => ({ key, theme: 'system', wrap: false }),
};

/** The sound record that can be made of `value`, or `undefined` when what matters most in it is gone. */
export function mend<S extends StoreName>(
  store: S,
  key: string,
  value: unknown,
): Records[S] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const mended: Record<string, unknown> = { ...value };
  for (const [field, fallback] of Object.entries(FALLBACKS[store](key))) {
    if (!isFieldSound(store, field, mended[field])) mended[field] = fallback;
  }
  if ('files' in mended) mended.files = wholeFiles(mended.files);
  return isRecord(store, mended) ? mended : undefined;
}

/** The files whose text is still text; `undefined` when there is none. */
function wholeFiles(files: unknown): unknown {
  if (typeof files !== 'object' || files === null || Array.isArray(files)) return undefined;
  const whole = Object.entries(files).filter(([, text]) => typeof text === 'string');
  return whole.length > 0 ? Object.fromEntries(whole) : undefined;
}
