/** A short run of `npm run faults`: every kind of fault that needs no long wait. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStep, written } from '../../../e2e/workbench.ts';
import { openWorld } from './open-world.ts';
import { FAULTS, playOne } from './play.ts';
import { seededRandom } from './random.ts';

let world: Awaited<ReturnType<typeof openWorld>>;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** These wait ten seconds and more for the browser to notice; `npm run faults` has the time. */
const SLOW = ['the storage is silent', 'the quota is used up'];

test.each(
  FAULTS.filter(({ name }) => !SLOW.includes(name)).map((fault) => ({ name: fault.name, fault })),
)('$name: nothing typed half a second before is lost', async ({ fault }) => {
  for (let round = 0; round < 2; round += 1) {
    const seed = Math.floor(Math.random() * 1e9);
    const result = await playOne(world, fault, seededRandom(seed));
    expect({ seed, lost: result.lost, complaints: result.complaints }).toEqual({
      seed,
      lost: [],
      complaints: [],
    });
  }
});

test('typed in the real editor without a pause, then the tab is killed', async () => {
  const context = await world.browser.newContext({ baseURL: world.origin });
  const page = await context.newPage();
  await openStep(page, '01-models/01-first-schema');
  await page.locator('groundwork-playground .cm-content').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  const from = performance.now();
  let safe = '';
  for (let count = 0; performance.now() < from + 2500; count += 1) {
    await page.keyboard.insertText(`${count},`);
    if (performance.now() < from + 2000) safe += `${count},`;
    // As fast as nobody types, and no faster: of a line of many thousand letters the editor draws only what is in sight.
    await page.waitForTimeout(15);
  }
  const session = await context.newCDPSession(page);
  const gone = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await gone;
  const after = await context.newPage();
  await openStep(after, '01-models/01-first-schema');
  await expect.poll(async () => (await written(after)).startsWith(safe)).toBe(true);
  await context.close();
});
