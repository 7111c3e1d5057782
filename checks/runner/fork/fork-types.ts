/** The types of a forked step, as its own TypeScript sees them: one more check, beside those that run. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { CheckResult } from '../report.ts';
import { type TypeProblem, typesResult, typesUnknown } from '../types-check.ts';

/** `app.ts(3,7): error TS2322: Type 'string' is not assignable to type 'number'.` */
const PROBLEM = /^(.+)\((\d+),(\d+)\): error TS(\d+): (.*)$/;

/** Compiles the project in `root`, an absolute path, with the TypeScript that is installed in it. */
export async function forkTypes(root: string): Promise<CheckResult> {
  const started = performance.now();
  const since = () => performance.now() - started;
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
  if (!existsSync(compiler)) {
    return typesUnknown('TypeScript is not installed here. Run `npm install` first.', since());
  }
  const options = ['--noEmit', '--pretty', 'false', '--project', root];
  const child = spawn(process.execPath, [compiler, ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  const problems = output.split(/\r?\n/).flatMap((line) => problemIn(line) ?? []);
  // It failed and none of the files is to blame: a fault of the project around them.
  if (code !== 0 && problems.length === 0) {
    return typesUnknown(`TypeScript ended with ${code}: ${output.trim().slice(0, 300)}`, since());
  }
  return typesResult(problems, since());
}

/** What one line of the compiler's output says of a file; further lines of one message are indented. */
export function problemIn(line: string): TypeProblem | undefined {
  const [, file, row, column, code, message] = PROBLEM.exec(line) ?? [];
  if (file === undefined || message === undefined) return undefined;
  return { file, line: Number(row), column: Number(column), code: Number(code), message };
}
