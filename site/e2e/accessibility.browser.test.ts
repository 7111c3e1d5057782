/** Every page, in both themes and on both widths: no axe violation, no policy violation. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from './built-site.ts';
import { check, expectNoFaults, wake } from './workbench.ts';

let site: BuiltSite;
let axe: string;

beforeAll(async () => {
  site = await openBuiltSite();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
afterAll(() => site[Symbol.asyncDispose]());

const PAGES = [
  '/',
  '/lessons/01-models/',
  '/lessons/01-models/01-first-schema/',
  '/lessons/02-contracts/',
  '/lessons/02-contracts/03-route/',
  '/playground/',
  '/playground/?from=02.3',
  '/settings/',
  '/design/',
  '/nowhere/',
];

/** Violations as sentences: the rule, and the first element that breaks it. */
async function violations(
  page: import('playwright-core').Page,
  within = 'html',
): Promise<string[]> {
  // Through the debugger, not a script element: the page's own policy would refuse that.
  const results = await page.evaluate<AxeResults>(
    `${axe};axe.run(${JSON.stringify(within)}, { resultTypes: ['violations'] })`,
  );
  return results.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html ?? ''}`);
}

/** axe looks at every element of many pages; on a busy machine that takes its time. ms */
const PATIENCE = 180_000;

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`every page at ${width} px, ${colorScheme}`, { timeout: PATIENCE }, async () => {
      const { page, faults, context } = await site.visit({ width, colorScheme });
      for (const path of PAGES) {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
        expect(await violations(page), `${path} at ${width} px, ${colorScheme}`).toEqual([]);
      }
      expectNoFaults(faults.filter((fault) => !fault.includes('404')));
      await context.close();
    });
  }

  test(`the dialogs, ${colorScheme}`, async () => {
    const { page, faults, context } = await site.visit({ colorScheme });
    await page.goto('/lessons/01-models/');
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('option').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type('schema body');
    await page.locator('mark').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expectNoFaults(faults);
    await context.close();
  });

  test(`the workbench after a failed run, ${colorScheme}`, { timeout: PATIENCE }, async () => {
    const { page, faults, context } = await site.visit({ colorScheme });
    await page.goto('/lessons/01-models/01-first-schema/');
    await wake(page);
    await check(page);
    expect(await violations(page)).toEqual([]);
    for (const tab of await page.locator('groundwork-playground > .tabs [role=tab]').all()) {
      await tab.click();
      expect(
        await violations(page, 'groundwork-playground'),
        (await tab.textContent()) ?? '',
      ).toEqual([]);
    }
    await page.getByRole('button', { name: 'Solution' }).click();
    await page.waitForTimeout(1000);
    expect(await violations(page)).toEqual([]);
    expectNoFaults(faults);
    await context.close();
  });
}
