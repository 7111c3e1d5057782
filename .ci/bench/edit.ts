/** From an edit to the check's result, on a step's page and in Vitest's watch mode. */
import type { Page } from 'playwright-core';
import type { Figure, Measurement } from './figure.ts';
import type { Scene } from './scene.ts';
import { quantile } from './spread.ts';
import { watchVitest } from './vitest-watch.ts';
import { editorOf, firstOutcome } from './workbench.ts';

export const edit: Measurement = {
  name: 'edit',
  async measure(scene) {
    const n = scene.n * 4;
    const ours = await inPage(scene, n);
    const rival = await watchVitest(scene, n);
    const figure = (name: string, share: number): Figure => ({
      what: `edit to result, warm: ${name}`,
      unit: 'ms',
      ours: quantile(ours, share),
      rival: { name: 'Vitest watch', value: quantile(rival, share) },
      n,
    });
    return [
      { ...figure('p50', 0.5), goal: 100, times: 4, note: 'to the whole report of all checks' },
      figure('p95', 0.95),
    ];
  },
};

async function inPage(scene: Scene, n: number): Promise<number[]> {
  const origin = await scene.site();
  const { path } = await scene.step();
  await using browser = await scene.browser();
  const page = await browser.newPage();
  await page.goto(`${origin}/lessons/${path}/`);
  await firstOutcome(page);
  const times: number[] = [];
  for (let run = 0; run < n; run += 1) times.push(await editAndCheck(page, run));
  return times;
}

/** Types a comment at the end of the file and presses Ctrl+Enter; ms from that key to the report, by the page's clock. */
async function editAndCheck(page: Page, run: number): Promise<number> {
  await editorOf(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText(`\n// ${run}`);
  // A learner's hands need this long from the last letter to the key.
  await page.waitForTimeout(300);
  // In an object, so that only asking for it waits, not making it.
  const measured = await page.evaluateHandle(() => {
    const took = Promise.withResolvers<number>();
    let start = 0;
    addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Enter') start = performance.now();
      },
      { capture: true },
    );
    document.addEventListener('groundwork:report', () => took.resolve(performance.now() - start), {
      once: true,
    });
    return { took: took.promise };
  });
  await page.keyboard.press('ControlOrMeta+Enter');
  return await measured.evaluate(({ took }) => took);
}
