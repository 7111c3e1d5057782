/** The workbench of a step, as the bench finds it in a page. */
import type { Page } from 'playwright-core';

/** The text box of the editor. */
export const editorOf = (page: Page) => page.locator('groundwork-playground .cm-content').first();

/** Presses Check as soon as it can be pressed and waits for the first outcome; ms since the page was asked for. */
export async function firstOutcome(page: Page): Promise<number> {
  await page.mouse.move(200, 300);
  await page.mouse.move(220, 320);
  await page.getByRole('button', { name: /^Check\b/ }).click();
  const row = page.locator(
    'groundwork-checks [data-state="passed"], groundwork-checks [data-state="failed"]',
  );
  await row.first().waitFor({ state: 'attached' });
  return await page.evaluate(() => performance.now());
}
