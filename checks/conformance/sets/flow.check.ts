/** The order of things: hooks, retries, tables, concurrency, soft claims, fixtures, mocks and fake timers. */
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';

const log: string[] = [];

describe('hooks', () => {
  beforeAll(() => {
    log.push('before all');
    return () => log.push('before all, undone');
  });
  beforeEach(() => {
    log.push('before');
  });
  afterEach(() => {
    log.push('after');
  });
  afterAll(() => {
    log.push('after all');
  });
  test('run before', { meta: { id: 'hooks-before' } }, () => {
    log.push('check');
    onTestFinished(() => {
      log.push('finished');
    });
    expect(log).toEqual(['before all', 'before', 'check']);
  });
  test('run after', { meta: { id: 'hooks-after' } }, () => {
    expect(log.slice(3)).toEqual(['after', 'finished', 'before']);
  });
});
test('hooks run to the end', { meta: { id: 'hooks-end' } }, () => {
  expect(log.slice(-2)).toEqual(['after all', 'before all, undone']);
});
describe('a hook that fails', () => {
  beforeEach(() => {
    throw new Error('the hook broke');
  });
  test('fails its check', { meta: { id: 'fails-before-each' } }, () => {});
});
describe('a hook for all that fails', () => {
  beforeAll(() => {
    throw new Error('the hook for all broke');
  });
  test('fails checks that never ran', { meta: { id: 'fails-before-all' } }, () => {});
});

describe('tables', () => {
  test.each([
    [1, 1, 2],
    [1, 2, 3],
  ])('%i + %i = %i', { meta: { id: 'each' } }, (a, b, sum) => {
    expect(a + b).toBe(sum);
  });
  test.each([{ a: 2, b: 'y' }])('a is $a, b is $b', { meta: { id: 'fails-each' } }, ({ a }) => {
    expect(a).toBeLessThan(2);
  });
});

describe('modes', () => {
  test.skip('skipped', { meta: { id: 'skipped' } }, () => {});
  test.todo('to do', { meta: { id: 'todo' } });
  test('skipped from inside', { meta: { id: 'skipped-inside' } }, ({ skip }) => {
    skip('not here');
  });
  test.fails('fails as promised', { meta: { id: 'promised' } }, () => {
    expect(1).toBe(2);
  });
  test.fails('promised to fail', { meta: { id: 'fails-not-as-promised' } }, () => {
    expect(1).toBe(1);
  });
  let attempts = 0;
  test('third attempt', { retry: 2, meta: { id: 'retry' } }, () => {
    attempts += 1;
    expect(attempts).toBe(3);
  });
});

describe('waiting', () => {
  test('resolves', { meta: { id: 'resolves' } }, async () => {
    await expect(Promise.resolve({ a: 1 })).resolves.toMatchObject({ a: 1 });
  });
  test('a rejection', { meta: { id: 'fails-resolves' } }, async () => {
    await expect(Promise.reject(new Error('no'))).resolves.toBe(1);
  });
  test('rejects', { meta: { id: 'rejects' } }, async () => {
    await expect(Promise.reject(new TypeError('bad'))).rejects.toThrow('bad');
  });
  test('too long', { timeout: 60, meta: { id: 'fails-timeout' } }, async () => {
    await new Promise(() => {});
  });
  test('polls', { meta: { id: 'poll' } }, async () => {
    let asked = 0;
    await expect.poll(() => ++asked, { interval: 5 }).toBe(4);
  });
  test.concurrent('side by side', { meta: { id: 'concurrent' } }, async ({ expect }) => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(1).toBe(1);
  });
  test.concurrent('beside it', { meta: { id: 'fails-concurrent' } }, async ({ expect }) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(1).toBe(2);
  });
});

describe('counting claims', () => {
  test('soft', { meta: { id: 'fails-soft' } }, () => {
    expect.soft(1).toBe(2);
    expect.soft('a').toBe('a');
    expect.soft([1]).toEqual([2]);
  });
  test('too few', { meta: { id: 'fails-assertions' } }, () => {
    expect.assertions(2);
    expect(1).toBe(1);
  });
});

describe('mocks', () => {
  test('calls', { meta: { id: 'mock' } }, () => {
    const add = vi.fn((value: number) => value + 1);
    add(1);
    expect(add).toHaveBeenLastCalledWith(1);
    expect(add).toHaveReturnedWith(2);
  });
  test('another call', { meta: { id: 'fails-mock' } }, () => {
    const call = vi.fn();
    call('a', { b: 1 });
    expect(call).toHaveBeenCalledWith('a', { b: 2 });
  });
  test('a spy', { meta: { id: 'spy' } }, () => {
    const object = { method: () => 1 };
    const spy = vi.spyOn(object, 'method').mockReturnValue(5);
    expect(object.method()).toBe(5);
    spy.mockRestore();
    expect(object.method()).toBe(1);
  });
});

describe('fake timers', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
  });
  test('move the clock', { meta: { id: 'fake-timers' } }, async () => {
    const tick = vi.fn();
    setInterval(tick, 4_000);
    vi.advanceTimersByTime(9_000);
    expect(tick).toHaveBeenCalledTimes(2);
    vi.setSystemTime(new Date('2020-01-01T00:00:00Z'));
    expect(new Date().toISOString()).toBe('2020-01-01T00:00:00.000Z');
    await vi.advanceTimersByTimeAsync(4_000);
    expect(tick).toHaveBeenCalledTimes(3);
  });
  test('a check still ends', { timeout: 60, meta: { id: 'fails-fake-timeout' } }, async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
  });
});

const withTool = test.extend<{ tool: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the fixtures from this pattern
  tool: async ({}, use) => {
    await use('drill');
  },
});
withTool('a fixture', { meta: { id: 'fixture' } }, ({ tool }) => {
  expect(tool).toBe('drill');
});
