/** Swagger UI's files, from the site to the learner's app in the sandbox. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { swaggerUiFiles } from './bundle/swagger-ui.ts';
import { check, open, orderOf, request, startSandbox } from './testing/run-in-page.ts';
import { openTestSite, type TestSite } from './testing/test-site.ts';

let site: TestSite;
let page: Page;

beforeAll(async () => {
  site = await openTestSite();
  page = await site.open();
  await startSandbox(page);
});
afterAll(() => site[Symbol.asyncDispose]());

const docs = `
import express from 'express';
import { readFile } from 'node:fs/promises';
import swaggerUi from 'swagger-ui-express';

export const app = express();
app.use('/docs', swaggerUi.serve, swaggerUi.setup({ openapi: '3.1.0', info: { title: 'Toolshed', version: '1' }, paths: {} }));
app.get('/length/:name', async (request, response) => {
  const bytes = await readFile('/node_modules/swagger-ui-dist/' + request.params.name);
  response.json(bytes.length);
});
`;

const fetched = (name: string): number =>
  site.requests.filter((path) => new RegExp(`^/sandbox/${name}-[0-9a-f]{12}\\.`).test(path)).length;

const realFile = async (name: string): Promise<string> => {
  const file = swaggerUiFiles.find(({ path }) => path.endsWith(`/${name}`));
  return readFile(file?.source ?? '', 'utf8');
};

test('a check reads what the docs page links to, and only that is fetched', async () => {
  const { report } = await check(
    page,
    orderOf(
      docs,
      `
  test('docs', { meta: { id: 'docs' } }, async () => {
    const api = await startApp();
    expect((await api.get('/docs/')).text).toContain('swagger-ui-bundle.js');
    const style = await api.get('/docs/swagger-ui.css');
    expect(style.status).toBe(200);
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(style.text).toContain('.swagger-ui');
    const again = await api.get('/docs/swagger-ui.css', { headers: { 'if-none-match': style.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });`,
    ),
  );
  expect(report.checks.map(({ state, failure }) => failure?.happened ?? state)).toEqual(['passed']);
  expect([fetched('swagger-ui'), fetched('swagger-ui-bundle')]).toEqual([1, 0]);
});

test('an open app serves them byte for byte, and each is fetched once per visit', async () => {
  for (let start = 0; start < 2; start++) {
    expect(await open(page, orderOf(docs, '').files)).toBeNull();
    for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
      const path = `/docs/${name}`;
      const answer = await request(page, { method: 'GET', path, headers: [] });
      expect(answer.status).toBe(200);
      expect(answer.text === (await realFile(name))).toBe(true);
    }
  }
  expect([fetched('swagger-ui'), fetched('swagger-ui-bundle')]).toEqual([1, 1]);
});

test('code may read them by promise too', async () => {
  const path = '/length/favicon-16x16.png';
  const answer = await request(page, { method: 'GET', path, headers: [] });
  const file = swaggerUiFiles.find(({ path }) => path.endsWith('/favicon-16x16.png'));
  expect(answer.text).toBe(String((await readFile(file?.source ?? '')).length));
});

test('a file that cannot be fetched is an error of that request, not of the app', async () => {
  const path = '/docs/swagger-ui-standalone-preset.js';
  const ask = () => request(page, { method: 'GET', path, headers: [] });
  await page.route('**/sandbox/swagger-ui-standalone-preset-*', (route) => route.abort());
  expect((await ask()).status).toBe(500);
  await page.unroute('**/sandbox/swagger-ui-standalone-preset-*');
  expect((await ask()).status).toBe(200);
});
