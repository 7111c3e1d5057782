/** Errors as they are made and shown. */
import assert from 'node:assert';
import { inspect } from 'node:util';
import { thrownBy } from '../pick.ts';
import type { Probes } from '../probe.ts';

const withoutFrames = (text: string): string[] =>
  text.split('\n').filter((line) => !/^\s+at /.test(line));

class HttpError extends Error {
  status = 400;
}

class Named extends Error {
  override name = 'NamedError';
}

/** What a call throws. */
function thrown(call: () => unknown): Error {
  try {
    call();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

export const errors: Probes = {
  'error: inspected': () =>
    [
      new Error('outer', { cause: new TypeError('inner') }),
      new HttpError('m'),
      new Named('n'),
      Object.assign(new Error('with code'), { code: 'E_X' }),
      new AggregateError([new Error('1'), new Error('2')], 'several'),
      new Error(''),
      new Error('two\nlines'),
      new DOMException('dom', 'AbortError'),
    ].map((error) => withoutFrames(inspect(error))),
  'error: with a Node code': () => {
    const error = thrown(() => Buffer.from(5 as unknown as string));
    return [
      withoutFrames(inspect(error)),
      error.toString(),
      (error.stack ?? '').split('\n')[0],
      Object.keys(error),
    ];
  },
  'error: without a stack': () => {
    const bare = new Error('bare');
    bare.stack = undefined as unknown as string;
    const odd = new Error('odd');
    odd.stack = 'custom stack';
    return [inspect(bare), inspect(odd), inspect({ nested: odd })];
  },
  'error: engine': () => [
    typeof Error.captureStackTrace,
    Error.stackTraceLimit > 0,
    typeof (Error as { isError?: unknown }).isError,
    new Error('x').stack?.split('\n')[0],
    thrownBy(() => (undefined as unknown as { a: string }).a),
    thrownBy(() => JSON.parse('{"a":')),
    thrownBy(() => decodeURIComponent('%')),
    thrownBy(() => new URL('nonsense')),
    thrownBy(() => structuredClone(Symbol('x'))),
  ],
  assert: () =>
    [
      () => assert.equal(1, 2),
      () => assert.strictEqual('a', 'b'),
      () => assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }),
      () => assert.notStrictEqual(1, 1),
      () => assert.throws(() => {}),
      () =>
        assert.throws(() => {
          throw new Error('x');
        }, /y/),
      () => assert.match('abc', /x/),
      () => assert.fail('mine'),
      () => assert(0, 'zero'),
      () => assert.ifError(new Error('if')),
    ].map((call) => {
      const { name, message, code, operator } = thrown(call) as assert.AssertionError;
      return [name, message, code, operator];
    }),
};
