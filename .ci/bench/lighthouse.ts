/** Lighthouse's scores of the pages to read. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
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
    return Object.entries(pages).flatMap(([name, address]) => {
      const { categories: found } = audit(cli, origin + address, browser);
      return categories.map(
        (category): Figure => ({
          what: `Lighthouse: ${name}, ${category}`,
          unit: 'points',
          ours: Math.round((found[category]?.score ?? 0) * 100),
          goal: 100,
          n: 1,
        }),
      );
    });
  },
};

function audit(cli: string, address: string, browser: string): Result {
  const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-lighthouse-'));
  const file = path.join(folder, 'report.json');
  try {
    execFileSync(
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
      { env: { ...process.env, CHROME_PATH: browser }, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    return JSON.parse(readFileSync(file, 'utf8')) as Result;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
