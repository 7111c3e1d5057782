import { expect, test } from 'vitest';
import { recordLog, textOf } from './log.ts';

const { error: original } = console;

test('The console is recorded instead of printed', () => {
  const log = recordLog();
  console.error('GET /shop', 404);
  console.info('Done.');
  expect(log).toEqual([['GET /shop', 404], ['Done.']]);
  expect(console.error).not.toBe(original);
});

test('After such a test, the console is what it was', () => {
  expect(console.error).toBe(original);
});

test('An error is read with its stack and its causes', () => {
  const cause = new Error('No ink.', { cause: 'The shop is closed.' });
  const text = textOf(['POST /tools', new Error('Could not be written.', { cause })]);
  expect(text).toMatch(/^POST \/tools Error: Could not be written\.\n +at /);
  expect(text).toMatch(/Cause: Error: No ink\.\n[\s\S]*Cause: The shop is closed\.$/);
});

test('A message that the stack does not have is read as well', () => {
  const error = Object.assign(new Error('second'), { stack: 'Error: first' });
  expect(textOf(error)).toBe('second Error: first');
});

test('What JSON has no form for is read as a text', () => {
  const ring: Record<string, unknown> = {};
  ring.self = ring;
  expect(textOf([undefined, null, { id: 1 }, ring])).toBe(
    'undefined null {"id":1} [object Object]',
  );
});
