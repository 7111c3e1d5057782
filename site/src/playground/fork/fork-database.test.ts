/** The fork of a step with a database, installed from the registry and run: checks, and the app by itself. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildForkRunner } from '../../../../checks/runner/fork/build.ts';
import type { Files } from '../../../../checks/runner/host.ts';
import { forkProject } from './fork-project.ts';

const app = path.join(import.meta.dirname, '../../../../checks/conformance/provided');
const port = 3_917;
let folder: string;

async function filesOfApp(): Promise<Files> {
  const names = (await readdir(app)).filter((name) => name.endsWith('.ts'));
  const read = async (name: string) =>
    [name, await readFile(path.join(app, name), 'utf8')] as const;
  return Object.fromEntries(await Promise.all(names.map(read)));
}

/** Runs npm in the fork; its exit code and everything that it printed. */
async function npm(...parameters: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn('npm', parameters, {
    cwd: folder,
    shell: process.platform === 'win32',
    env: { ...process.env, NO_COLOR: '1', DATABASE_URL: '' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, output };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'groundwork-fork-'));
  const { 'requests.check.ts': source = '', ...files } = await filesOfApp();
  const step = {
    id: '03.2',
    title: 'A session',
    entry: 'server.ts',
    database: true,
    check: { path: 'checks/03/02.check.ts', source },
  };
  const server = `import { app } from './app.ts';\napp.listen(${port}, () => console.log('listening'));\n`;
  const project = forkProject(step, { ...files, 'server.ts': server }, await buildForkRunner());
  for (const [name, text] of Object.entries(project)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  const installed = await npm('install', '--no-audit', '--no-fund', '--prefer-offline');
  expect(installed.code, installed.output).toBe(0);
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('npm run check gives the checks their database', { timeout: 120_000 }, async () => {
  const { code, output } = await npm('run', 'check');
  expect(output).toMatch(/\b(1\d) of \1 checks pass/);
  expect(code).toBe(0);
});

test('npm start gives the app one', { timeout: 60_000 }, async () => {
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const [node, ...rest] = manifest.scripts.start.split(' ');
  expect(node).toBe('node');
  const child = spawn(process.execPath, rest, {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const response = await fetch(`http://127.0.0.1:${port}/added`);
  expect({ status: response.status, body: await response.json() }).toEqual({
    status: 200,
    body: true,
  });
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  await expect(fetch(`http://127.0.0.1:${port}/added`)).rejects.toThrow();
});
