/** A real nginx, where there is one, serves a site with the headers of our own server. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { contentType } from '../site/server/content-type.ts';
import { type FrameHeaders, headersFor } from '../site/server/headers.ts';
import { headersFile } from '../site/server/headers-file.ts';
import { nginxConfig, readRules } from './nginx-config.ts';

const frames: FrameHeaders = {
  '/runner-0123456789ab.html': { 'Content-Security-Policy': "default-src 'none'; sandbox" },
};
const pages = ['/', '/404.html', '/lessons/01-models/'];
const rules = readRules(headersFile(pages, frames));

/** Addresses of every kind that a built site has, with the file behind each. */
const addresses: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/404.html': '404.html',
  '/lessons/01-models/': 'lessons/01-models/index.html',
  '/lessons/01-models/step.json': 'lessons/01-models/step.json',
  '/_astro/app.Dk3f9a0b.js': '_astro/app.Dk3f9a0b.js',
  '/sandbox/execution-a1b2c3d4.js': 'sandbox/execution-a1b2c3d4.js',
  '/types/pack-a1b2c3d4.json': 'types/pack-a1b2c3d4.json',
  '/fork/runner.js': 'fork/runner.js',
  '/sw.js': 'sw.js',
  '/runner-0123456789ab.html': 'runner-0123456789ab.html',
};

async function smallSite(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'groundwork-nginx-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const file of Object.values(addresses)) {
    const place = path.join(folder, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, `${file} is here`);
    await writeFile(`${place}.gz`, gzipSync(`${file} is here`));
  }
  await writeFile(path.join(folder, '_headers'), 'not for visitors');
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Address of an nginx that serves the folder until the test is over. */
async function startNginx(folder: string): Promise<string> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'groundwork-nginx-run-'));
  const listen = `127.0.0.1:${await freePort()}`;
  const file = path.join(scratch, 'nginx.conf');
  await writeFile(file, nginxConfig(folder, rules, listen, scratch));
  const child = spawn('nginx', ['-c', file, '-g', 'daemon off; master_process off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  onTestFinished(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    await rm(scratch, { recursive: true });
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx did not start:\n${said}`);
    const answered = await fetch(`http://${listen}/`).then(
      () => true,
      () => false,
    );
    if (answered) return `http://${listen}`;
    await sleep(50);
  }
}

const isInstalled = spawnSync('nginx', ['-v']).status === 0;

test.skipIf(!isInstalled)(
  'nginx sends what our own server sends',
  { timeout: 60_000 },
  async () => {
    const origin = await startNginx(await smallSite());
    for (const [address, file] of Object.entries(addresses)) {
      const response = await fetch(`${origin}${address}?from=test`);
      expect(response.status, address).toBe(200);
      expect(await response.text()).toBe(`${file} is here`);
      const wanted = { ...headersFor(address, frames), 'Content-Type': contentType(file) };
      const sent = Object.keys(wanted).map((name) => [name, response.headers.get(name)]);
      expect(Object.fromEntries(sent), address).toEqual(wanted);
      expect(response.headers.get('content-encoding'), address).toBe('gzip');
      expect(response.headers.get('cross-origin-opener-policy'), address).toBe(
        headersFor(address, frames)['Cross-Origin-Opener-Policy'] ?? null,
      );
    }

    const nothing = await fetch(`${origin}/nowhere/`);
    expect([nothing.status, await nothing.text()]).toEqual([404, '404.html is here']);
    expect((await fetch(`${origin}/_headers`)).status).toBe(404);
    const folder = await fetch(`${origin}/lessons/01-models?x=1`, { redirect: 'manual' });
    expect([folder.status, folder.headers.get('location')]).toEqual([
      308,
      expect.stringMatching(/\/lessons\/01-models\/\?x=1$/),
    ]);
  },
);

test('an address has the headers of every rule that matches it, and the exact rule wins', () => {
  const text = nginxConfig('/srv/site', rules, '80');
  const policies = /map \$address \$header_content_security_policy \{([^}]*)\}/.exec(text)?.[1];
  expect(policies).toContain('"/runner-0123456789ab.html" "default-src \'none\'; sandbox";');
  expect(policies).toContain('"~^/lessons/" ');
  expect(policies).not.toContain('"~^/" ');
  expect(text).toContain('root "/srv/site";');
});
