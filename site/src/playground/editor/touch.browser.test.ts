/** Writing by finger at 390 px in a real Chromium, and what a phone does not load unasked. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from '../../../e2e/built-site.ts';
import { check, editor, written } from '../../../e2e/workbench.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

async function onPhone(act: (page: Page, requested: readonly string[]) => Promise<void>) {
  const context = await site.browser.newContext({
    baseURL: site.origin,
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  const requested: string[] = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  await page.goto('/lessons/01-models/01-first-schema/#code');
  await editor(page).waitFor({ timeout: 60_000 });
  await act(page, requested);
  await context.close();
}

test(
  'typing through a keyboard that composes, choosing a completion by finger, checking',
  () =>
    onPhone(async (page, requested) => {
      const before = await written(page);
      await editor(page).tap();
      await page.keyboard.press('ControlOrMeta+End');
      // As a phone's keyboard writes: a word that is not settled until it ends.
      const keyboard = await page.context().newCDPSession(page);
      for (const text of ['c', 'co', 'con', 'cons', 'const']) {
        await keyboard.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
      }
      await keyboard.send('Input.insertText', { text: 'const' });
      expect(await written(page)).toBe(`${before}const`);
      await page.keyboard.insertText(' days: number = "six";\n');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await check(page);

      // A megabyte of types does not come unasked, however long one waits; the panel says so and offers it.
      await page.getByRole('tab', { name: 'Problems' }).tap();
      await page.locator('groundwork-problems').getByText('about 1 MB').waitFor();
      expect(requested.filter((path) => path.startsWith('/types/'))).toEqual([]);
      await page.getByRole('button', { name: 'Check types' }).tap();
      await page
        .locator('groundwork-problems')
        .getByRole('button', { name: /is not assignable to type 'number'/ })
        .waitFor({ timeout: 60_000 });

      await editor(page).tap();
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.type('app.dele');
      const option = page
        .locator('groundwork-editor .cm-tooltip-autocomplete li')
        .filter({ hasText: /^delete$/ });
      await option.waitFor({ timeout: 30_000 });
      // Enter in the first moments is a line's end; so is a tap.
      await page.waitForTimeout(200);
      await option.tap();
      await expect.poll(() => written(page), { timeout: 10_000 }).toMatch(/app\.delete$/);
    }),
  180_000,
);
