/** Runs parts a few at a time: each as early as what it waits for allows. */
import type { Part } from './parts.ts';

/** How a part ended. */
export interface Result {
  readonly name: string;
  /** `left out`: what it waits for has failed. */
  readonly state: 'passed' | 'failed' | 'left out';
  readonly seconds: number;
}

/**
 * Runs every part once. One that waits for a part which is not among these begins at once.
 * @param lanes how many run at the same time
 * @param run resolves to whether the part passed
 * @returns a result for each, in the order in which they ended
 */
export async function runInLanes(
  parts: readonly Part[],
  lanes: number,
  run: (part: Part) => Promise<boolean>,
): Promise<Result[]> {
  const waiting = [...parts];
  const results: Result[] = [];
  const changed = new Set<() => void>();
  const stateOf = (name: string) => results.find((result) => result.name === name)?.state;
  const end = (result: Result) => {
    results.push(result);
    for (const wake of changed) wake();
    changed.clear();
  };

  const next = (): Part | undefined => {
    for (const part of [...waiting]) {
      const before = parts.some(({ name }) => name === part.after) ? part.after : undefined;
      const state = before === undefined ? 'passed' : stateOf(before);
      if (state === undefined) continue;
      waiting.splice(waiting.indexOf(part), 1);
      if (state === 'passed') return part;
      end({ name: part.name, state: 'left out', seconds: 0 });
    }
    return undefined;
  };

  const lane = async () => {
    while (waiting.length > 0) {
      const part = next();
      if (part) {
        const start = performance.now();
        const passed = await run(part);
        const seconds = (performance.now() - start) / 1000;
        end({ name: part.name, state: passed ? 'passed' : 'failed', seconds });
      } else if (waiting.length > 0) {
        await new Promise<void>((wake) => changed.add(wake));
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
