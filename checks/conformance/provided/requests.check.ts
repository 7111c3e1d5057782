/** What providers and the database do for a request, told in the same way in both hosts. The app is `app.ts` beside this file. */
import { expect, test } from 'vitest';
import { startApp } from '#kit';

test.each([
  ['added', 200],
  ['rolled-back', 500],
  ['refused', 500],
  ['swallowed', 200],
  ['locked', 500],
  ['stream', 200],
  ['pool', 200],
  ['thrown-away', 200],
  ['leaked', 200],
  ['stood-in', 200],
  ['stood-in-otherwise', 200],
  ['loose', 200],
  ['starved', 500],
])('the request "%s"', { meta: { id: 'request' } }, async (path, status) => {
  const api = await startApp();
  expect((await api.get(`/${path}`)).status).toBe(status);
});
