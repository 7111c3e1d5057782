import { expect, test } from 'vitest';
import { appAddress, isSamePage, typedAddress } from './address.ts';

test.each([
  ['/docs/', 'http://localhost:3000/docs/'],
  ['docs/', 'http://localhost:3000/docs/'],
  ['', 'http://localhost:3000/'],
  ['  /tools?limit=2#top ', 'http://localhost:3000/tools?limit=2#top'],
  ['localhost:3000/docs/', 'http://localhost:3000/docs/'],
  ['http://localhost:3000', 'http://localhost:3000/'],
  ['HTTP://LOCALHOST:3000/a', 'http://localhost:3000/a'],
  // One path on the app, not another host.
  ['//example.org/x', 'http://localhost:3000/example.org/x'],
])('typing "%s" leads to %s', (typed, address) => {
  expect(typedAddress(typed)?.href).toBe(address);
});

test.each([
  'https://localhost:3000/',
  'http://localhost:3001/',
  'localhost/docs',
  'http://example.org/',
  'http://localhost:3000@example.org/',
  'http://[',
])('typing "%s" leads nowhere', (typed) => {
  expect(typedAddress(typed)).toBeNull();
});

test.each([
  ['./swagger-ui.css', 'http://localhost:3000/docs/swagger-ui.css'],
  ['../tools', 'http://localhost:3000/tools'],
  ['//example.org/x', undefined],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['mailto:a@example.org', undefined],
])('on /docs/, "%s" leads to %s', (href, address) => {
  expect(appAddress(href, 'http://localhost:3000/docs/')?.href).toBe(address);
});

test.each([
  ['/docs/', '/docs/#/tools', true],
  ['/docs/#a', '/docs/#b', true],
  ['/docs/#a', '/docs/', false],
  ['/docs/?q=1', '/docs/?q=2#b', false],
  ['/docs/', '/tools#b', false],
])('from %s to %s stays on the page: %s', (from, to, same) => {
  const at = (path: string) => new URL(path, 'http://localhost:3000');
  expect(isSamePage(at(from), at(to))).toBe(same);
});
