/** What can be known of the image without an engine: its files are there, and its command serves the site from nothing else. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { sitePolicy } from '../site/server/headers.ts';

const root = path.resolve(import.meta.dirname, '..');
const lines = (await readFile(path.join(import.meta.dirname, 'Containerfile'), 'utf8'))
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const [, last = []] = lines.reduce<string[][]>((stages, line) => {
  if (line.startsWith('FROM ')) stages.push([]);
  stages.at(-1)?.push(line);
  return stages;
}, []);
const instruction = (name: string) => last.filter((line) => line.startsWith(`${name} `));

/** What the last stage holds, as its COPY lines say, with `site` as its built site. */
async function layOut(site: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'groundwork-image-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const line of instruction('COPY')) {
    const [source = '', target = ''] = line.split(' ').slice(2);
    const from = source.replace('/groundwork/', '');
    const to = path.join(folder, target.endsWith('./') ? path.basename(from) : target);
    await mkdir(path.dirname(to), { recursive: true });
    await cp(from === 'site/dist' ? site : path.join(root, from), to, { recursive: true });
  }
  return folder;
}

async function smallSite(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'groundwork-site-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(path.join(folder, 'sandbox'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Shed</title>');
  const manifest = { runner: '/runner.html', policy: 'x', tab: '/tab.html', tabPolicy: 'y' };
  await writeFile(path.join(folder, 'sandbox/manifest.json'), JSON.stringify(manifest));
  return folder;
}

test('the command of the image serves the site, with nothing but what the image holds, and ends when it is told to', async () => {
  const image = await layOut(await smallSite());
  const command = JSON.parse(instruction('CMD')[0]?.slice('CMD '.length) ?? '[]') as string[];
  const [program, ...args] = command;
  expect(program).toBe('node');
  const child = spawn(
    process.execPath,
    args.map((arg) => (arg === '8080' ? '0' : arg)),
    { cwd: image, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const port = /port (\d+)/.exec(said.toString())?.[1];
  const response = await fetch(`http://127.0.0.1:${port}/`);
  expect(await response.text()).toContain('Shed');
  expect(response.headers.get('content-security-policy')).toBe(sitePolicy);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('the image runs without rights and tells how it is', () => {
  expect(instruction('USER')).toEqual(['USER node']);
  expect(last.indexOf('USER node')).toBeLessThan(last.findIndex((line) => line.startsWith('CMD ')));
  expect(instruction('HEALTHCHECK')[0]).toMatch(/ CMD \["node", /);
});

test('the image takes the Node that the project pins', async () => {
  const { devDependencies, dependencies } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>;
  const pinned = { ...dependencies, ...devDependencies }.node;
  for (const line of lines.filter((each) => each.startsWith('FROM ')))
    expect(line).toContain(`node:${pinned}-`);
});

test('the workflow publishes nothing that was not tested, and runs scripts that exist', async () => {
  const workflow = parse(await readFile(path.join(root, '.github/workflows/site.yml'), 'utf8')) as {
    jobs: Record<string, { needs?: string; steps: { run?: string }[] }>;
  };
  const { scripts } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const { test: tests, ...others } = workflow.jobs;
  expect(tests?.steps.map(({ run }) => run)).toContain('npm test');
  for (const job of Object.values(others)) expect(job.needs).toBe('test');
  const runs = Object.values(workflow.jobs).flatMap(({ steps }) =>
    steps.map(({ run = '' }) => run),
  );
  for (const [, script = ''] of runs.join('\n').matchAll(/npm run ([\w-]+)/g))
    expect(scripts).toHaveProperty(script);
});
