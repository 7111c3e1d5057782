import { expect, test } from 'vitest';
import { CookieJar } from './cookies.ts';

function jar(...headers: string[]): string | undefined {
  const cookies = new CookieJar();
  for (const header of headers) cookies.receive(header);
  return cookies.header;
}

test.each([
  [[], undefined],
  [['a=1; HttpOnly', 'b=2; Path=/'], 'a=1; b=2'],
  [['a=1', 'a=2'], 'a=2'],
  [['a=x=y'], 'a=x=y'],
  [['a=1', 'a=; Max-Age=0'], undefined],
  [['a=1', 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], undefined],
  [['a=1; Max-Age=60'], 'a=1'],
  [['no cookie'], undefined],
])('%j gives %s', (headers, expected) => {
  expect(jar(...headers)).toBe(expected);
});
