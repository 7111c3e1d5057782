/** The fork: the form post to StackBlitz is caught, decoded, written to disk, installed and checked there. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { strFromU8, unzipSync } from 'fflate';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Course, loadCourse } from '../../lessons/course.ts';
import { type BuiltSite, openBuiltSite, type Visit } from './built-site.ts';
import { expectNoFaults, openStep, write } from './workbench.ts';

const root = join(import.meta.dirname, '../..');
const STEP = '01-models/01-first-schema';

let site: BuiltSite;
let course: Course;
let scratch: string;

beforeAll(async () => {
  site = await openBuiltSite();
  course = await loadCourse(root);
  scratch = await mkdtemp(join(tmpdir(), 'groundwork-fork-'));
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  await rm(scratch, { recursive: true, force: true });
});

function solutionOf(name: string): string {
  const text = course.steps.find(({ path }) => path === STEP)?.solution[name];
  if (text === undefined) throw new Error(`The solution of ${STEP} has no ${name}.`);
  return text;
}

/** Answers for StackBlitz in this context; `form` resolves with the body that the page posts to it. */
async function answerForStackBlitz({ context }: Visit): Promise<{ form: Promise<string> }> {
  const posted = Promise.withResolvers<string>();
  await context.route('https://stackblitz.com/**', async (route) => {
    const request = route.request();
    if (request.method() === 'POST') posted.resolve(request.postData() ?? '');
    await route.fulfill({ status: 200, contentType: 'text/html', body: 'StackBlitz' });
  });
  return { form: posted.promise };
}

/** The project's files out of the form; forms turn every line end into CR LF. */
function filesOf(form: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(form)) {
    const path = /^project\[files\]\[(.+)\]$/.exec(name)?.[1];
    if (path)
      files[path.replaceAll('%5B', '[').replaceAll('%5D', ']')] = value.replaceAll('\r\n', '\n');
  }
  return files;
}

async function put(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Runs npm in a folder; its exit code and everything it printed. */
function npm(
  folder: string,
  ...parameters: string[]
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', parameters, {
      cwd: folder,
      shell: process.platform === 'win32',
      env: { ...process.env, NO_COLOR: '1' },
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Opens the menu and comes near the button, which makes the project ready; so far nothing has gone to StackBlitz. */
async function openForkMenu(page: Page): Promise<void> {
  const asked: string[] = [];
  const note = (request: Request) => asked.push(new URL(request.url()).host);
  page.context().on('request', note);
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('button', { name: 'Open in StackBlitz' }).hover();
  await page.locator('button[aria-busy=false]', { hasText: 'Open in StackBlitz' }).waitFor();
  page.context().off('request', note);
  expect(asked).not.toContain('stackblitz.com');
}

test('the fork carries my code, and its npm run check fails and passes as here', {
  timeout: 300_000,
}, async () => {
  const visit = await site.visit();
  const { page, context, faults } = visit;
  const stackBlitz = await answerForStackBlitz(visit);
  await openStep(page, STEP);
  await write(page, `${solutionOf('app.ts')}// mine\n`);
  await openForkMenu(page);
  await page.getByRole('button', { name: 'Open in StackBlitz' }).click();
  const files = filesOf(await stackBlitz.form);
  expect(files['app.ts']).toBe(`${solutionOf('app.ts')}// mine\n`);
  expectNoFaults(faults);
  await context.close();

  const folder = join(scratch, 'stackblitz');
  await put(folder, files);
  const installed = await npm(folder, 'install', '--no-audit', '--no-fund');
  expect(installed.code, installed.output).toBe(0);

  const passes = await npm(folder, 'run', 'check');
  expect(passes.output).toContain('6 of 6 checks pass');
  expect(passes.code).toBe(0);

  const starter = course.steps.find(({ path }) => path === STEP)?.starter ?? {};
  await put(folder, starter);
  const fails = await npm(folder, 'run', 'check');
  expect(fails.output).toContain('A body in which a key is missing is answered with 422.');
  expect(fails.output).toContain('1 of 6 checks pass');
  expect(fails.code).not.toBe(0);
});

test('when StackBlitz does not answer, the note says so and the zip holds the same project', async () => {
  const visit = await site.visit();
  const { page, context } = visit;
  await context.route('https://stackblitz.com/**', (route) => route.abort('blockedbyclient'));
  await openStep(page, STEP);
  await write(page, '// mine alone\n');
  await openForkMenu(page);
  await page.getByRole('button', { name: 'Open in StackBlitz' }).click();
  await page.getByText('StackBlitz does not answer from here.').first().waitFor();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as zip' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const entries = unzipSync(new Uint8Array(Buffer.concat(chunks)));
  const project = Object.fromEntries(
    Object.entries(entries).map(([path, bytes]) => [
      path.slice(path.indexOf('/') + 1),
      strFromU8(bytes),
    ]),
  );
  expect(project['app.ts']).toBe('// mine alone\n');
  expect(Object.keys(project)).toContain('groundwork/run.mjs');
  expect(JSON.parse(project['package.json'] ?? '').scripts.check).toBe('node groundwork/run.mjs');
  await context.close();
});
