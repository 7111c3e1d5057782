import { expect, test } from 'vitest';
import { chooseEncoding } from './choose-encoding.ts';
import type { Encoding } from './site-files.ts';

const all = new Set<Encoding>(['br', 'gzip', 'identity']);
const plainOnly = new Set<Encoding>(['identity']);

test.each<[accept: string | undefined, available: ReadonlySet<Encoding>, chosen: Encoding]>([
  ['gzip, deflate, br, zstd', all, 'br'],
  ['gzip, deflate', all, 'gzip'],
  ['br;q=0.5, gzip;q=0.9', all, 'gzip'],
  ['br;q=0, gzip', all, 'gzip'],
  ['BR', all, 'br'],
  ['*', all, 'br'],
  ['*;q=0.1, identity', all, 'identity'],
  ['gzip ; q=0.2', all, 'gzip'],
  ['zstd', all, 'identity'],
  ['', all, 'identity'],
  [undefined, all, 'identity'],
  ['br', plainOnly, 'identity'],
  ['identity;q=0', plainOnly, 'identity'],
])('Accept-Encoding: %s', (accept, available, chosen) => {
  expect(chooseEncoding(accept, available)).toBe(chosen);
});
