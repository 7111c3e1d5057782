/** What is typed after `npm run new --`. */
import { AuthorError } from './author-error.ts';

/** How `npm run new` is called. */
export const USAGE = `npm run new -- step 03 "Rate limits"            writes a step, before the challenge of lesson 03
npm run new -- lesson "Async and concurrency"   writes a lesson after the last one, with a challenge`;

/** What the author asked for. */
export type Wish =
  | { readonly what: 'step'; readonly lesson: string; readonly title: string }
  | { readonly what: 'lesson'; readonly title: string };

/** @throws {AuthorError} when it is none */
export function readWish(words: readonly string[]): Wish {
  const [what, ...rest] = words;
  if (what !== 'step' && what !== 'lesson') {
    const found = what === undefined ? 'nothing' : `"${what}"`;
    throw new AuthorError(`Say what is new: a step or a lesson; found ${found}.\n\n${USAGE}`);
  }
  const lesson = what === 'step' ? rest.shift() : '';
  if (lesson === undefined) {
    throw new AuthorError(`A step needs the number of its lesson and a title.\n\n${USAGE}`);
  }
  const [title = '', ...more] = rest.map((word) => word.replace(/\s+/g, ' ').trim());
  if (title === '') {
    throw new AuthorError(`A ${what} needs a title of two or three words.\n\n${USAGE}`);
  }
  if (more.length > 0) {
    throw new AuthorError(
      `A title of several words stands in quotes: "${[title, ...more].join(' ')}".\n\n${USAGE}`,
    );
  }
  return what === 'lesson' ? { what, title } : { what, lesson: lesson.padStart(2, '0'), title };
}
