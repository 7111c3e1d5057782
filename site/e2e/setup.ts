/** Before all browser tests: a browser is found (or provided) and its path handed to every test file. */
import process from 'node:process';
import { findBrowser } from '../../.ci/browser.ts';

export async function setup(): Promise<void> {
  process.env.CHROME_PATH = await findBrowser();
}
