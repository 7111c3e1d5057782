/**
 * The runner inside a fork of a step (`groundwork/run.mjs` there, see `build.ts`): `npm run check` starts it, and it
 * starts itself again as the child process that runs the checks.
 */
import process from 'node:process';
import { serveParent } from '../node/child.ts';
import { checkFork } from './check-fork.ts';

if (process.send === undefined) {
  process.exitCode = await checkFork(import.meta.url, process.argv.slice(2), (line) =>
    console.log(line),
  );
} else {
  await serveParent();
}
