import { expect, test } from 'vitest';
import { TabStorages } from './tab-storages.ts';

test('both areas keep what they are given, apart from each other', () => {
  const storages = new TabStorages();
  storages.set('local', 'token', 'a');
  storages.set('local', 'token', 'b');
  storages.set('session', 'token', 'c');
  expect(storages.all).toEqual({ local: { token: 'b' }, session: { token: 'c' } });
});

test('a key goes without a value, and everything without a key', () => {
  const storages = new TabStorages();
  for (const key of ['a', 'b', 'c']) storages.set('local', key, '1');
  storages.set('local', 'a', null);
  expect(storages.all.local).toEqual({ b: '1', c: '1' });
  storages.set('local', null, null);
  expect(storages.all.local).toEqual({});
});

test('what is far too large is not kept', () => {
  const storages = new TabStorages();
  storages.set('local', 'a', 'x'.repeat(1_900_000));
  storages.set('local', 'b', 'x'.repeat(200_000));
  expect(Object.keys(storages.all.local)).toEqual(['a']);
});
