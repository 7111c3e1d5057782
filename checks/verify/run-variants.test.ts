import { expect, test } from 'vitest';
import { loadCourse } from '../../lessons/course.ts';
import { goodCourse } from '../../lessons/patched-course.ts';
import type { RunOrder } from '../runner/host.ts';
import type { FailureKind, Report } from '../runner/report.ts';
import { runVariants } from './run-variants.ts';
import { variantsOf } from './variant.ts';

const course = await loadCourse(goodCourse);
const variants = variantsOf(course, course.steps);
const solutions = variants.filter(({ kind }) => kind === 'solution');
const [solution] = solutions;

/** A report in which every check of the order's step passed, or failed in the given way. */
function reportOn(order: RunOrder, kind: FailureKind | null): Report {
  const step = course.steps.find(({ id }) => id === order.step);
  const state = kind === null ? 'passed' : 'failed';
  const failure = { should: 'a', happened: 'b', why: 'c', look: 'd' };
  return {
    version: 1,
    step: order.step,
    host: 'node',
    state,
    checks: (step?.check.tests ?? []).map(({ id, title }) => ({
      id,
      title,
      state,
      ms: 1,
      console: [],
      dropped: 0,
      ...(kind === null ? {} : { failure: { kind, ...failure } }),
    })),
    problems: [],
    console: [],
    dropped: 0,
    ms: 1,
  };
}

/** Runs the first solution; the first run ends as `first` says, any other passes. */
async function runOnce(first: FailureKind) {
  const orders: RunOrder[] = [];
  const runs = await runVariants(
    async (order) => reportOn(order, orders.push(order) === 1 ? first : null),
    solution === undefined ? [] : [solution],
    1,
  );
  return { orders, state: runs[0]?.report.state };
}

test.each(['loop', 'timeout', 'no-answer'] as const)(
  'a right answer that ends with "%s" is run again, with patience',
  async (kind) => {
    const { orders, state } = await runOnce(kind);
    expect(orders.map(({ limits }) => limits?.silenceMs)).toEqual([2_000, 20_000]);
    expect(state).toBe('passed');
  },
);

test.each(['expectation', 'error', 'unhandled'] as const)(
  'a right answer that ends with "%s" is not run again',
  async (kind) => {
    const { orders, state } = await runOnce(kind);
    expect(orders).toHaveLength(1);
    expect(state).toBe('failed');
  },
);

test('a starter that is meant to loop is run once', async () => {
  const starters = variants.filter(({ name }) => name === '01.2/starter');
  const orders: RunOrder[] = [];
  await runVariants(
    async (order) => {
      orders.push(order);
      return reportOn(order, 'loop');
    },
    starters,
    1,
  );
  expect(orders).toHaveLength(1);
});

test('runs come in the order of their variants, however they end', async () => {
  const ended: string[] = [];
  const runs = await runVariants(
    async (order) => {
      // The first run waits until another has ended: two are at work at the same time.
      while (order.step === '01.1' && ended.length === 0) await Promise.resolve();
      return reportOn(order, null);
    },
    solutions,
    2,
    ({ variant }) => ended.push(variant.name),
  );
  expect(runs.map(({ variant }) => variant.name)).toEqual(solutions.map(({ name }) => name));
  expect(ended[0]).not.toBe('01.1/solution');
});
