import { expect, test } from 'vitest';
import { type Loader, withLoadedUrls } from './stylesheet.ts';

/** Files of an app by path; a blob's address shows what it holds. */
const loaderOf = (files: Readonly<Record<string, string>>): Loader => ({
  load: async (href, base) => {
    const url = new URL(href, base);
    const text = files[url.pathname];
    if (text === undefined) return null;
    const body = new TextEncoder().encode(text);
    const head = { url: url.href, redirected: false, status: 200, statusText: 'OK' };
    return { url, answer: { ...head, headers: [['Content-Type', 'text/test']], body } };
  },
  blob: (bytes, type) =>
    `blob:${type}:${typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes as Uint8Array)}`,
});

const base = new URL('http://localhost:3000/docs/ui.css');
const files = { '/docs/a.png': 'A', '/font.woff2': 'F', '/docs/more/x.css': 'b{src:url(y.png)}' };

test.each([
  ['a { background: url(a.png) }', 'a { background: url("blob:text/test:A") }'],
  [`a{src:url( "../font.woff2" )}`, 'a{src:url("blob:text/test:F")}'],
  [
    'a{background:url(a.png),url(a.png)}',
    'a{background:url("blob:text/test:A"),url("blob:text/test:A")}',
  ],
  ['a{mask:url(#shape)}', 'a{mask:url(#shape)}'],
  [
    'a{background:url("data:image/svg+xml,<svg/>")}',
    'a{background:url("data:image/svg+xml,<svg/>")}',
  ],
  ['a{background:url(https://example.org/x.png)}', 'a{background:url("data:,")}'],
])('%s', async (before, after) => {
  expect(await withLoadedUrls(before, base, loaderOf(files))).toBe(after);
});

test.each(['@import "more/x.css";', '@import url(more/x.css);'])(
  'what %s brings in is read from its own folder',
  async (text) => {
    const result = await withLoadedUrls(
      text,
      base,
      loaderOf({ ...files, '/docs/more/y.png': 'Y' }),
    );
    expect(result).toContain('blob:text/css:b{src:url("blob:text/test:Y")}');
  },
);

test('sheets that import each other come to an end', async () => {
  const loader = loaderOf({ '/docs/ui.css': '@import "ui.css";' });
  expect(await withLoadedUrls('@import "ui.css";', base, loader)).toContain('data:,');
});
