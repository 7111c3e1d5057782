import { expect, test } from 'vitest';
import { moduleTable } from './table.ts';

const counted = { loads: 0 };
const table = moduleTable(
  {
    plain: {
      kind: 'commonjs',
      load: () => {
        counted.loads++;
        return Object.assign(() => 'called', { named: 1 });
      },
    },
    esm: { kind: 'module', load: () => ({ default: 'd', named: 2 }) },
  },
  (specifier) => specifier.replace(/^node:/, ''),
);

test('a module is evaluated once, when first asked for, under every name', () => {
  expect(counted.loads).toBe(0);
  expect(table.namespace('plain')).toBe(table.namespace('node:plain'));
  expect(table.require('plain')).toBe(table.namespace('plain').default);
  expect(counted.loads).toBe(1);
});

test('CommonJS exports are default and named, and follow later changes', () => {
  const exports = table.require('plain') as { named: number };
  expect(table.namespace('plain').named).toBe(1);
  exports.named = 5;
  expect(table.namespace('plain').named).toBe(5);
  expect(Object.prototype.toString.call(table.namespace('plain'))).toBe('[object Module]');
});

test('an ES module is its own namespace', () => {
  expect(table.namespace('esm')).toEqual({ default: 'd', named: 2 });
});

test('an unknown module is told by its name', () => {
  expect(table.has('nope')).toBe(false);
  expect(() => table.namespace('node:nope')).toThrow("Cannot find module 'node:nope'");
  expect(table.has('toString')).toBe(false);
});
