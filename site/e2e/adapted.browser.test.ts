/** The site as some people need it: enlarged, in the colours of their system, without motion. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from './built-site.ts';
import { check, expectNoFaults, openStep } from './workbench.ts';

const FIRST = '01-models/01-first-schema';
const PAGES = [
  '/',
  '/lessons/01-models/',
  `/lessons/${FIRST}/`,
  '/playground/',
  '/settings/',
  '/design/',
  '/nowhere/',
];

let site: BuiltSite;

beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const excess = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Controls of a container that lie over each other or beyond the window, in words. */
const collisions = (page: Page, container: string) =>
  page.evaluate((selector) => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>(`${selector} :is(a, button, summary)`),
    ]
      .filter(
        (control) =>
          control.checkVisibility() && !control.closest('details:not([open]) > :not(summary)'),
      )
      .map((control) => ({
        name: control.textContent?.trim() ?? '',
        box: control.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 1);
    const found: string[] = [];
    for (const [index, one] of controls.entries()) {
      if (one.box.right > innerWidth + 1 || one.box.left < -1)
        found.push(`${one.name} leaves the window`);
      for (const other of controls.slice(index + 1)) {
        const wide =
          Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high =
          Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 1 && high > 1) found.push(`${one.name} lies over ${other.name}`);
      }
    }
    return found;
  }, container);

describe.each([
  ['200 % of a window of 1280', 640, 450],
  ['400 % of a window of 1280', 320, 256],
])('at %s', (_, width, height) => {
  test('nothing scrolls sideways, nothing lies over something else', async () => {
    const { page, context, faults } = await site.visit({ width, height });
    for (const path of PAGES) {
      await page.goto(path);
      expect(await excess(page), path).toBeLessThanOrEqual(0);
      expect(await collisions(page, 'header'), path).toEqual([]);
    }
    expectNoFaults(faults.filter((fault) => !fault.includes('404')));
    await context.close();
  });

  test('the workbench can be used: its buttons are apart, and a check gives its message', async () => {
    const { page, context, faults } = await site.visit({ width, height });
    await page.goto(`/lessons/${FIRST}/`);
    await page.getByRole('button', { name: 'Code', exact: true }).click();
    await page.locator('groundwork-playground.ready').waitFor();
    expect(await collisions(page, '.toolbar')).toEqual([]);
    const outcome = await check(page);
    expect(outcome).toContain('checks pass');
    const message = page.getByText('What happened').first();
    await message.scrollIntoViewIfNeeded();
    expect(await message.isVisible()).toBe(true);
    expect(await excess(page)).toBeLessThanOrEqual(0);
    expectNoFaults(faults);
    await context.close();
  });
});

describe('in forced colours', () => {
  test('focus, the chosen tab, the states and the search’s choice can be seen', async () => {
    const { page, context, faults } = await site.visit({ forcedColors: 'active' });
    await openStep(page, FIRST);
    await check(page);
    // Words and signs carry the states; the chosen tab has a line that is not the background's colour.
    const rows = page.locator('groundwork-checks .check');
    expect(await rows.locator('.word').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/passes|fails/)]),
    );
    const tab = page.getByRole('tab', { name: 'Checks' });
    const line = (selected: string) =>
      page
        .locator(`groundwork-playground > .tabs [aria-selected=${selected}]`)
        .first()
        .evaluate((element) => getComputedStyle(element).borderBottomColor);
    expect(await line('true')).not.toBe(await line('false'));
    await tab.focus();
    await page.keyboard.press('ArrowRight');
    const outline = await page
      .getByRole('tab', { selected: true })
      .last()
      .evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).not.toBe('none');

    await page.keyboard.press('ControlOrMeta+k');
    await page.locator('.search-dialog [role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('[role=option][aria-selected=true]');
    expect(await chosen.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe(
      'solid',
    );
    expectNoFaults(faults);
    await context.close();
  });

  test('a passed step is told from an open one by its shape', async () => {
    const { page, context } = await site.visit({ forcedColors: 'active' });
    await page.goto('/design/');
    const mark = (state: string) => page.locator(`.marks [data-state=${state}] .mark`);
    const look = (state: string) =>
      mark(state).evaluate((element) => {
        const { backgroundColor, backgroundImage, borderColor } = getComputedStyle(element);
        const tick = getComputedStyle(element, '::after');
        return `${backgroundColor} ${backgroundImage} ${borderColor} ${tick.content} ${tick.borderColor}`;
      });
    const looks = await Promise.all(['untouched', 'started', 'passed', 'assisted'].map(look));
    expect(new Set(looks).size).toBe(4);
    await context.close();
  });
});

test('without motion nothing moves by itself, and nothing is complained about', async () => {
  const { page, context, faults } = await site.visit({ reducedMotion: 'reduce' });
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  await page.goto('/lessons/02-contracts/');
  await page.keyboard.press('n');
  await page.waitForURL('**/01-register-path/');
  await page.locator('groundwork-playground.ready').waitFor();
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((animation) => Number(animation.effect?.getComputedTiming().duration) > 0)
      .map((animation) => String(animation.effect)),
  );
  expect(moving).toEqual([]);
  const slow = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) =>
        getComputedStyle(element)
          .transitionDuration.split(',')
          .some((time) => Number.parseFloat(time) > 0),
      )
      .map((element) => element.localName),
  );
  expect(slow).toEqual([]);
  expect(warnings).toEqual([]);
  expectNoFaults(faults);
  await context.close();
});
