/** Style sheets whose links lead to the app: what they name is fetched and put in their place. */
import type { TabAnswer } from '../messages.ts';

/** Fetches what a style sheet names. */
export interface Loader {
  /** The app's answer, or null when the address leads elsewhere or nothing came. */
  load(href: string, base: URL): Promise<{ answer: TabAnswer; url: URL } | null>;
  /** An address that this document can use for the bytes. */
  blob(bytes: BlobPart, type: string): string;
}

/** Sheets that import each other in a circle end somewhere. */
const DEEPEST = 5;

const URLS = /@import\s+(['"])(.+?)\1|url\(\s*(?:(['"])(.+?)\3|([^'")\s]+))\s*\)/g;

/** The text with every address of the app's replaced by a blob's. `base`: where the sheet came from. */
export async function withLoadedUrls(
  text: string,
  base: URL,
  loader: Loader,
  depth = 0,
): Promise<string> {
  const found = [...text.matchAll(URLS)];
  const replaced = await Promise.all(
    found.map(async (match) => {
      const [whole, , imported, , quoted, bare] = match;
      const href = imported ?? quoted ?? bare ?? '';
      if (/^(data:|blob:|#)/i.test(href)) return whole;
      const isSheet = imported !== undefined || followsImport(text, match.index);
      const address = await loaded(href, isSheet, base, loader, depth);
      return imported === undefined ? `url("${address}")` : `@import "${address}"`;
    }),
  );
  let result = '';
  let end = 0;
  for (const [index, match] of found.entries()) {
    result += text.slice(end, match.index) + (replaced[index] ?? '');
    end = match.index + match[0].length;
  }
  return result + text.slice(end);
}

const followsImport = (text: string, at: number): boolean =>
  /@import\s+$/.test(text.slice(Math.max(0, at - 20), at));

async function loaded(
  href: string,
  isSheet: boolean,
  base: URL,
  loader: Loader,
  depth: number,
): Promise<string> {
  const file = depth < DEEPEST ? await loader.load(href, base) : null;
  if (!file) return 'data:,';
  const { answer, url } = file;
  if (!isSheet) return loader.blob(answer.body as BlobPart, typeOf(answer));
  const text = new TextDecoder().decode(answer.body);
  return loader.blob(await withLoadedUrls(text, url, loader, depth + 1), 'text/css');
}

/** The answer's media type as sent. */
export const typeOf = (answer: TabAnswer): string =>
  answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ??
  'application/octet-stream';
