/** url, querystring, path. */
import path from 'node:path';
import querystring from 'node:querystring';
import url from 'node:url';
import { thrownBy } from '../pick.ts';
import type { Probes } from '../probe.ts';

export const paths: Probes = {
  'url: legacy parse and format': () => {
    const parsed = url.parse('http://u:p@h.com:8/p/a?x=1&x=2#f', true);
    return [
      { ...parsed },
      url.parse('/a b?c#d').href,
      url.format({ protocol: 'http', host: 'a.b', pathname: '/c', query: { d: [1, 2] } }),
      url.format(new URL('http://u:p@ü.com/?a#b'), { auth: false, fragment: false }),
      url.resolve('http://a.b/c/d', '../e'),
    ];
  },
  'url: files': () => [
    url.fileURLToPath('file:///a/b%20c.txt'),
    url.pathToFileURL('/a/b c#?.txt').href,
    url.pathToFileURL('/a/').href,
    thrownBy(() => url.fileURLToPath('http://x/')),
    thrownBy(() => url.fileURLToPath('file://host/x')),
    thrownBy(() => url.fileURLToPath('file:///a%2fb')),
    thrownBy(() => url.fileURLToPath(5 as unknown as string)),
    { ...url.urlToHttpOptions(new URL('http://u%40:p@[::1]:80/p?q')) },
    url.domainToASCII('español.com'),
  ],
  querystring: () => [
    querystring.parse('a=1&a=2&b=%20&c&=d&%zz'),
    querystring.stringify({ x: [1, 2], y: 'é', z: true, n: null as unknown as string }),
    querystring.escape('a b&'),
    querystring.unescape('%41'),
    querystring.parse('a:1;b:2', ';', ':'),
  ],
  path: () => [
    path.relative('/a/b', '/a/c/d'),
    path.resolve('/x', '../y', './z'),
    path.extname('a.b.c'),
    path.join('a', '..', '/b', './c/'),
    path.normalize('/a//b/../c/.'),
    path.basename('/a/b.ts', '.ts'),
    path.dirname('/a/b'),
    path.parse('/a/b.c.d'),
    path.format({ dir: '/a', base: 'b' }),
    path.isAbsolute('a'),
    path.win32.join('a', 'b'),
    path.sep + path.delimiter,
    thrownBy(() => path.join(5 as unknown as string)),
    path.matchesGlob === undefined,
  ],
};
