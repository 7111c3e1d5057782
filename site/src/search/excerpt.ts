import { formsOf, wordsOf } from './words.ts';

/** A piece of an excerpt; `hit` when it is what was searched for. */
export interface ExcerptPiece {
  readonly text: string;
  readonly hit: boolean;
}

/** Characters of text around the densest place. */
const LENGTH = 150;

/**
 * The stretch of a text in which most of the found words stand, with these words set apart.
 * @param found the words' forms, in lower case, as the index knows them.
 */
export function excerptOf(text: string, found: ReadonlySet<string>): readonly ExcerptPiece[] {
  const hits = wordsOf(text).filter(({ word }) => formsOf(word).some((form) => found.has(form)));
  const from = startOf(
    text,
    hits.map(({ at }) => at),
  );
  const to = endOf(text, from);
  const pieces: ExcerptPiece[] = [];
  let at = from;
  const add = (end: number, hit: boolean) => {
    const piece = text.slice(at, end);
    if (piece) pieces.push({ text: piece, hit });
    at = end;
  };
  if (from > 0) pieces.push({ text: '…', hit: false });
  for (const { word, at: place } of hits) {
    if (place < from || place + word.length > to) continue;
    add(place, false);
    add(place + word.length, true);
  }
  add(to, false);
  if (to < text.length) pieces.push({ text: '…', hit: false });
  return pieces;
}

/** Where to begin so that most hits follow within the excerpt's length; a little before the first of them, at a word. */
function startOf(text: string, hits: readonly number[]): number {
  let best = hits[0] ?? 0;
  let most = 0;
  for (const start of hits) {
    const count = hits.filter((at) => at >= start && at < start + LENGTH - 30).length;
    if (count > most) [best, most] = [start, count];
  }
  const early = Math.max(0, Math.min(best - 30, text.length - LENGTH));
  return early === 0 ? 0 : Math.min(best, text.indexOf(' ', early) + 1);
}

/** The end of a word near the excerpt's length. */
function endOf(text: string, from: number): number {
  if (text.length - from <= LENGTH + 20) return text.length;
  const end = text.lastIndexOf(' ', from + LENGTH);
  return end > from ? end : from + LENGTH;
}
