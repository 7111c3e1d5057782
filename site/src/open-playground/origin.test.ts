import { expect, test } from 'vitest';
import { draftKeyOf, nameOfOrigin, type Origin, originOfKey } from './origin.ts';

const fingerprint = '0123456789abcdef';

test.each<[Origin, string, string]>([
  [{ kind: 'empty' }, 'playground:empty', 'Empty app'],
  [{ kind: 'step', step: '01.3' }, 'playground:01.3', 'From 01.3'],
  [{ kind: 'link', fingerprint, step: null }, `playground:link-${fingerprint}`, 'From a link'],
  [
    { kind: 'link', fingerprint, step: '02.10' },
    `playground:link-${fingerprint}-02.10`,
    'From a link, begun at 02.10',
  ],
])('%o is kept as %s and called %s', (origin, key, name) => {
  expect(draftKeyOf(origin)).toBe(key);
  expect(originOfKey(key)).toEqual(origin);
  expect(nameOfOrigin(origin)).toBe(name);
});

test.each(['01.3', 'playground:', 'playground:01.3~x7', 'playground:link-xyz', 'playground:other'])(
  '%s is no playground',
  (key) => {
    expect(originOfKey(key)).toBeNull();
  },
);
