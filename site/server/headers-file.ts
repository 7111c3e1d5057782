import { type FrameHeaders, headersFor } from './headers.ts';

/**
 * The `_headers` file that static hosts such as Netlify and Cloudflare Pages read, with the same headers as the local
 * server sends. Such hosts merge every rule that matches an address, and two policies at once would block a frame,
 * so the site's policy stands on the pages' own folders and never on `/*`.
 * @param base the folder of the host in which the site lies, with a slash at both ends
 * @param pages addresses of the site's pages, such as `/` and `/lessons/01-models/`.
 */
export function headersFile(pages: readonly string[], frames: FrameHeaders, base = '/'): string {
  const page = headersFor('/', frames);
  const ofFrames = Object.keys(frames).map((path) => ({ path, headers: headersFor(path, frames) }));
  const everywhere = Object.fromEntries(
    Object.entries(page).filter(([name, value]) =>
      ofFrames.every(({ headers }) => headers[name] === value),
    ),
  );
  const only = (headers: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !(name in everywhere)));
  const folders = [
    ...new Set(pages.map((address) => address.replace(/^(\/[^/]+\/).*$/, '$1*'))),
  ].sort();
  const hashed = {
    'Cache-Control': headersFor('/_astro/x.js', frames)['Cache-Control'] ?? '',
  };
  const { 'Cache-Control': _, ...lasting } = everywhere;
  const unhashed = page['Cache-Control'];
  const rule = (pattern: string, headers: Readonly<Record<string, string>>) =>
    ruleFor(base.slice(0, -1) + pattern, headers);
  return [
    rule('/*', lasting),
    ...folders.map((folder) => rule(folder, { ...only(page), 'Cache-Control': unhashed ?? '' })),
    // Workers take their policy from their own file.
    rule('/_astro/*', { ...only(page), ...hashed }),
    rule('/sandbox/*', { ...only(page), ...hashed }),
    rule('/types/*', { ...only(page), ...hashed }),
    rule('/fork/*', { ...only(page), 'Cache-Control': unhashed ?? '' }),
    // Asked for at every visit: a worker that is kept would keep the whole site as it is.
    rule('/sw.js', { ...only(page), 'Cache-Control': unhashed ?? '' }),
    ...ofFrames.map(({ path, headers }) =>
      rule(path, { ...only(headers), 'Cache-Control': headers['Cache-Control'] ?? '' }),
    ),
  ].join('\n');
}

const ruleFor = (pattern: string, headers: Readonly<Record<string, string>>) =>
  `${pattern}\n${Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('')}`;
