import type { Changes } from './changes.ts';
import type { Shelf } from './shelf.ts';

/** Which hints the learner has opened. */
export interface Hints {
  /** How many hints are open, by task; a task without an entry has none open. */
  open(step: string): Promise<Readonly<Record<string, number>>>;
  /** Notes that the first `count` hints of `task` are open; never closes one. */
  reveal(step: string, task: string, count: number): Promise<void>;
  forget(step: string): Promise<void>;
}

/** The revealed hints on a shelf. */
export function createHints(shelf: Shelf, changes: Changes): Hints {
  return {
    open: async (step) => (await shelf.get('hints', step))?.open ?? {},
    async reveal(step, task, count) {
      await shelf.change('hints', step, (now) => ({
        key: step,
        open: { ...now?.open, [task]: Math.max(count, now?.open[task] ?? 0) },
      }));
      changes.announce('hints', step);
    },
    async forget(step) {
      await shelf.change('hints', step, () => undefined);
      changes.announce('hints', step);
    },
  };
}
