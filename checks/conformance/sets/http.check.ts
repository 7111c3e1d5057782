/** What the kit's client and Node's `http` do, seen from a check. The app is `http.ts`. */
import { beforeEach, expect, test } from 'vitest';
import { type Api, importFile, importFiles, type Servable, serve, startApp } from '#kit';

let api: Api;
beforeEach(async () => {
  api = await startApp();
});

async function echoed(
  method: string,
  path: string,
  options?: Parameters<Api['request']>[2],
): Promise<unknown> {
  return (await api.request(method, path, options)).json;
}

async function events(): Promise<unknown> {
  return (await api.get('/events')).json;
}

test('a path is sent as it is', { meta: { id: 'raw-path' } }, async () => {
  expect(await echoed('GET', '/echo?x=%zz&a=/../')).toMatchObject({ url: '/echo?x=%zz&a=/../' });
});
test('a GET sends no header unasked', { meta: { id: 'plain-headers' } }, async () => {
  expect(await echoed('GET', '/echo')).toMatchObject({
    headers: { host: expect.stringMatching(/^127\.0\.0\.1:\d+$/), connection: 'close' },
  });
});
test('headers of the check win', { meta: { id: 'own-headers' } }, async () => {
  const headers = { Cookie: 'a=1; b=2', Host: 'evil.test' };
  expect(await echoed('GET', '/echo', { headers })).toMatchObject({
    headers: { cookie: 'a=1; b=2', host: 'evil.test' },
  });
});
test('a repeated header arrives twice', { meta: { id: 'repeated-header' } }, async () => {
  const headers = [
    ['X-Tag', 'a'],
    ['X-Tag', 'b'],
  ] as const;
  expect(await echoed('GET', '/echo', { headers })).toMatchObject({ headers: { 'x-tag': 'a, b' } });
});
test('JSON is sent as JSON', { meta: { id: 'json-body' } }, async () => {
  expect(await echoed('POST', '/echo', { json: { a: 'é' } })).toMatchObject({
    method: 'POST',
    bytes: 10,
    headers: { 'content-type': 'application/json', 'content-length': '10' },
  });
});
test('a POST without a body says so, as fetch does', { meta: { id: 'no-body' } }, async () => {
  for (const method of ['POST', 'PUT', 'PATCH']) {
    const echo = await echoed(method, '/echo');
    expect(echo).toMatchObject({ bytes: 0, headers: { 'content-length': '0' } });
    expect(echo).not.toHaveProperty('headers.transfer-encoding');
  }
  expect(await echoed('DELETE', '/echo')).not.toHaveProperty('headers.content-length');
});
test('a GET may have a body', { meta: { id: 'get-body' } }, async () => {
  expect(await echoed('GET', '/echo', { body: 'abc' })).toMatchObject({ bytes: 3 });
});
test('a megabyte up', { meta: { id: 'large-upload' } }, async () => {
  const body = new Uint8Array(1 << 20);
  expect(await echoed('POST', '/echo', { body })).toMatchObject({ bytes: 1 << 20 });
});
test('a megabyte down', { meta: { id: 'large-download' } }, async () => {
  const response = await api.get('/big');
  expect(response.bytes.length).toBe(1 << 20);
  expect(response.headers.get('content-length')).toBe(String(1 << 20));
});
test('status line and repeated headers', { meta: { id: 'status-line' } }, async () => {
  const response = await api.get('/status');
  expect(response.status).toBe(418);
  expect(response.statusText).toBe('Short and stout');
  expect(response.headers.get('x-multi')).toBe('a, b');
  expect(response.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2']);
});
test('the jar keeps cookies and forgets them', { meta: { id: 'cookie-jar' } }, async () => {
  await api.get('/status');
  expect(await echoed('GET', '/echo')).toMatchObject({ headers: { cookie: 'a=1; b=2' } });
  await api.get('/forget');
  expect(await echoed('GET', '/echo')).toMatchObject({ headers: { cookie: 'b=2' } });
});
test('HEAD has no body', { meta: { id: 'head' } }, async () => {
  const response = await api.request('HEAD', '/big');
  expect([response.status, response.bytes.length]).toEqual([200, 0]);
});
test('204 has no body', { meta: { id: 'no-content' } }, async () => {
  const response = await api.get('/204');
  expect([response.status, response.statusText, response.bytes.length]).toEqual([
    204,
    'No Content',
    0,
  ]);
});
test('an answer has Date and Connection', { meta: { id: 'general-headers' } }, async () => {
  const { headers } = await api.get('/');
  expect(headers.get('date')).toMatch(/GMT$/);
  expect(headers.get('connection')).toBe('close');
});
test('a stream is read while it is open', { meta: { id: 'stream' } }, async () => {
  const stream = await api.stream('/stream');
  expect(await stream.readLine()).toBe('data: 1');
  expect(await stream.readLine()).toBe('');
  expect(await stream.readLine()).toBe('data: 2');
  stream.abort();
  await expect.poll(events).toContain('response closed /stream');
});
test('headers after the end are refused', { meta: { id: 'after-end' } }, async () => {
  await api.get('/twice');
  expect(await events()).toContain('ERR_HTTP_HEADERS_SENT');
});
test('each start is an app of its own', { meta: { id: 'fresh-app' } }, async () => {
  await api.get('/twice');
  const other = await startApp();
  expect((await other.get('/events')).json).toEqual([]);
});
test('a timeout hangs up', { meta: { id: 'timeout-hangs-up' } }, async () => {
  await api.get('/hang', { timeout: 50 }).catch(() => {});
  await expect.poll(events).toContain('response closed /hang');
});
test('no answer', { meta: { id: 'fails-hang' } }, async () => {
  await api.get('/hang', { timeout: 80 });
});
test('no end', { meta: { id: 'fails-endless' } }, async () => {
  await api.get('/endless', { timeout: 80 });
});
test('a reset', { meta: { id: 'fails-reset' } }, async () => {
  await api.get('/reset');
});
test('half an answer', { meta: { id: 'fails-half' } }, async () => {
  await api.get('/half');
});
test('a closed app', { meta: { id: 'fails-closed' } }, async () => {
  await api.close();
  await api.get('/');
});

interface App {
  server: Servable & { listening: boolean };
}

test('files imported together share their modules', {
  meta: { id: 'files-together' },
}, async () => {
  const { server } = await importFiles<App>({ 'server.ts': [], 'http.ts': ['server'] });
  // `server.ts` lets it listen; nobody has imported it beside the other one.
  await expect.poll(() => server.listening).toBe(true);
  const alone = await importFile<App>('http.ts', ['server']);
  expect(alone.server.listening).toBe(false);
});
test('an imported app is served', { meta: { id: 'files-served' } }, async () => {
  const { server } = await importFile<App>('http.ts', ['server']);
  const served = await serve(server);
  expect((await served.get('/echo')).json).toMatchObject({ method: 'GET', url: '/echo' });
});
test('a missing export', { meta: { id: 'fails-export' } }, async () => {
  await importFiles<App & { client: unknown }>({ 'http.ts': ['server', 'client'] });
});
