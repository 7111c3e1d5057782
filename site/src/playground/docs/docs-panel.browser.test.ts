/** The Docs panel on the built site, with its real policies: Swagger UI from the learner's own app, and any other page. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from '../../../e2e/built-site.ts';
import { expectNoFaults, openStep, write } from '../../../e2e/workbench.ts';

const STEP = '01-models/01-first-schema';

/** A learner's app that documents itself, as lesson 02 builds it; `title` is what a change of the schema shows. */
const documented = (title: string): string => `import express from 'express';
import swaggerUi from 'swagger-ui-express';

export const app = express();
app.use(express.json());
app.use(express.urlencoded());

const tool = { type: 'object', properties: { name: { type: 'string', example: 'Drill' } } };
const openapi = {
  openapi: '3.1.0',
  info: { title: '${title}', version: '1' },
  components: { securitySchemes: { desk: { type: 'apiKey', in: 'header', name: 'X-Desk-Key' } } },
  security: [{ desk: [] }],
  paths: {
    '/tools': {
      post: {
        requestBody: { content: { 'application/json': { schema: tool } } },
        responses: { 201: { description: 'Created' } },
      },
    },
  },
};
app.use('/docs', swaggerUi.serve, swaggerUi.setup(openapi));

app.post('/tools', (request, response) => {
  response.status(201).json({ id: 1, key: request.get('X-Desk-Key'), ...request.body });
});

app.get('/', (_, response) => {
  response.type('html').send('<title>Home</title><h1>At home</h1><a href="second?page=2">Second</a>');
});
app.get('/second', (request, response) => {
  response.type('html').send(
    '<title>Second</title><h1>Page ' + request.query.page + '</h1><a href="https://example.org/">Out</a> <a href="/list.csv">List</a>',
  );
});
app.get('/list.csv', (_, response) => {
  response.attachment('list.csv').send('drill,saw');
});
`;

let site: BuiltSite;
beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

/** Opens the panel on an app of the learner's; what the page asked of any server is noted from the start. */
async function openDocs(app: string | null) {
  const visit = await site.visit();
  const asked: string[] = [];
  visit.context.on('request', (request) => asked.push(request.url()));
  await openStep(visit.page, STEP);
  if (app !== null) await write(visit.page, app);
  await visit.page.getByRole('tab', { name: 'Docs' }).click();
  return { ...visit, asked };
}

/** The document in the tab, once its heading or the like can be seen. */
async function documentWith(page: Page, text: string): Promise<Frame> {
  const selector = 'groundwork-docs iframe[data-state=shown]';
  const heading = page.frameLocator(selector).getByText(text).first();
  await heading.waitFor({ timeout: 30_000 }).catch(async () => {
    const panel = await page.locator('groundwork-docs').textContent();
    throw new Error(`No document of the app shows "${text}". The panel says: ${panel}`);
  });
  // One document may just be taking the other's place: the frame is asked for until it is the one that stays.
  let frame: Frame | null | undefined;
  await expect
    .poll(async () => {
      frame = await (await page.$(selector))?.contentFrame();
      return frame?.getByText(text).first().isVisible();
    })
    .toBe(true);
  if (!frame) throw new Error('The Docs panel shows no document.');
  return frame;
}

const addressLine = (page: Page) => page.getByRole('textbox', { name: 'Address in your app' });
const button = (page: Page, name: string) =>
  page.locator('groundwork-docs').getByRole('button', { name, exact: true });

test('Swagger UI of the learner’s own app: Try it out and Authorize reach the app in the worker', async () => {
  const { page, context, faults, asked } = await openDocs(documented('Toolshed'));
  const docs = await documentWith(page, 'Toolshed');
  expect(await addressLine(page).inputValue()).toBe('http://localhost:3000/docs/');

  await docs.getByRole('button', { name: 'Authorize' }).first().click();
  await docs.locator('.auth-container input').fill('front-desk');
  await docs.locator('.auth-btn-wrapper .authorize').click();
  await docs.locator('.auth-btn-wrapper .btn-done').click();

  await docs.locator('.opblock-summary-control').click();
  await docs.locator('.try-out__btn').click();
  await docs.locator('.body-param textarea').fill('{"name":"Saw"}');
  await docs.locator('.execute').click();
  const answer = docs.locator('.live-responses-table');
  await answer.waitFor({ timeout: 20_000 });
  expect(await answer.locator('.response-col_status').last().textContent()).toContain('201');
  expect(await answer.textContent()).toContain('front-desk');
  expect(await docs.locator('.request-url').textContent()).toContain('http://localhost:3000/tools');
  expect(await docs.locator('.curl-command').textContent()).toContain(
    'http://localhost:3000/tools',
  );

  expect(asked.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(site.origin))).toEqual(
    [],
  );
  expectNoFaults(faults);
  await context.close();
});

