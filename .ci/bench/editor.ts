/** When the editor can be typed in, when it marks the first wrong type, and what the tab weighs: against Monaco. */
import type { Browser, Page } from 'playwright-core';
import type { Figure, Measurement, Missing } from './figure.ts';
import { memoryOf, type PageMemory } from './memory-of.ts';
import { serveMonaco } from './monaco.ts';
import type { Scene } from './scene.ts';
import { median } from './spread.ts';
import { countTraffic, kilobytes } from './traffic.ts';
import { editorOf, firstOutcome } from './workbench.ts';

/** A line that no type checker lets pass. */
const mistake = '\nconst wrong: number = "text";\n';
/** How long a first mark may take before it is said that there is none, ms. */
const patience = 30_000;

interface Visit {
  readonly editable: number;
  readonly bytes: number;
  /** Null when nothing was marked. */
  readonly marked: number | null;
  readonly memory: PageMemory;
}

export const editor: Measurement = {
  name: 'editor',
  async measure(scene) {
    const ours = await visits(scene, (browser) => visitStep(scene, browser));
    const { solution, entry } = await scene.step();
    await using monaco = await serveMonaco(scene.root, solution['app.ts'] ?? solution[entry] ?? '');
    const theirs = await visits(scene, (browser) => visitMonaco(monaco.origin, browser));
    return figures(ours, theirs);
  },
};

async function visits(scene: Scene, visit: (browser: Browser) => Promise<Visit>): Promise<Visit[]> {
  const all: Visit[] = [];
  for (let run = 0; run < scene.n; run += 1) {
    await using browser = await scene.browser();
    all.push(await visit(browser));
  }
  return all;
}

async function visitStep(scene: Scene, browser: Browser): Promise<Visit> {
  const page = await browser.newPage();
  const traffic = await countTraffic(page);
  const { path } = await scene.step();
  await page.goto(`${await scene.site()}/lessons/${path}/`);
  // The learner's first move wakes the workbench: the clock starts there.
  const start = await page.evaluate(() => performance.now());
  await page.mouse.move(200, 300);
  await page.mouse.move(220, 320);
  await editorOf(page).waitFor();
  const editable = (await page.evaluate(() => performance.now())) - start;
  const bytes = traffic.total();
  await editorOf(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText(mistake);
  const marked = await timeOf(page, start, () =>
    page.locator('.cm-lintRange-error').first().waitFor({ state: 'attached', timeout: patience }),
  );
  await firstOutcome(page);
  return { editable, bytes, marked, memory: await memoryOf(browser, page) };
}

async function visitMonaco(origin: string, browser: Browser): Promise<Visit> {
  const page = await browser.newPage();
  const traffic = await countTraffic(page);
  await page.goto(origin, { waitUntil: 'commit' });
  const box = page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first();
  await box.waitFor({ state: 'attached' });
  await page.locator('.view-line').first().waitFor();
  const editable = await page.evaluate(() => performance.now());
  const bytes = traffic.total();
  await page.evaluate((text) => {
    const { model } = globalThis as unknown as {
      model: { getValue(): string; setValue(value: string): void };
    };
    model.setValue(model.getValue() + text);
  }, mistake);
  const marked = await timeOf(page, 0, () =>
    page.waitForFunction('self.markedAt !== undefined', undefined, { timeout: patience }),
  );
  return { editable, bytes, marked, memory: await memoryOf(browser, page) };
}

/** The page's clock since `start` when `happened` came, or null when it did not come in time. */
async function timeOf(
  page: Page,
  start: number,
  happened: () => Promise<unknown>,
): Promise<number | null> {
  try {
    await happened();
    return (await page.evaluate(() => performance.now())) - start;
  } catch {
    return null;
  }
}

function figures(ours: readonly Visit[], theirs: readonly Visit[]): (Figure | Missing)[] {
  const name = 'Monaco';
  const n = ours.length;
  const both = (pick: (visit: Visit) => number) => ({
    ours: median(ours.map(pick)),
    rival: { name, value: median(theirs.map(pick)) },
    n,
  });
  const marks = ours.map(({ marked }) => marked).filter((time) => time !== null);
  const rivalMarks = theirs.map(({ marked }) => marked).filter((time) => time !== null);
  const shared = [...ours, ...theirs].every(({ memory }) => memory.processes !== null);
  return [
    {
      what: 'editor can be typed in',
      unit: 'ms',
      ...both(({ editable }) => editable),
      goal: 350,
      note: 'ours from the first move of the pointer, the rival from the address',
    },
    {
      what: 'bytes until then',
      unit: 'kB br',
      ...both(({ bytes }) => kilobytes(bytes)),
      note: 'ours is the whole page',
    },
    marks.length < n
      ? { what: 'first wrong type marked', missing: `no mark came within ${patience} ms` }
      : {
          what: 'first wrong type marked',
          unit: 'ms',
          ours: median(marks),
          ...(rivalMarks.length === 0 ? {} : { rival: { name, value: median(rivalMarks) } }),
          goal: 2_500,
          n,
        },
    shared
      ? {
          what: 'tab memory, after a check',
          unit: 'MB',
          ...both(({ memory }) => memory.processes ?? 0),
          goal: 150,
          note: 'all renderers, proportional; Monaco runs no checks',
        }
      : { what: 'tab memory', missing: 'this system does not tell the shared size of a process' },
    { what: 'JavaScript heap of the page', unit: 'MB', ...both(({ memory }) => memory.heap) },
  ];
}
