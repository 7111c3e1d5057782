import type { CheckRow } from './run-state.ts';

/** A check's state as a sign and a word: colour only repeats what these two say. */
export const CHECK_WORDS: Readonly<
  Record<CheckRow['state'], { readonly sign: string; readonly word: string }>
> = {
  waiting: { sign: '·', word: 'waiting' },
  running: { sign: '…', word: 'running' },
  passed: { sign: '✓', word: 'passes' },
  failed: { sign: '✗', word: 'fails' },
  skipped: { sign: '–', word: 'skipped' },
  'not-run': { sign: '–', word: 'not run' },
};
