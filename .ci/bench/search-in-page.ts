/** The search dialog of a built site, in a Chromium. */
import type { Browser } from 'playwright-core';
import { serveFolder } from './scene.ts';
import { median } from './spread.ts';

/** Times in ms. */
export interface InPage {
  /** From the key to the first suggestions: the texts are loaded and indexed. */
  readonly opens: number;
  /** From a changed text in the field to what it finds, median of several. */
  readonly answers: number;
}

/** Words that are there, are mistyped, are several, are nowhere. */
const queries = ['ladder', 'shed key', 'step 37', 'ledgr', 'borrow a clamp', 'zebra'];

/** Opens the search on the home page and asks it. */
export async function searchInPage(
  folder: string,
  openBrowser: () => Promise<Browser>,
): Promise<InPage> {
  const server = await serveFolder(folder);
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(`http://localhost:${server.port}/`, { waitUntil: 'networkidle' });
    const opened = performance.now();
    await page.keyboard.press('ControlOrMeta+k');
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await dialog.getByRole('option').first().waitFor();
    const opens = performance.now() - opened;

    const field = page.getByRole('combobox', { name: 'Search the course' });
    const answers: number[] = [];
    for (const query of queries) {
      // The dialog answers within the event; the layout is part of what the learner waits for.
      const answer = await field.evaluate((element: HTMLInputElement, text) => {
        const start = performance.now();
        element.value = text;
        element.dispatchEvent(new Event('input', { bubbles: true }));
        document.body.getBoundingClientRect();
        return performance.now() - start;
      }, query);
      if (!/\S/.test((await dialog.getByRole('status').textContent()) ?? ''))
        throw new Error(`The search said nothing about "${query}".`);
      answers.push(answer);
    }
    return { opens, answers: median(answers) };
  } finally {
    await browser.close();
    await server.close();
  }
}
