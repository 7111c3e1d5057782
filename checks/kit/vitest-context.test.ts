import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

interface JsonReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** Runs a check file with Vitest's own command line, as somebody who debugs a check would. */
function vitest(target: string | undefined, ...args: string[]) {
  const { GROUNDWORK_TARGET: _target, ...env } = process.env;
  return spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--config', 'checks/vitest.config.ts', ...args],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...env, ...(target === undefined ? {} : { GROUNDWORK_TARGET: target }) },
    },
  );
}

test('Vitest itself runs a check file against a folder', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-vitest-'));
  const file = path.join(folder, 'report.json');
  vitest('checks/conformance/sets', '--reporter=json', `--outputFile=${file}`, 'sets/http');
  const report = JSON.parse(readFileSync(file, 'utf8')) as JsonReport;
  rmSync(folder, { recursive: true });
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const meantToFail = [
    'no answer',
    'no end',
    'a reset',
    'half an answer',
    'a closed app',
    'a missing export',
  ];
  expect(results.filter(({ status }) => status === 'passed').length).toBeGreaterThan(10);
  expect(results.filter(({ status }) => status !== 'passed').map(({ title }) => title)).toEqual(
    meantToFail,
  );
});

test('without a folder it says what to set', { timeout: 60_000 }, () => {
  const { stdout, stderr, status } = vitest(undefined, 'sets/http');
  expect(`${stdout}${stderr}`).toContain('GROUNDWORK_TARGET is not set');
  expect(status).toBe(1);
});
