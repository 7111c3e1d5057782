/** How texts and questions are cut into words: prose and code in one. */

/** Letters and digits in a row, or several such runs joined by hyphens: `e-mail`, `strictObject`, `422`. */
const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;

/** A word of a text and where it stands. */
export interface PlacedWord {
  readonly word: string;
  /** Offset in the text. */
  readonly at: number;
}

/** The words of a text as they are written, in order. */
export function wordsOf(text: string): readonly PlacedWord[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, at: index }));
}

/**
 * Under what a word can be found, in lower case: itself, its parts, and, where hyphens join it, the whole without them.
 * `strictObject` is found by `strictobject`, `strict` and `object`; `e-mail` by `email` and `mail`.
 */
export function formsOf(word: string): readonly string[] {
  const parts = word.split('-');
  const humps = parts.flatMap((part) => part.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u));
  const forms = [parts.join(''), ...parts, ...humps].map((form) => form.toLowerCase());
  return [...new Set(forms)];
}
