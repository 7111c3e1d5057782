import { siteAddress } from '../course/links.ts';
import type { SearchRecord } from './record.ts';
import { SearchEngine } from './search-engine.ts';

let engine: Promise<SearchEngine> | undefined;

/**
 * The engine over the course's texts, loaded once per visit. A failure is forgotten, so that the next call tries again.
 * @throws Error with a sentence for the learner when the texts do not arrive.
 */
export function loadEngine(): Promise<SearchEngine> {
  engine ??= load().catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function load(): Promise<SearchEngine> {
  const response = await fetch(siteAddress('/search/texts.json')).catch(() => null);
  if (!response?.ok) {
    throw new Error(
      'The texts to search in could not be loaded. Look whether this device is online, and try again.',
    );
  }
  // Written by our own build, one file for all pages.
  const records: readonly SearchRecord[] = await response.json();
  return new SearchEngine(records);
}
