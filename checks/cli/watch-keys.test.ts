import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { actionFor, formatKeys, readKeys, type WatchAction, watchActions } from './watch-keys.ts';

test.for([
  ['h', 'hint'],
  ['H', 'hint'],
  ['hint', 'hint'],
  [' next \r', 'next'],
  ['\u0003', 'quit'],
  ['\u0004', 'quit'],
  ['x', undefined],
  ['', undefined],
  ['\r', undefined],
] as const)('%j means %s', ([input, action]) => {
  expect(actionFor(input)).toBe(action);
});

test('no two actions share a key', () => {
  const keys = Object.keys(watchActions).map((name) => name[0]);
  expect(new Set(keys).size).toBe(keys.length);
  expect(formatKeys()).toMatch(/^h hint, n next, s solution, /);
});

test('without a terminal each line is an action, however it is cut, and work aside keeps what follows', async () => {
  const stdin = new PassThrough() as unknown as NodeJS.ReadStream & PassThrough;
  const actions: (WatchAction | undefined)[] = [];
  const reader = readKeys(stdin, (action) => actions.push(action));
  stdin.write('hi');
  stdin.write('nt\nwhat\n');
  await new Promise((resolve) => setImmediate(resolve));
  await reader.aside(async () => {
    stdin.write('l\n');
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(actions).toEqual(['hint', undefined, 'list']);
  reader.close();
});
