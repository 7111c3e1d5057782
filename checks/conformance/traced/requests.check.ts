/** Requests of every sort, whose traces must be the same in both hosts. The app is `app.ts` beside this file. */
import { expect, test } from 'vitest';
import { type Api, startApp } from '#kit';

const asked: readonly (readonly [id: string, ask: (api: Api) => Promise<unknown>])[] = [
  ['created', (api) => api.post('/tools', { json: { name: 'Drill', dailyFee: 3 } })],
  ['refused', (api) => api.post('/tools', { json: { name: 'Drill', colour: 'red' } })],
  ['malformed', (api) => api.post('/tools', { body: '{', headers: json })],
  ['one', (api) => api.get('/tools/1')],
  ['throws', (api) => api.get('/tools/9')],
  ['head', (api) => api.request('HEAD', '/tools/1')],
  ['mounted', (api) => api.get('/inner/deep')],
  ['nowhere', (api) => api.get('/nowhere')],
  ['stream', (api) => api.get('/stream')],
  ['parsed', (api) => api.get('/parsed')],
  ['slow-schema', (api) => api.get('/slow-schema')],
  ['span', (api) => api.get('/span')],
  ['afterwards', (api) => api.get('/afterwards')],
  ['circular', (api) => api.get('/circular')],
  ['skipped', (api) => api.get('/skipped')],
];
const json = { 'content-type': 'application/json' };

for (const [id, ask] of asked) {
  test(`the request "${id}"`, { meta: { id } }, async () => {
    await ask(await startApp());
  });
}
test('a client that leaves', { meta: { id: 'left' } }, async () => {
  const api = await startApp();
  await expect(api.get('/silent', { timeout: 50 })).rejects.toThrow();
});
test('a handler that holds the thread', { meta: { id: 'held' } }, async () => {
  const api = await startApp();
  await Promise.all([api.get('/tools/1'), api.get('/held'), api.get('/tools/2')]);
});
