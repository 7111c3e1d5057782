/** The rival of an edit in the page: Vitest, watching the same check file and the same learner's files. */
import path from 'node:path';
import process from 'node:process';
import { createVitest } from 'vitest/node';
import type { Scene } from './scene.ts';
import { writeTarget } from './target-folder.ts';

/**
 * Edits the learner's file `n` times and gives how long each run took, from the edit to Vitest's own report, ms.
 * Vitest reruns by itself for files that it transforms; the learner's are loaded by Node, so the rerun is asked for:
 * that leaves out what its file watcher would add.
 */
export async function watchVitest(scene: Scene, n: number): Promise<number[]> {
  const { path: step, solution, entry } = await scene.step();
  using target = writeTarget(solution);
  const file = Object.keys(solution).includes('app.ts') ? 'app.ts' : entry;
  const before = process.env.GROUNDWORK_TARGET;
  process.env.GROUNDWORK_TARGET = target.folder;
  const vitest = await createVitest('test', {
    config: path.join(scene.root, 'checks/vitest.config.ts'),
    watch: true,
    reporters: [{}],
  });
  try {
    await vitest.start([step]);
    const specifications = await vitest.globTestSpecifications([step]);
    const times: number[] = [];
    for (let run = 0; run < n; run += 1) {
      target.write(file, `${solution[file]}\n// ${run}\n`);
      const start = performance.now();
      const { unhandledErrors, testModules } = await vitest.rerunTestSpecifications(specifications);
      times.push(performance.now() - start);
      if (unhandledErrors.length > 0 || !testModules.every((module) => module.ok())) {
        throw new Error(
          `Vitest does not pass the solution of ${step}: the figure would mean nothing.`,
        );
      }
    }
    return times;
  } finally {
    await vitest.close();
    if (before === undefined) delete process.env.GROUNDWORK_TARGET;
    else process.env.GROUNDWORK_TARGET = before;
  }
}
