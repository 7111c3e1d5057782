import { afterEach, expect, test } from 'vitest';
import { close, freePort, listenerAt, onPort, open } from './ports.ts';

const listener = { accept() {}, closed() {} };
const taken: number[] = [];

afterEach(() => {
  for (const port of taken.splice(0)) close(port);
});

test('a port has one listener, and both ends of its life are told', () => {
  const told: [number, boolean][] = [];
  onPort((port, isOpen) => told.push([port, isOpen]));
  expect(open(3000, listener)).toBe(true);
  expect(open(3000, listener)).toBe(false);
  expect(listenerAt(3000)).toBe(listener);
  close(3000);
  close(3000);
  expect(listenerAt(3000)).toBeUndefined();
  expect(told).toEqual([
    [3000, true],
    [3000, false],
  ]);
});

test('a free port is one that nobody has', () => {
  onPort(() => {});
  const first = freePort();
  taken.push(first + 1);
  open(first + 1, listener);
  expect(freePort()).toBe(first + 2);
});
