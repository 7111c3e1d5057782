/** JavaScript that a page loads before anybody touches it, against the same page with everything loaded at once. */

import type { Page } from 'playwright-core';
import type { Figure, Measurement } from './figure.ts';
import { countTraffic, kilobytes, type Traffic } from './traffic.ts';
import { editorOf } from './workbench.ts';

export const reading: Measurement = {
  name: 'reading',
  async measure(scene) {
    const origin = await scene.site();
    const { path } = await scene.step();
    const lesson = path.split('/')[0];
    const pages = { home: '/', lesson: `/lessons/${lesson}/`, step: `/lessons/${path}/` };
    const browser = await scene.browser();
    const figures: Figure[] = [];
    for (const [name, address] of Object.entries(pages)) {
      const page = await (await browser.newContext()).newPage();
      const traffic = await countTraffic(page);
      await page.goto(origin + address, { waitUntil: 'networkidle' });
      const before = traffic.scripts();
      const eager = name === 'step' ? await everything(page, traffic) : undefined;
      figures.push({
        what: `JavaScript before any interaction: ${name}`,
        unit: 'kB br',
        ours: kilobytes(before),
        ...(eager === undefined ? {} : { rival: { name: 'all loaded at once', value: eager } }),
        goal: 30,
        n: 1,
      });
      await page.context().close();
    }
    await browser.close();
    return figures;
  },
};

/** What the page would weigh if nothing waited for the learner: workbench, compiler and sandbox. */
async function everything(page: Page, traffic: Traffic): Promise<number> {
  await page.mouse.move(200, 300);
  await page.mouse.move(220, 320);
  await editorOf(page).waitFor();
  await page.waitForLoadState('networkidle');
  return kilobytes(traffic.scripts());
}
