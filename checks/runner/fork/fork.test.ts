import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { learnerTypes } from '../../verify/learner-types.ts';
import { Report } from '../report.ts';
import { buildForkRunner } from './build.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const check = 'checks/conformance/sets/http.check.ts';
let folder: string;

function run(...args: string[]) {
  return spawnSync(process.execPath, ['groundwork/run.mjs', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'groundwork-fork-'));
  mkdirSync(path.join(folder, 'groundwork'));
  writeFileSync(path.join(folder, 'groundwork/run.mjs'), await buildForkRunner());
  writeFileSync(path.join(folder, 'groundwork/step.json'), JSON.stringify({ step: '01.1', check }));
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ type: 'module', dependencies: { express: '*' } }),
  );
  // The packages of this project, as an install would have put them there.
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  cpSync(path.join(root, check), path.join(folder, check));
  for (const file of ['http.ts', 'server.ts']) {
    cpSync(path.join(root, 'checks/conformance/sets', file), path.join(folder, file));
  }
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the runner of a fork', () => {
  test('runs the checks without this project', { timeout: 30_000 }, () => {
    const { stdout, status } = run('--json');
    const report = Report.parse(JSON.parse(stdout));
    expect(status).toBe(1);
    const failed = report.checks.filter(({ state }) => state === 'failed').map(({ id }) => id);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.filter((id) => !id.startsWith('fails-'))).toEqual([]);
  });

  test('imports CommonJS packages and exits with 0 when all is well', { timeout: 30_000 }, () => {
    writeFileSync(
      path.join(folder, 'app.ts'),
      "import express from 'express';\nexport const app = express();\napp.get('/', (_req, res) => { res.json({}); });\n",
    );
    writeFileSync(
      path.join(folder, 'server.ts'),
      "import { app } from './app.ts';\napp.listen(3000);\n",
    );
    writeFileSync(
      path.join(folder, check),
      "import { expect, test } from 'vitest';\nimport { startApp } from '#kit';\n" +
        "test('answers', { meta: { id: 'answers' } }, async () => { expect((await (await startApp()).get('/')).json).toEqual({}); });\n",
    );
    const { stdout, status } = run();
    expect(stdout).toContain('1 of 1 checks pass');
    expect(status).toBe(0);
  });

  test('has the types as a check where the step has them', { timeout: 60_000 }, () => {
    writeFileSync(
      path.join(folder, 'groundwork/step.json'),
      JSON.stringify({ step: '02.3', check, typed: true }),
    );
    const compilerOptions = { ...learnerTypes };
    writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, exclude: ['checks', 'groundwork', 'node_modules'] }),
    );
    rmSync(path.join(folder, 'http.ts'));
    const right = run();
    expect(right.stdout).toContain('2 of 2 checks pass');
    expect(right.status).toBe(0);
    writeFileSync(path.join(folder, 'days.ts'), "export const days: number = 'six';\n");
    const { checks, state } = Report.parse(JSON.parse(run('--json').stdout));
    expect(state).toBe('failed');
    expect(checks.map(({ id, state }) => [id, state])).toEqual([
      ['answers', 'passed'],
      ['types-hold', 'failed'],
    ]);
    expect(checks[1]?.failure?.place).toEqual({ file: 'days.ts', line: 1, column: 14 });
  });

  test('says what is missing', () => {
    rmSync(path.join(folder, 'groundwork/step.json'));
    const { stdout, status } = run();
    expect(stdout).toContain('groundwork/step.json is missing or is not what the runner needs');
    expect(status).toBe(2);
  });
});
