import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { THEME_BOOT } from '../src/styles/theme-boot.ts';
import { cacheControl, frameHeaders, headersFor, metaPolicy, sitePolicy } from './headers.ts';
import { headersFile } from './headers-file.ts';

const runner = "default-src 'none'; sandbox allow-scripts";
const tab = "default-src 'none'; img-src blob:; sandbox allow-scripts";
const frames = frameHeaders({
  runner: '/runner.html',
  policy: runner,
  tab: '/tab.html',
  tabPolicy: tab,
});

/** The sources of one directive of a policy. */
const sources = (policy: string, directive: string) =>
  policy
    .split('; ')
    .find((part) => part.startsWith(`${directive} `))
    ?.split(' ')
    .slice(1);

describe("the site's policy", () => {
  test('allows the one inline script by the hash of what is really sent', () => {
    const digest = createHash('sha256').update(THEME_BOOT).digest('base64');
    expect(sources(sitePolicy, 'script-src')).toContain(`'sha256-${digest}'`);
  });

  test.each(['script-src', 'style-src', 'default-src'])(
    'has no unsafe source in %s',
    (directive) => {
      const list = sources(sitePolicy, directive) ?? [];
      expect(list.length).toBeGreaterThan(0);
      expect(list).not.toContain("'unsafe-inline'");
      expect(list).not.toContain("'unsafe-eval'");
      expect(list).not.toContain('*');
    },
  );

  test('lets nobody frame the pages, which only a header can say', () => {
    expect(sources(sitePolicy, 'frame-ancestors')).toEqual(["'none'"]);
    expect(metaPolicy).not.toContain('frame-ancestors');
  });
});

test('each frame has its own policy and not the one of the site', () => {
  expect(headersFor('/runner.html', frames)['Content-Security-Policy']).toBe(runner);
  expect(headersFor('/tab.html', frames)['Content-Security-Policy']).toBe(tab);
  expect(headersFor('/', frames)['Content-Security-Policy']).toBe(sitePolicy);
});

test.each([
  ['/_astro/Page.B67fjLtL.css', true],
  ['/sandbox/execution-1a2b3c4d.js', true],
  ['/sandbox/manifest.json', false],
  ['/sw.js', false],
  ['/runner-0123456789ab.html', true],
  ['/runner.html', false],
  ['/tab.html', false],
  ['/', false],
  ['/lessons/01-models/01-first-schema/step.json', false],
])('%s is kept for ever: %s', (path, forEver) => {
  expect(cacheControl(path).includes('immutable')).toBe(forEver);
});

describe('_headers', () => {
  const file = headersFile(
    ['/', '/404.html', '/lessons/01-models/', '/lessons/01-models/01-first-schema/'],
    frames,
  );

  /** The rules that a static host would merge for an address. */
  const merged = (address: string) =>
    file
      .split(/\n(?=\/)/)
      .map((block) =>
        block
          .trim()
          .split('\n')
          .map((line) => line.trim()),
      )
      .filter(([pattern = '']) =>
        pattern.endsWith('*') ? address.startsWith(pattern.slice(0, -1)) : address === pattern,
      )
      .flatMap(([, ...lines]) => lines);

  test.each([
    '/',
    '/lessons/01-models/',
    '/_astro/Page.B67fjLtL.css',
    '/sandbox/compile-1a2b3c4d.js',
    '/runner.html',
    '/tab.html',
    '/sw.js',
    '/fork/run.mjs',
  ])('%s gets exactly what the local server sends, each header once', (address) => {
    const expected = Object.entries(headersFor(address, frames)).map(
      ([name, value]) => `${name}: ${value}`,
    );
    expect(merged(address).sort()).toEqual(expected.sort());
  });
});
