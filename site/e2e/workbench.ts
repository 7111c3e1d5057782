/** What a learner does at a step's workbench, in the words of its buttons. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Long enough for a cold sandbox on a busy machine; ms. */
const PATIENCE = 30_000;

/** Opens a step and waits until its editor can be typed in. */
export async function openStep(page: Page, path: string): Promise<void> {
  await page.goto(`/lessons/${path}/`);
  await wake(page);
}

/** Moves the pointer, as a learner does, until the editor is there: the first moves may come before the page listens. */
export async function wake(page: Page): Promise<void> {
  let isThere = false;
  const waited = editor(page)
    .waitFor({ timeout: PATIENCE })
    .finally(() => {
      isThere = true;
    });
  for (let x = 200; !isThere; x = x === 200 ? 220 : 200) {
    await page.mouse.move(x, 300);
    await Promise.race([waited, page.waitForTimeout(50)]);
  }
  await waited;
}

/** The editor's text box. */
export const editor = (page: Page) => page.locator('groundwork-playground .cm-content').first();

/** Replaces all text of the open file by typing over it. */
export async function write(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  // As one paste-like input: typed key by key, the editor would close our brackets twice.
  await page.keyboard.insertText(text);
}

/** The text of the open file. */
export const written = (page: Page): Promise<string> =>
  editor(page).evaluate((content) =>
    [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'),
  );

/** Presses Check and waits until that run is over; what the panel sums it up with. */
export const check = (page: Page): Promise<string> =>
  outcomeOf(page, () => page.getByRole('button', { name: /^Check\b/ }).click());

/** What the panel says once the run that `start` begins is over. */
export async function outcomeOf(page: Page, start: () => Promise<void>): Promise<string> {
  const reported = page.evaluateHandle(() => {
    const over = Promise.withResolvers<void>();
    document.addEventListener('groundwork:report', () => over.resolve(), { once: true });
    // In an object, so that only asking for it waits, not making it.
    return { over: over.promise };
  });
  const run = await reported;
  await start();
  await run.evaluate(({ over }) => over);
  return (await page.locator('groundwork-checks .summary').textContent()) ?? '';
}

/** Waits until the device knows that a step is passed: the contents in the header show it then. */
export const recorded = (page: Page, step: string): Promise<void> =>
  page
    .locator(`header li[data-step="${step}"][data-state="passed"]`)
    .waitFor({ state: 'attached', timeout: PATIENCE });

/** The row of one check, by its id in the check file. */
export const row = (page: Page, id: string) =>
  page.locator(`groundwork-checks [data-check="${id}"]`);

/** No policy violation, no uncaught error, nothing on the console that a learner would wonder about. */
export function expectNoFaults(faults: readonly string[]): void {
  expect(faults).toEqual([]);
}
