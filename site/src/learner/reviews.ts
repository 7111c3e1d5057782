/** When an old quiz question comes back: later each time it is answered right, soon after it was answered wrong. */
import type { Changes } from './changes.ts';
import type { Review } from './records.ts';
import type { Shelf } from './shelf.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The wait before a question comes back, ms, by how often in a row it was answered right: soon, then 1, 3, 7, 21 days. */
export const WAITS = [10 * MINUTE, DAY, 3 * DAY, 7 * DAY, 21 * DAY] as const;

/**
 * The schedule of a question after an answer. Right answers count when the question was due, or is new: who answers it
 * again at once has not remembered it for longer. A wrong one counts always.
 * @param at ms since 1970.
 */
export function schedule(
  now: Review | undefined,
  key: string,
  correct: boolean,
  at: number,
): Review {
  if (correct && now && now.due > at) return now;
  const streak = correct ? Math.min((now?.streak ?? 0) + 1, WAITS.length - 1) : 0;
  return { key, streak, due: at + (WAITS[streak] ?? DAY), at };
}

/** The questions that come back. Keys are those of the answers: `01/quiz/unknown-key`. */
export interface Reviews {
  /** Takes note of an answer, on a lesson's page or in the review. */
  answered(question: string, correct: boolean): Promise<Review>;
  /** Those that are due, the longest waiting first. */
  due(): Promise<readonly Review[]>;
  /** When the next one comes that is not due yet, ms since 1970; null when none is waiting. */
  next(): Promise<number | null>;
}

/** @param clock ms since 1970; tests set it. */
export function createReviews(
  shelf: Shelf,
  changes: Changes,
  clock: () => number = Date.now,
): Reviews {
  const sorted = async (): Promise<readonly Review[]> =>
    [...(await shelf.all('reviews'))].sort((a, b) => a.due - b.due);
  return {
    async answered(question, correct) {
      const at = clock();
      const kept = await shelf.change('reviews', question, (now) =>
        schedule(now, question, correct, at),
      );
      changes.announce('reviews', question);
      return kept ?? schedule(undefined, question, correct, at);
    },
    due: async () => (await sorted()).filter(({ due }) => due <= clock()),
    next: async () => (await sorted()).find(({ due }) => due > clock())?.due ?? null,
  };
}
