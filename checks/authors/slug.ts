/** From a title to the name of a folder: 'Rate limits' becomes 'rate-limits'. */
import { AuthorError } from './author-error.ts';

/** Longer names make paths that nobody reads, and lines that the formatter breaks. */
const LONGEST = 40;

/** @throws {AuthorError} for a title without a letter or digit, or of too many words */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug === '') {
    throw new AuthorError(
      `A title needs letters or digits from which a folder's name can be made, and "${title}" has none. Write one such as "Rate limits".`,
    );
  }
  if (slug.length > LONGEST) {
    throw new AuthorError(
      `A title is two or three words, at most ${LONGEST} characters; "${title}" has ${slug.length}. Shorten it: what it leaves out belongs into \`concept\`.`,
    );
  }
  return slug;
}
