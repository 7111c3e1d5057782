/** util.inspect, util.format, zod's errors, console. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import util, { inspect } from 'node:util';
import { z } from 'zod';
import type { Probes } from '../probe.ts';

class Point {
  x = 1;
  #hidden = 2;
  get sum() {
    return this.x + this.#hidden;
  }
}

const circular: Record<string, unknown> = { name: null };
circular.self = circular;

/** What a console writes. */
function written(use: (console: Console) => void): string {
  let out = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      out += chunk;
      done();
    },
  });
  use(new Console(stream, stream));
  return out;
}

export const inspection: Probes = {
  'inspect: values': () =>
    [
      { a: 1, b: 'x', m: { n: { o: { p: 1 } } }, f() {}, g: Symbol('s'), h: 10n, k: undefined },
      [1, undefined, 3],
      // biome-ignore lint/suspicious/noSparseArray: how a hole is shown is the point
      [1, , 3],
      new Map([['k', { v: 1 }]]),
      new Set([1, 'a']),
      new Date(0),
      /x/g,
      new Point(),
      [new Point()],
      class Foo extends Point {},
      Buffer.from('hi'),
      new Uint8Array(3),
      new ArrayBuffer(2),
      Object.create(null),
      circular,
      'a'.repeat(20).split(''),
      'it\'s "quoted"',
      -0,
      [Number.NaN, Number.POSITIVE_INFINITY],
      new Boolean(true),
      new WeakMap(),
      Symbol.iterator,
      Object.assign(() => {}, { extra: 1 }),
      async () => {},
      function* gen() {},
      globalThis.Array,
      Math,
      JSON,
      {
        get a() {
          return 1;
        },
        set b(_value: number) {},
      },
      { [Symbol('key')]: 1 },
      { 'a-b': 1, 2: 3 },
      new (class extends Map {})(),
      Promise.resolve(5).then.name,
    ].map((value) => inspect(value)),
  'inspect: long and deep': () => [
    inspect(Array.from({ length: 120 }, (_item, index) => index)),
    inspect('x'.repeat(200)),
    inspect({ a: { b: { c: { d: 1 } } } }, { depth: 0 }),
    inspect({ a: { b: { c: { d: 1 } } } }, { depth: null, compact: false }),
    inspect({ long: 'a'.repeat(80), other: 'b'.repeat(80) }),
    inspect(new Map([[{ a: 1 }, new Set([[1]])]]), { compact: 1, sorted: true }),
    inspect({ a: 1n, b: 123456.789 }, { numericSeparator: true }),
    inspect('a', { colors: true }),
  ],
  'inspect: promise and proxy': () => [
    inspect(Promise.resolve(1)),
    inspect(new Promise(() => {})),
    inspect(new Proxy({ a: 1 }, {})),
  ],
  'inspect: iterators': () => [
    inspect(new Map([[1, 2]]).entries()),
    inspect(new Set([1]).values()),
    inspect([1][Symbol.iterator]()),
  ],
  'inspect: web objects': () =>
    [
      new URL('http://u:p@h:8/p?q=1#f'),
      new URLSearchParams('a=1&b=2'),
      new Headers({ a: '1', b: '2' }),
      new AbortController().signal,
      new TextEncoder(),
      new Blob(['abc'], { type: 'text/plain' }),
      new Response('x', { status: 201 }).status,
    ].map((value) => inspect(value)),
  'inspect: custom': () => [
    inspect({ [inspect.custom]: () => 'mine' }),
    inspect({ [inspect.custom]: (depth: number) => ({ depth }) }),
    inspect({ toString: () => 'not used' }),
  ],
  'inspect: storage and env': () => [
    inspect(new AsyncLocalStorage()).split(' ')[0],
    inspect(process.env).startsWith('{'),
    Object.prototype.toString.call(process),
  ],
  format: () => [
    util.format(
      '%s %d %i %f %j %o %O %c%%',
      'a',
      1.5,
      2.7,
      '3.5',
      { x: 1 },
      [1],
      { y: { z: {} } },
      'css',
    ),
    util.format('a', 'b', { c: 1 }, 5),
    util.format('%s', Symbol('x'), null, undefined, -0),
    util.format(1, 2, '3'),
    util.format('%s %s', 'one'),
    util.format('%s', { toString: () => 'custom' }, new Point(), [1, [2, [3]]]),
  ],
  'util: odds and ends': () => [
    util.isDeepStrictEqual({ a: [1, new Map([[1, 2]])] }, { a: [1, new Map([[1, 2]])] }),
    util.types.isPromise(Promise.resolve()),
    util.types.isProxy({}),
    util.types.isDate(new Date()),
    util.types.isGeneratorFunction(function* () {}),
    util.types.isTypedArray(Buffer.alloc(1)),
    util.stripVTControlCharacters('\u001b[31mx\u001b[0m'),
    util.styleText('red', 'x', { validateStream: false }),
    util.inherits.name,
    util.toUSVString('\ud800'),
    util.getSystemErrorName(-2),
    util.parseArgs({
      args: ['-f', '--bar', 'b'],
      options: { f: { type: 'boolean', short: 'f' }, bar: { type: 'string' } },
    }).values,
    util.parseEnv('A=1\nB="two words"\n# no\nexport C=3'),
    new util.MIMEType('text/html; charset=utf-8').essence,
    util.promisify((done: (error: null, value: number) => void) => done(null, 5)).name,
    util.deprecate(() => 5, 'old', 'DEPX')(),
  ],
  'zod: issues and messages': () => {
    const schema = z.object({
      a: z.string().min(2),
      b: z.email(),
      c: z.array(z.number()).nonempty(),
    });
    const { error } = schema.safeParse({ a: '', b: 'x', c: [] });
    return [
      error?.issues,
      error && z.prettifyError(error),
      error && z.flattenError(error),
      error?.name,
      inspect(error).split('\n')[0],
      inspect(z.string()).split(' ')[0],
    ];
  },
  'console: everything that it prints': () =>
    written((console) => {
      console.log('a %s', 'b', { c: 1 });
      console.info();
      console.debug([1, 2]);
      console.error(new Error('e').message);
      console.group('group');
      console.warn('in\nside');
      console.group();
      console.log('deeper');
      console.groupEnd();
      console.groupEnd();
      console.table([
        { a: 1, b: 'x' },
        { a: 2, c: true },
      ]);
      console.table([[1, 2], [3]]);
      console.table(5);
      console.count();
      console.count('x');
      console.count();
      console.countReset();
      console.count();
      console.assert(true, 'no');
      console.assert(false, 'yes %d', 1);
      console.assert(false);
      console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
      console.dirxml({ a: 1 }, [2]);
    }),
};
