import { expect, test } from 'vitest';
import { choosePaint, coloured, plain } from './paint.ts';

test.for([
  { env: {}, terminal: true, paint: coloured },
  { env: {}, terminal: false, paint: plain },
  { env: { NO_COLOR: '1' }, terminal: true, paint: plain },
  { env: { NO_COLOR: '' }, terminal: true, paint: coloured },
  { env: { TERM: 'dumb' }, terminal: true, paint: plain },
  { env: { FORCE_COLOR: '1' }, terminal: false, paint: coloured },
  { env: { FORCE_COLOR: '1', NO_COLOR: '1' }, terminal: true, paint: plain },
])('$env, terminal: $terminal', ({ env, terminal, paint }) => {
  expect(choosePaint(env, terminal)).toBe(paint);
});

test('painting adds codes and keeps the words', () => {
  expect(coloured.bad('failed')).toContain('failed');
  expect(coloured.bad('failed')).not.toBe('failed');
});
