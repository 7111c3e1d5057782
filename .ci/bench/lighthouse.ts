/** Lighthouse's scores of the pages to read. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { BROWSER_FLAGS, findBrowser } from '../browser.ts';
import type { Figure, Measurement } from './figure.ts';
import { rival } from './rivals.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

interface Result {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
}

export const lighthouse: Measurement = {
  name: 'lighthouse',
  async measure(scene) {
    const cli = path.join(rival(scene.root, 'lighthouse'), 'cli/index.js');
    const origin = await scene.site();
    const { path: step } = await scene.step();
    const pages = {
      home: '/',
      lesson: `/lessons/${step.split('/')[0]}/`,
      step: `/lessons/${step}/`,
    };
    const browser = await findBrowser();
    const figures: Figure[] = [];
    for (const [name, address] of Object.entries(pages)) {
      const { categories: found } = await audit(cli, origin + address, browser);
      for (const category of categories) {
        figures.push({
          what: `Lighthouse: ${name}, ${category}`,
          unit: 'points',
          ours: Math.round((found[category]?.score ?? 0) * 100),
          goal: 100,
          n: 1,
        });
      }
    }
    return figures;
  },
};

/** Waits without holding this process up, which serves the pages. */
async function audit(cli: string, address: string, browser: string): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-lighthouse-'));
  const file = path.join(folder, 'report.json');
  try {
    await promisify(execFile)(
      process.execPath,
      [
        cli,
        address,
        '--quiet',
        '--output=json',
        `--output-path=${file}`,
        `--only-categories=${categories.join(',')}`,
        `--chrome-flags=${['--headless=new', ...BROWSER_FLAGS].join(' ')}`,
      ],
      { env: { ...process.env, CHROME_PATH: browser } },
    );
    return JSON.parse(readFileSync(file, 'utf8')) as Result;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
