import net from 'node:net';
import { expect, test } from 'vitest';
import { isIP } from './addresses.ts';
import { isLoopback } from './ports.ts';

test.each([
  '127.0.0.1',
  '256.0.0.1',
  '01.2.3.4',
  '1.2.3',
  '::1',
  '::',
  'fe80::1%eth0',
  '::ffff:1.2.3.4',
  '1::2::3',
  '[::1]',
  'x',
  '',
])('isIP(%j) as Node has it', (text) => {
  expect(isIP(text)).toBe(net.isIP(text));
});

test.each([
  ['localhost', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['example.com', false],
  ['127.example.com', false],
])('is %s this worker: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
