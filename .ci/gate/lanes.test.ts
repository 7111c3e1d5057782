import { setImmediate as nextTask } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runInLanes } from './lanes.ts';
import { type Part, partsNamed } from './parts.ts';

const part = (name: string, waitsFor?: string): Part => ({
  name,
  proves: '',
  command: [],
  ...(waitsFor === undefined ? {} : { after: waitsFor }),
});

/** Runs the parts; what began and ended, in order. Those in `failing` fail. The part `long` ends after the part `until`. */
async function logOf(
  parts: readonly Part[],
  lanes: number,
  { failing = [], until }: { failing?: readonly string[]; until?: string } = {},
) {
  const log: string[] = [];
  const results = await runInLanes(parts, lanes, async ({ name }) => {
    log.push(`+${name}`);
    await nextTask();
    while (name === 'long' && until && !log.includes(`-${until}`)) await nextTask();
    log.push(`-${name}`);
    return !failing.includes(name);
  });
  return { log, states: Object.fromEntries(results.map(({ name, state }) => [name, state])) };
}

test('two lanes run two parts at once, in order', async () => {
  const { log, states } = await logOf([part('long'), part('a'), part('b')], 2, {
    until: 'b',
  });
  expect(log).toEqual(['+long', '+a', '-a', '+b', '-b', '-long']);
  expect(states).toEqual({ long: 'passed', a: 'passed', b: 'passed' });
});

test('a part waits for the one it looks at, and others go before it', async () => {
  const { log } = await logOf([part('long'), part('tests', 'long'), part('a')], 2, {
    until: 'a',
  });
  expect(log).toEqual(['+long', '+a', '-a', '-long', '+tests', '-tests']);
});

test('what waits for a part that failed is left out, and the rest runs', async () => {
  const parts = [part('build'), part('tests', 'build'), part('a')];
  const { log, states } = await logOf(parts, 1, { failing: ['build'] });
  expect(states).toEqual({ build: 'failed', tests: 'left out', a: 'passed' });
  expect(log).not.toContain('+tests');
});

test('a part alone waits for nobody', async () => {
  expect((await logOf([part('tests', 'build')], 2)).states).toEqual({ tests: 'passed' });
});

test('parts have the names that were asked for, or there is a sentence', () => {
  expect(partsNamed(['unit', 'types']).map(({ name }) => name)).toEqual(['types', 'unit']);
  expect(() => partsNamed(['unti'])).toThrow('There is no part unti. The parts are: types,');
});
