/** Every word that a visitor reads is in the dictionary, or in the project's own list. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import dictionary from 'dictionary-en-gb';
import nspell from 'nspell';
import type { SiteFiles } from '../../site/server/site-files.ts';
import type { Finding, Proof } from './finding.ts';
import { readPages } from './pages.ts';

/** Where the project's own words stand, one per line, below the project's root. */
export const ownWords = '.ci/words.txt';

/** @throws when the list of own words cannot be read */
export async function proveSpelling(files: SiteFiles, root: string): Promise<Proof> {
  const list = await readFile(path.join(root, ownWords), 'utf8');
  const misspelt = speller(list.split('\n').filter((line) => line !== ''));
  const pages = readPages(files);
  const where = new Map<string, string>();
  let words = 0;
  for (const { address, prose } of pages) {
    for (const word of prose.flatMap(wordsOf)) {
      words += 1;
      if (!where.has(word) && misspelt(word)) where.set(word, address);
    }
  }
  const findings = [...where].map(
    ([word, address]): Finding => ({
      where: address,
      problem: `"${word}" is not in the dictionary.`,
      fix: `Put it right; or add it to ${ownWords} if it is right.`,
    }),
  );
  return { looked: `${pages.length} pages, ${words} words`, findings };
}

/** Whether a word is in neither the British dictionary nor `own`. */
export function speller(own: readonly string[]): (word: string) => boolean {
  const spell = nspell(Buffer.from(dictionary.aff), Buffer.from(dictionary.dic));
  for (const word of own) spell.add(word).add(word.charAt(0).toUpperCase() + word.slice(1));
  const known = new Map<string, boolean>();
  const isKnown = (word: string) => {
    let answer = known.get(word);
    if (answer === undefined) {
      answer = spell.correct(word) || spell.correct(word.replace(/'s?$/, ''));
      known.set(word, answer);
    }
    return answer;
  };
  return (word) => !isKnown(word) && !word.split('-').every((part) => part === '' || isKnown(part));
}

/** The words of a text. What holds a digit, a dot, an underscore or a capital in its middle is a name of something, not a word. */
export function wordsOf(text: string): string[] {
  return text
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}'_./:@-]+/u)
    .map((word) => word.replace(/^['./:-]+|['./:-]+$/g, ''))
    .filter((word) => /^\p{L}[\p{L}'-]*$/u.test(word) && word.length > 1)
    .filter((word) => !/\p{Ll}\p{Lu}/u.test(word));
}
