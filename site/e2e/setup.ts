/** Before all browser tests: a browser is found (or provided) and the site is built, once. */
import process from 'node:process';
import { findBrowser } from '../../.ci/browser.ts';
import { buildSite } from '../build/build-site.ts';

export async function setup(): Promise<void> {
  process.env.CHROME_PATH = await findBrowser();
  await buildSite({ say: console.log });
}
