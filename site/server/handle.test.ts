import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handlerFor } from './handle.ts';
import { sitePolicy } from './headers.ts';
import { type Listening, listen } from './listen.ts';
import { readSiteFiles } from './site-files.ts';

const HOME = '<!doctype html><title>Home</title>';
const SCRIPT = 'console.log("hello");'.repeat(40);

let folder: string;
let server: Listening;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-site-'));
  const files: Readonly<Record<string, string | Buffer>> = {
    'secret.txt': 'outside the site',
    'dist/index.html': HOME,
    'dist/404.html': '<!doctype html><title>No such page</title>',
    'dist/runner.html': '<!doctype html><title>Runner</title>',
    'dist/_headers': '/*',
    'dist/lessons/a b/index.html': '<!doctype html><title>Lesson</title>',
    'dist/_astro/app.a1b2c3d4.js': SCRIPT,
    'dist/_astro/app.a1b2c3d4.js.br': brotliCompressSync(SCRIPT),
    'dist/strip.wasm': Buffer.from([0, 97, 115, 109]),
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const site = {
    files: await readSiteFiles(join(folder, 'dist')),
    frames: { '/runner.html': { 'Content-Security-Policy': "default-src 'none'" } },
  };
  server = await listen(handlerFor(site), { port: 0, hosts: ['127.0.0.1'] });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Sends the path exactly as written: `fetch` would tidy `..` away before it left. */
function get(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Got> {
  return new Promise((resolve, reject) => {
    request({ port: server.port, host: '127.0.0.1', path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test('a page comes with its type and the security headers', async () => {
  const { status, headers, body } = await get('/');
  expect(status).toBe(200);
  expect(body.toString()).toBe(HOME);
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-length': String(HOME.length),
    'content-security-policy': sitePolicy,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'cache-control': 'no-cache',
  });
});

test('the runner comes with its own policy alone', async () => {
  const { headers } = await get('/runner.html');
  expect(headers['content-security-policy']).toBe("default-src 'none'");
});

test('WebAssembly has the type that streaming compilation asks for', async () => {
  expect((await get('/strip.wasm')).headers['content-type']).toBe('application/wasm');
});

describe('a packed file', () => {
  const path = '/_astro/app.a1b2c3d4.js';

  test('goes out packed to who takes it, for ever', async () => {
    const { headers, body } = await get(path, { 'accept-encoding': 'gzip, br' });
    expect(headers['content-encoding']).toBe('br');
    expect(headers.vary).toBe('Accept-Encoding');
    expect(headers['cache-control']).toContain('immutable');
    expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
  });

  test('goes out plain to who does not', async () => {
    const { headers, body } = await get(path);
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toBe(SCRIPT);
  });

  test('has no address of its own', async () => {
    expect((await get(`${path}.br`)).status).toBe(404);
  });
});

test('what is missing is never kept, even under an address whose files are', async () => {
  const { status, headers } = await get('/_astro/gone.a1b2c3d4.js');
  expect(status).toBe(404);
  expect(headers['cache-control']).toBe('no-cache');
});

test('a new build does not reach the visitors of a running server by halves', async () => {
  await writeFile(
    join(folder, 'dist/index.html'),
    'a longer page than the one before, half written',
  );
  const { headers, body } = await get('/');
  expect(body.toString()).toBe(HOME);
  expect(headers['content-length']).toBe(String(HOME.length));
});

test('what the browser has already is answered with 304 and no body', async () => {
  const tag = String((await get('/')).headers.etag);
  const again = await get('/', { 'if-none-match': `"other", W/${tag}` });
  expect(again.status).toBe(304);
  expect(again.body).toHaveLength(0);
  expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200);
});

test('HEAD has the headers of GET and no body', async () => {
  const { status, headers, body } = await get('/', {}, 'HEAD');
  expect(status).toBe(200);
  expect(headers['content-length']).toBe(String(HOME.length));
  expect(body).toHaveLength(0);
});

test('other methods are refused with what is allowed', async () => {
  const { status, headers } = await get('/', {}, 'POST');
  expect(status).toBe(405);
  expect(headers.allow).toBe('GET, HEAD');
});

test('a folder without its slash is redirected, query and all', async () => {
  const { status, headers } = await get('/lessons/a%20b?from=mail');
  expect(status).toBe(308);
  expect(headers.location).toBe('/lessons/a%20b/?from=mail');
  expect((await get('/lessons/a%20b/?from=mail')).status).toBe(200);
});

test.each(['/nothing', '/_headers', '/index.html/', '//evil.example/lessons/a b'])(
  '%s is not there',
  async (path) => {
    const { status, headers, body } = await get(encodeURI(path));
    expect(status).toBe(404);
    expect(headers['content-security-policy']).toBe(sitePolicy);
    expect(body.toString()).toContain('No such page');
  },
);

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/lessons/../../secret.txt',
  '/..\\secret.txt',
])('%s does not lead out of the site', async (path) => {
  const { status, body } = await get(path);
  expect(status).toBe(404);
  expect(body.toString()).not.toContain('outside');
});

test.each(['/%', '/%zz'])('%s is a malformed address', async (path) => {
  expect((await get(path)).status).toBe(400);
});

test('a site in a folder of its host answers there, and leads there from elsewhere', async () => {
  const files = await readSiteFiles(join(folder, 'dist'));
  const handler = handlerFor({ files, frames: {}, base: '/shed/' });
  const inFolder = await listen(handler, { port: 0, hosts: ['127.0.0.1'] });
  const ask = (path: string) =>
    fetch(`http://127.0.0.1:${inFolder.port}${path}`, { redirect: 'manual' });
  try {
    expect((await ask('/shed/')).headers.get('content-type')).toContain('text/html');
    expect((await ask('/shed/_astro/app.a1b2c3d4.js')).headers.get('cache-control')).toContain(
      'immutable',
    );
    expect((await ask('/shed/lessons/a%20b')).headers.get('location')).toBe('/shed/lessons/a%20b/');
    expect((await ask('/shed/nowhere')).status).toBe(404);
    const elsewhere = await ask('/_astro/app.a1b2c3d4.js');
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([307, '/shed/']);
  } finally {
    await inFolder.close();
  }
});
