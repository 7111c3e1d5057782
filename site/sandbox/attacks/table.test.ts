import { expect, test } from 'vitest';
import { attacks } from './table.ts';

test('there are attacks of every theme, each with a name of its own', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(60);
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
  expect([...new Set(attacks.map(({ theme }) => theme))].sort()).toEqual(
    [
      'network',
      'storage',
      'page',
      'messages',
      'results',
      'loops',
      'memory',
      'output',
      'pollution',
      'depth',
    ].sort(),
  );
});

test('an attack that must fail says how, and one request has no checks', () => {
  for (const { name, checks, path, end } of attacks) {
    expect((checks === undefined) === (path !== undefined), name).toBe(true);
    const fails = end.state === 'failed' || end.state === 'broken' || end.state === 'refused';
    expect((end.kinds ?? []).length > 0, name).toBe(fails);
  }
});
