/** The thread that compiles: TypeScript takes a second to load, and the checks run meanwhile. */
import { parentPort } from 'node:worker_threads';
import type { Files } from '../../runner/host.ts';
import type { TypeProblem } from '../../runner/types-check.ts';
import { checkTypes } from '../../verify/check-types.ts';

parentPort?.on('message', (files: Files) => {
  const problems = checkTypes([{ name: 'workspace', files }]).map(
    ({ file, line, column, code, message }): TypeProblem => ({
      file,
      line,
      column,
      code,
      message: message.replace(/^TS\d+: /, ''),
    }),
  );
  parentPort?.postMessage(problems);
});
