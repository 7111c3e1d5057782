/**
 * JavaScript that a page loads before anybody touches it, the service worker with it, against the same page with everything
 * loaded at once. What the service worker then keeps for days without a network is not run, and not counted.
 */
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
      const before = traffic.scripts() + (await sentBytes(`${origin}/sw.js`));
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

/** What a browser receives for an address, headers with it: a page is not told of its service worker's own traffic. */
async function sentBytes(address: string): Promise<number> {
  const { headers, status, statusText } = await fetch(address, {
    headers: { 'Accept-Encoding': 'br' },
  });
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${status} ${statusText}\r\n${lines.join('')}\r\n`;
  return head.length + Number(headers.get('content-length'));
}

/** What the page would weigh if nothing waited for the learner: workbench, compiler and sandbox. */
async function everything(page: Page, traffic: Traffic): Promise<number> {
  await page.mouse.move(200, 300);
  await page.mouse.move(220, 320);
  await editorOf(page).waitFor();
  await page.waitForLoadState('networkidle');
  return kilobytes(traffic.scripts());
}
