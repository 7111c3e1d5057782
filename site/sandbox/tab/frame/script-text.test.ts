import { expect, test } from 'vitest';
import { withAppLocation } from './script-text.ts';

test.each([
  ['window.location.search', 'globalThis.__tabLocation.search'],
  ['window?.location?.pathname', 'globalThis.__tabLocation?.pathname'],
  ['self.location = "/x"', 'globalThis.__tabLocation = "/x"'],
  ['document.location.href', 'globalThis.__tabLocation.href'],
  ['new URL(s, location.href)', 'new URL(s, globalThis.__tabLocation.href)'],
  ['location.assign("/")', 'globalThis.__tabLocation.assign("/")'],
])('%s', (before, after) => {
  expect(withAppLocation(before)).toBe(after);
});

test.each([
  'router.location.pathname',
  'const location = find(); use(location)',
  '{ location: 0 }',
  '$location.href',
  'window.locations',
])('%s is something else', (text) => {
  expect(withAppLocation(text)).toBe(text);
});

test('the idiom of url-parse, which finds the global object first', () => {
  const idiom =
    'a=("undefined"!=typeof window?window:void 0!==i.g?i.g:"undefined"!=typeof self?self:{}).location||{}';
  const parse = new Function('i', `var a;${withAppLocation(idiom)};return a`);
  Object.assign(globalThis, { window: {}, __tabLocation: { host: 'localhost:3000' } });
  expect(parse({})).toEqual({ host: 'localhost:3000' });
  Reflect.deleteProperty(globalThis, 'window');
  Reflect.deleteProperty(globalThis, '__tabLocation');
});
