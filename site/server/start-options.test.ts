import { expect, test } from 'vitest';
import { readStartOptions, UsageError } from './start-options.ts';

test.each([
  [[], {}, { port: 4321 }],
  [['--port', '8080'], {}, { port: 8080 }],
  [[], { PORT: '9000' }, { port: 9000 }],
  [[], { PORT: '' }, { port: 4321 }],
  [['--port', '8080'], { PORT: '9000' }, { port: 8080 }],
  [['--port=0', '--host', '0.0.0.0'], {}, { port: 0, host: '0.0.0.0' }],
])('%j with %j', (args, env, options) => {
  expect(readStartOptions(args, env)).toEqual(options);
});

test.each([
  [['--port', 'eighty'], 'found "eighty"'],
  [['--port', '70000'], 'found "70000"'],
  [['--port=-1'], 'found "-1"'],
  [['--open'], '--open'],
])('%j is refused with what to call instead', (args, words) => {
  expect(() => readStartOptions(args, {})).toThrow(UsageError);
  expect(() => readStartOptions(args, {})).toThrow(words);
  expect(() => readStartOptions(args, {})).toThrow('Usage: npm start');
});

test('a PORT that is none is named as what is wrong', () => {
  expect(() => readStartOptions([], { PORT: 'web' })).toThrow('in the variable PORT, found "web"');
});
