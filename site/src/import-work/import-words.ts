import type { Imported } from '../learner/backup.ts';
import { nameOfOrigin, originOfKey } from '../open-playground/origin.ts';

/** What a learner calls the code with this key: `01.3`, `the playground “Empty app”`. */
export function nameOfCode(key: string): string {
  const origin = originOfKey(key);
  if (origin) return `the playground “${nameOfOrigin(origin)}”`;
  const [step = key, copy] = key.split('~');
  return copy === undefined ? step : `a copy of ${step}`;
}

/** What an import brought, what it left, and where the rest is, in sentences. */
export function importWords(name: string, { added, taken, kept }: Imported): string {
  const list = (keys: readonly string[]) =>
    new Intl.ListFormat('en').format(keys.map((key) => nameOfCode(key)));
  const sentences = [
    added.length > 0 && `Your code of ${list(added)} is here now.`,
    taken.length > 0 &&
      `For ${list(taken)} the code in the file goes on; what was here is under History.`,
    kept.length > 0 &&
      `For ${list(kept)} the code that was here goes on; the file’s is under History.`,
    added.length + taken.length + kept.length === 0 && 'It holds no other code than there is here.',
    'Progress, hints and answers of both are together.',
  ];
  return [`${name} was read.`, ...sentences.filter((sentence) => sentence !== false)].join(' ');
}
