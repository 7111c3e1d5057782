import type { Changes } from './changes.ts';
import type { StepProgress, StepState } from './records.ts';
import type { Shelf } from './shelf.ts';

/** What a learner can do in a step that counts. */
export type ProgressEvent = 'edited' | 'checked' | 'solution-shown' | 'passed';

/**
 * How far a step has come after `event`. A step once passed stays passed; whoever saw the solution
 * before passing is `assisted`, and seeing it afterwards changes nothing.
 */
export function advance(
  now: StepProgress | undefined,
  step: string,
  event: ProgressEvent,
  at: number,
): StepProgress {
  const done = now?.state === 'passed' || now?.state === 'assisted';
  const solutionShown = (now?.solutionShown ?? false) || event === 'solution-shown';
  const state: StepState = done
    ? now.state
    : event === 'passed'
      ? solutionShown
        ? 'assisted'
        : 'passed'
      : 'started';
  return { key: step, state, solutionShown, at };
}

/** Which of two records of one step tells more: for an import, and for a copy from another device. */
export function furthest(a: StepProgress | undefined, b: StepProgress): StepProgress {
  const rank: Readonly<Record<StepState, number>> = {
    untouched: 0,
    started: 1,
    assisted: 2,
    passed: 3,
  };
  if (!a) return b;
  const better = rank[a.state] >= rank[b.state] ? a : b;
  return {
    ...better,
    solutionShown: a.solutionShown || b.solutionShown,
    at: Math.max(a.at, b.at),
  };
}

/** Progress by step. */
export interface Progress {
  /** `untouched` when nothing is known. */
  of(step: string): Promise<StepState>;
  /** Every step that was touched, by id. */
  all(): Promise<ReadonlyMap<string, StepProgress>>;
  /** The step that the learner was in last, or null for a newcomer. */
  last(): Promise<string | null>;
  record(step: string, event: ProgressEvent): Promise<StepProgress>;
  /** Forgets one step, or all of them. */
  forget(step?: string): Promise<void>;
}

/** The progress on a shelf. */
export function createProgress(shelf: Shelf, changes: Changes): Progress {
  const all = async (): Promise<ReadonlyMap<string, StepProgress>> =>
    new Map((await shelf.all('progress')).map((record) => [record.key, record]));
  return {
    all,
    of: async (step) => (await shelf.get('progress', step))?.state ?? 'untouched',
    async last() {
      const byAge = [...(await all()).values()].sort((a, b) => b.at - a.at);
      return byAge[0]?.key ?? null;
    },
    async record(step, event) {
      let before: StepState | undefined;
      const at = Date.now();
      const after = await shelf.change('progress', step, (now) => {
        before = now?.state;
        return advance(now, step, event, at);
      });
      if (before !== after?.state) changes.announce('progress', step);
      return after ?? advance(undefined, step, event, at);
    },
    async forget(step) {
      const steps = step === undefined ? [...(await all()).keys()] : [step];
      for (const key of steps) {
        await shelf.change('progress', key, () => undefined);
        changes.announce('progress', key);
      }
    },
  };
}
