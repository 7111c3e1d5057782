/**
 * The runner inside a fork of a step (`groundwork/run.mjs` there, see `build.ts`): `npm run check` starts it, and it
 * starts itself again as the child process that runs the checks, and as the thread in which the step's database lives.
 */
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { serveParent } from '../node/child.ts';
import { checkFork } from './check-fork.ts';

if (!isMainThread) {
  await import('../../database/node/worker.ts');
} else if (process.send !== undefined) {
  await serveParent();
} else if (process.argv.includes('--start')) {
  const { startFork } = await import('./start-fork.ts');
  process.exitCode = await startFork(import.meta.url);
} else {
  process.exitCode = await checkFork(import.meta.url, process.argv.slice(2), (line) =>
    console.log(line),
  );
}
