/** A learner's way in Firefox, on the built site with its real policies. Skipped, with a sentence, where there is no Firefox. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Firefox,
  findFirefox,
  launchFirefox,
  NO_FIREFOX,
} from '../sandbox/testing/firefox/firefox.ts';
import type { FirefoxPage } from '../sandbox/testing/firefox/firefox-page.ts';
import type { Listening } from '../server/listen.ts';
import { serveBuiltSite } from './built-site.ts';

const executable = findFirefox();
if (executable === null) console.log(NO_FIREFOX);

const documented = `import express from 'express';
import swaggerUi from 'swagger-ui-express';
export const app = express();
app.use('/docs', swaggerUi.serve, swaggerUi.setup({ openapi: '3.1.0', info: { title: 'Toolshed', version: '1' }, paths: {} }));
app.get('/tools', (request, response) => { response.json({ from: 'Firefox' }); });
`;

// No second try: each test goes on where the one before it ended.
describe.skipIf(executable === null)('in Firefox', { timeout: 180_000, retry: 0 }, () => {
  let firefox: Firefox;
  let server: Listening;
  let page: FirefoxPage;
  const origin = (): string => `http://localhost:${server.port}`;

  beforeAll(async () => {
    firefox = await launchFirefox(executable ?? '');
    server = await serveBuiltSite();
    page = await firefox.open(origin());
  }, 120_000);
  afterAll(async () => {
    await firefox[Symbol.asyncDispose]();
    await server.close();
  }, 60_000);

  const openStep = async (path: string): Promise<void> => {
    await page.goto(`${origin()}/lessons/${path}/`);
    await wake();
  };
  const wake = async (): Promise<void> => {
    // The page hears the pointer once its script runs.
    await page.click({ css: 'h1' });
    await page.see({ css: '.cm-content' });
  };
  /** Types over the open file; several lines at once, as if pasted. */
  const write = async (text: string): Promise<void> => {
    await page.click({ css: '.cm-content' });
    await page.press('Control', 'a');
    await page.evaluate((all) => document.execCommand('insertText', false, all), text);
  };
  /** Presses Check; how the panel sums the run up. */
  const check = async (): Promise<string> => {
    await page.evaluate(() => {
      document.documentElement.dataset.report = 'awaited';
      document.addEventListener(
        'groundwork:report',
        () => {
          document.documentElement.dataset.report = 'there';
        },
        { once: true },
      );
    });
    await page.click({ css: 'button', text: 'Check' });
    await page.until('the report', () => document.documentElement.dataset.report === 'there');
    return page.textOf({ css: 'groundwork-checks .summary' });
  };

  test('a step is typed in, checked, asked and shown', async () => {
    await openStep('01-models/01-first-schema');
    expect(await check()).toContain('1 of 6 checks pass');

    await write(documented);
    await page.press('Control', 'End');
    await page.type('// mine');
    await page.click({ css: '[role=tab]', text: 'Requests' });
    await page.click({ css: 'groundwork-requests button', text: 'Send' });
    await page.see({ css: 'groundwork-requests *', text: '404 Not Found' });

    await page.click({ css: '[role=tab]', text: 'Docs' });
    await page.see({ css: 'groundwork-docs iframe[data-state=shown]' });
    const docs = await page.frame('/tab-');
    await docs?.see({ css: '.title', text: 'Toolshed' });

    await page.reload();
    await wake();
    await page.see({ css: '.cm-line', text: '// mine' });
    expect(page.faults).toEqual([]);
  });

  test('a step with a database is checked', async () => {
    await openStep('03-injection/02-session');
    expect(await check()).toMatch(/^\d of 5 checks pass/);
    expect(page.faults).toEqual([]);
  });

  test('without the server, what was visited is there and is checked', async () => {
    await page.until('the service worker keeps what a check needs', async () => {
      const kept = await Promise.all(
        (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
      );
      const has = (part: string) => kept.flat().some(({ url }) => url.includes(part));
      return ['/execution-', '/compile-', '/strip-', '/runner-'].every(has);
    });
    await server.close();
    await openStep('01-models/02-rules');
    expect(await check()).toMatch(/^\d of \d checks pass/);
  });
});
