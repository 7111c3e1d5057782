/** A built site made of a few texts, to plant faults in. */
import type { SiteFile, SiteFiles } from '../../site/server/site-files.ts';

/** @param texts the content of each file by its address, such as `/` and `/a.js` */
export function siteOf(texts: Readonly<Record<string, string>>): SiteFiles {
  return new Map(
    Object.entries(texts).map(([address, text]): [string, SiteFile] => [
      address,
      { type: 'text/html', tag: 'tag', copies: { identity: Buffer.from(text) } },
    ]),
  );
}

/** A page with `body` in its body. */
export const pageWith = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Tools</title>${head}</head><body>${body}</body></html>`;
