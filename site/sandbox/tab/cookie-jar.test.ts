import { expect, test } from 'vitest';
import { CookieJar } from './cookie-jar.ts';

const at = (path: string) => new URL(path, 'http://localhost:3000');

test('a cookie goes back to the paths below the one that it names', () => {
  const jar = new CookieJar();
  jar.receive('session=abc=; Path=/', at('/auth/token'));
  jar.receive('draft=1; Path=/tools', at('/tools/7'));
  expect(jar.header(at('/'))).toBe('session=abc=');
  expect(jar.header(at('/tools'))).toBe('draft=1; session=abc=');
  expect(jar.header(at('/tools/7'))).toBe('draft=1; session=abc=');
  expect(jar.header(at('/toolshed'))).toBe('session=abc=');
});

test('without a path it belongs to the folder of the page that set it', () => {
  const jar = new CookieJar();
  jar.receive('a=1', at('/docs/page'));
  expect([jar.header(at('/docs/other')), jar.header(at('/'))]).toEqual(['a=1', '']);
});

test('the same name and path replaces, and an expired one forgets', () => {
  let now = Date.UTC(2030, 0);
  const jar = new CookieJar(() => now);
  jar.receive('a=1; Path=/', at('/'));
  jar.receive('a=2; Path=/; Max-Age=10', at('/'));
  expect(jar.header(at('/'))).toBe('a=2');
  now += 10_000;
  expect(jar.header(at('/'))).toBe('');
  jar.receive('a=3; Path=/', at('/'));
  jar.receive('a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', at('/'));
  expect(jar.header(at('/'))).toBe('');
});

test('Max-Age wins over Expires', () => {
  const jar = new CookieJar(() => Date.UTC(2030, 0));
  jar.receive('a=1; Max-Age=5; Expires=Thu, 01 Jan 1970 00:00:00 GMT', at('/'));
  jar.receive('b=1; Max-Age=0; Expires=Fri, 01 Jan 2100 00:00:00 GMT', at('/'));
  expect(jar.header(at('/'))).toBe('a=1');
});

test('an HttpOnly cookie is neither seen nor set nor replaced by a script', () => {
  const jar = new CookieJar();
  jar.receive('session=abc; Path=/; HttpOnly', at('/'));
  jar.receiveFromScript('session=mine; Path=/', at('/'));
  jar.receiveFromScript('other=1; Path=/; HttpOnly', at('/'));
  jar.receiveFromScript('theme=dark; Path=/', at('/'));
  expect(jar.header(at('/'))).toBe('session=abc; theme=dark');
  expect(jar.visible(at('/'))).toBe('theme=dark');
});

test.each(['', 'novalue', '=value', ';'])('"%s" is no cookie', (text) => {
  const jar = new CookieJar();
  jar.receive(text, at('/'));
  expect(jar.header(at('/'))).toBe('');
});

test('a flood of cookies pushes out the oldest', () => {
  const jar = new CookieJar();
  for (let index = 0; index < 200; index++) jar.receive(`c${index}=1`, at('/'));
  const kept = jar.header(at('/')).split('; ');
  expect(kept).toHaveLength(180);
  expect([kept[0], kept.at(-1)]).toEqual(['c20=1', 'c199=1']);
});
