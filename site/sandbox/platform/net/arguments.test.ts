import { expect, test } from 'vitest';
import { connectArguments, listenArguments } from './arguments.ts';

const done = () => {};

test.each([
  [[80, done], { port: 80 }],
  [['80', 'h', done], { port: 80, host: 'h' }],
  [[{ port: 80, host: 'h' }, done], { port: 80, host: 'h' }],
  [[[{ port: 80 }, done], done], { port: 80 }],
] as const)('connect(%j)', (args, options) => {
  expect(connectArguments(args)).toEqual([options, done]);
});

test('connect to a Unix socket says what to do instead', () => {
  expect(() => connectArguments([{ path: '/tmp/s' }])).toThrow(
    /no Unix sockets.*Connect to a port/,
  );
});

test.each([
  [[done], { port: 0, host: undefined }],
  [[3000, done], { port: 3000, host: undefined }],
  [[3000, '127.0.0.1', 511, done], { port: 3000, host: '127.0.0.1' }],
  [[{ port: 3000, host: 'h' }, done], { port: 3000, host: 'h' }],
  [[{}, done], { port: 0, host: undefined }],
] as const)('listen(%j)', (args, options) => {
  expect(listenArguments(args)).toEqual([options, done]);
});
