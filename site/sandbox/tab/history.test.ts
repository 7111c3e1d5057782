import { expect, test } from 'vitest';
import { type HistoryEntry, TabHistory } from './history.ts';

const entry = (path: string, document = 1): HistoryEntry => {
  const url = new URL(path, 'http://localhost:3000');
  const request = { method: 'GET', url, headers: [], body: null, redirect: 'follow' } as const;
  return { url, document, key: 0, request };
};

const pathOf = (found: HistoryEntry | undefined) => found?.url.pathname;

test('back and forward move between what was visited, and not beyond', () => {
  const history = new TabHistory();
  for (const path of ['/a', '/b', '/c']) history.push(entry(path));
  expect(pathOf(history.go(-1))).toBe('/b');
  expect(pathOf(history.go(-1))).toBe('/a');
  expect(history.go(-1)).toBeUndefined();
  expect(pathOf(history.current)).toBe('/a');
  expect(pathOf(history.go(2))).toBe('/c');
  expect(history.peek(1)).toBeUndefined();
});

test('a new page takes the place of what came after', () => {
  const history = new TabHistory();
  for (const path of ['/a', '/b', '/c']) history.push(entry(path));
  history.go(-2);
  history.push(entry('/d'));
  expect(history.peek(1)).toBeUndefined();
  expect(pathOf(history.peek(-1))).toBe('/a');
});

test('replacing keeps what is around', () => {
  const history = new TabHistory();
  history.replace(entry('/a'));
  history.push(entry('/b'));
  history.replace(entry('/c'));
  expect([pathOf(history.peek(-1)), pathOf(history.current)]).toEqual(['/a', '/c']);
});

test('a document that was loaded anew keeps its entries', () => {
  const history = new TabHistory();
  history.push(entry('/a', 1));
  history.push(entry('/b', 2));
  history.push(entry('/b2', 2));
  history.renew(2, 7);
  expect([-2, -1, 0].map((by) => history.peek(by)?.document)).toEqual([1, 7, 7]);
});

test('the oldest entries are forgotten', () => {
  const history = new TabHistory();
  for (let index = 0; index < 150; index++) history.push(entry(`/${index}`));
  expect(pathOf(history.peek(-99))).toBe('/50');
  expect(history.peek(-100)).toBeUndefined();
});
