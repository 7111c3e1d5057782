/** Matchers: each claim runs as it is (and holds) and turned round (and fails, so that its message is compared). */
import { type Assertion, assert, describe, expect, test } from 'vitest';

class Point {
  readonly x: number;
  readonly y: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
}

type Claim = (actual: Assertion) => unknown;

const claims: Readonly<Record<string, readonly [value: unknown, claim: Claim]>> = {
  'to-be': [1, (actual) => actual.toBe(1)],
  'to-equal': [
    { a: [1, { b: 2 }], c: undefined },
    (actual) => actual.toEqual({ a: [1, { b: 2 }] }),
  ],
  'to-strict-equal': [new Point(1, 2), (actual) => actual.toStrictEqual(new Point(1, 2))],
  'to-match-object': [{ a: 1, b: 2 }, (actual) => actual.toMatchObject({ a: 1 })],
  'to-have-property': [{ a: { b: 3 } }, (actual) => actual.toHaveProperty('a.b', 3)],
  'to-have-length': [[1, 2], (actual) => actual.toHaveLength(2)],
  'to-contain': ['abc', (actual) => actual.toContain('b')],
  'to-contain-equal': [[{ a: 1 }], (actual) => actual.toContainEqual({ a: 1 })],
  'to-match': ['aab', (actual) => actual.toMatch(/a+b/)],
  'to-be-close-to': [0.1 + 0.2, (actual) => actual.toBeCloseTo(0.3, 5)],
  'to-be-greater-than': [2, (actual) => actual.toBeGreaterThan(1)],
  'to-be-instance-of': [new Point(0, 0), (actual) => actual.toBeInstanceOf(Point)],
  'to-be-type-of': ['x', (actual) => actual.toBeTypeOf('string')],
  'to-be-one-of': [2, (actual) => actual.toBeOneOf([1, 2])],
  'to-be-null': [null, (actual) => actual.toBeNull()],
  'to-be-undefined': [undefined, (actual) => actual.toBeUndefined()],
  'to-be-truthy': ['yes', (actual) => actual.toBeTruthy()],
  'to-be-nan': [Number.NaN, (actual) => actual.toBeNaN()],
  'to-throw': [
    () => {
      throw new Error('boom!');
    },
    (actual) => actual.toThrow(/boom/),
  ],
  'to-satisfy': [2, (actual) => actual.toSatisfy((value: number) => value > 1)],
  asymmetric: [
    { id: 1, name: 'Ada', tags: ['x', 'y'], more: { k: 1, z: 2 } },
    (actual) =>
      actual.toEqual({
        id: expect.any(Number),
        name: expect.stringMatching(/^A/),
        tags: expect.arrayContaining(['x']),
        more: expect.objectContaining({ k: 1 }),
      }),
  ],
  'map-and-set': [
    new Map([['k', new Set([1])]]),
    (actual) => actual.toEqual(new Map([['k', new Set([1])]])),
  ],
  bytes: [new Uint8Array([1, 2]), (actual) => actual.toEqual(new Uint8Array([1, 2]))],
  date: [new Date(0), (actual) => actual.toEqual(new Date(0))],
};

describe('a claim that holds', () => {
  for (const [name, [value, claim]] of Object.entries(claims)) {
    test(name, { meta: { id: `holds-${name}` } }, () => {
      claim(expect(value));
    });
  }
});

describe('the same claim denied', () => {
  for (const [name, [value, claim]] of Object.entries(claims)) {
    test(name, { meta: { id: `fails-not-${name}` } }, () => {
      claim(expect(value).not);
    });
  }
});

const differences: Readonly<Record<string, () => unknown>> = {
  object: () =>
    expect({ id: 1, name: 'Ada', deep: { x: { y: [1, 2, 3] } } }).toEqual({
      id: 2,
      name: 'Ada',
      deep: { x: { y: [1, 3] } },
    }),
  lines: () => expect('line one\nline two\nline three').toBe('line one\nline 2\nline three'),
  text: () => expect('hello world').toBe('hello wOrld'),
  type: () => expect('1').toBe(1),
  'class-and-plain': () => expect(new Point(1, 2)).toStrictEqual({ x: 1, y: 2 }),
  'long-list': () =>
    expect(Array.from({ length: 60 }, (_, index) => index)).toEqual(
      Array.from({ length: 60 }, (_, index) => (index === 30 ? -1 : index)),
    ),
  bytes: () => expect(new Uint8Array([1, 2, 3])).toEqual(new Uint8Array([1, 9, 3])),
  'own-message': () => expect(404, 'the status of GET /tools').toBe(200),
  error: () => expect(new Error('a', { cause: 1 })).toEqual(new Error('b')),
  function: () => expect(function named() {}).toBe(null),
  assert: () => assert.deepEqual({ a: 1 }, { a: 2 }),
  unreachable: () => expect.unreachable('never here'),
};

describe('a difference that is printed', () => {
  for (const [name, claim] of Object.entries(differences)) {
    test(name, { meta: { id: `fails-difference-${name}` } }, () => {
      claim();
    });
  }
});

describe('something else is thrown', () => {
  test('a call of nothing', { meta: { id: 'fails-call-of-nothing' } }, () => {
    const empty: { nope?: () => void } = {};
    (empty.nope as () => void)();
  });
  test('a string', { meta: { id: 'fails-thrown-string' } }, () => {
    throw 'only a string';
  });
  test('an object', { meta: { id: 'fails-thrown-object' } }, () => {
    throw { code: 42 };
  });
  test('an error with a cause', { meta: { id: 'fails-cause' } }, () => {
    throw new Error('outer', { cause: new TypeError('inner') });
  });
  test('several errors', { meta: { id: 'fails-aggregate' } }, () => {
    throw new AggregateError([new Error('e1'), new Error('e2')], 'many');
  });
});
