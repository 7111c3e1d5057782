/** The workbench of a step, as the bench finds it in a page. */
import type { Page } from 'playwright-core';

/** The text box of the editor. */
export const editorOf = (page: Page) => page.locator('groundwork-playground .cm-content').first();

/** Presses Check as soon as it can be pressed and waits for the first outcome; ms since the page was asked for. */
export async function firstOutcome(page: Page): Promise<number> {
  const check = page.getByRole('button', { name: /^Check\b/ });
  await moveUntil(page, check.waitFor());
  await check.click();
  const row = page.locator(
    'groundwork-checks [data-state="passed"], groundwork-checks [data-state="failed"]',
  );
  await row.first().waitFor({ state: 'attached' });
  return await page.evaluate(() => performance.now());
}

/**
 * Moves the pointer as a hand does, until `happened`. Two moves are not enough: a browser keeps none of those that come before
 * the page's scripts listen, and a page that nobody touches rightly stays asleep.
 */
async function moveUntil(page: Page, happened: Promise<void>): Promise<void> {
  let over = false;
  const end = () => {
    over = true;
  };
  happened.then(end, end);
  for (let x = 200; !over; x = x === 200 ? 220 : 200) {
    await page.mouse.move(x, 300);
    await Promise.race([happened, page.waitForTimeout(20)]);
  }
  await happened;
}