test('links, back, forward, reload and the address line', async () => {
  const { page, context, faults } = await openDocs(documented('Toolshed'));
  await documentWith(page, 'Toolshed');
  await addressLine(page).fill('/');
  await addressLine(page).press('Enter');
  const home = await documentWith(page, 'At home');
  await home.getByRole('link', { name: 'Second' }).click();
  await documentWith(page, 'Page 2');
  expect(await addressLine(page).inputValue()).toBe('http://localhost:3000/second?page=2');

  await button(page, 'Back').click();
  await documentWith(page, 'At home');
  expect(await addressLine(page).inputValue()).toBe('http://localhost:3000/');
  await button(page, 'Forward').click();
  const second = await documentWith(page, 'Page 2');
  expect(await button(page, 'Forward').getAttribute('aria-disabled')).toBe('true');

  await second.getByRole('link', { name: 'Out' }).click();
  await page.getByText('https://example.org/, which is outside your app').waitFor();
  await second.getByRole('link', { name: 'List' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save it' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('list.csv');
  expect(await readFile(await file.path(), 'utf8')).toBe('drill,saw');
  await button(page, 'Reload').click();
  await documentWith(page, 'Page 2');
  expectNoFaults(faults);
  await context.close();
});

test('a change shows at once, and code that does not start leaves the page as it was', async () => {
  const { page, context, faults } = await openDocs(documented('Toolshed'));
  await documentWith(page, 'Toolshed');
  await write(page, documented('Lending library'));
  await documentWith(page, 'Lending library');

  await write(page, `export const app = null;\nthrow new Error('not yet');`);
  await page.getByText('Your latest code gives no page').waitFor({ timeout: 20_000 });
  await documentWith(page, 'Lending library');
  await page.getByRole('button', { name: 'Show why' }).click();
  expect(await page.locator('groundwork-docs .failure').textContent()).toContain('not yet');

  await write(page, documented('Toolshed again'));
  await documentWith(page, 'Toolshed again');
  expectNoFaults(faults);
  await context.close();
});

test('an app that serves no page yet says so, and shows what is typed', async () => {
  const { page, context, faults } = await openDocs(null);
  await page.getByText('Your app answers, but it serves no page yet').waitFor({ timeout: 30_000 });
  await addressLine(page).fill('example.org/x');
  await addressLine(page).press('Enter');
  await documentWith(page, 'Cannot GET /example.org/x');
  await addressLine(page).fill('https://example.org/');
  await addressLine(page).press('Enter');
  await page.getByText('This tab shows only your app.').waitFor();
  expectNoFaults(faults);
  await context.close();
});

test('everything is reached by keyboard, and axe finds nothing', async () => {
  const { page, context, faults } = await openDocs(documented('Toolshed'));
  await documentWith(page, 'Toolshed');
  // While a document loads, its Reload is Stop.
  await page.locator('groundwork-docs .documents[aria-busy=false]').waitFor();
  await page.getByRole('tab', { name: 'Docs' }).focus();
  const names: (string | null)[] = [];
  for (let press = 0; press < 7; press++) {
    await page.keyboard.press('Tab');
    names.push(
      await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.getAttribute('aria-label') ?? activeElement?.localName ?? null;
      }),
    );
  }
  expect(names).toEqual([
    'groundwork-docs',
    'Back',
    'Forward',
    'Reload',
    'Address in your app',
    'Larger',
    'iframe',
  ]);
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8'));
  const violations = await page.evaluate(async () => {
    const axe = Reflect.get(window, 'axe') as typeof import('axe-core');
    const panel = { include: ['groundwork-docs'], exclude: ['groundwork-docs iframe'] };
    return (await axe.run(panel)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(violations).toEqual([]);
  expectNoFaults(faults);
  await context.close();
});
