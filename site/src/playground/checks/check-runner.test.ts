import { expect, test } from 'vitest';
import type { RunOrder } from '../../../../checks/runner/host.ts';
import type { Report, RunEvent } from '../../../../checks/runner/report.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { CheckRunner } from './check-runner.ts';
import type { RunState } from './run-state.ts';

const order: RunOrder = { step: '01.1', check: { path: 'x.check.ts', source: '' }, files: {} };

const passed: Report = {
  version: 1,
  step: '01.1',
  host: 'browser',
  state: 'passed',
  checks: [],
  problems: [],
  console: [],
  dropped: 0,
  ms: 1,
};

/** A sandbox whose runs the test answers by hand. */
function byHand() {
  const runs: {
    readonly tell: (event: RunEvent) => void;
    readonly answer: (report: Report) => void;
    readonly fail: (error: Error) => void;
    readonly signal: AbortSignal | undefined;
  }[] = [];
  const sandbox: Sandbox = {
    check(_, tell, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<Report>();
      signal?.addEventListener('abort', () => reject(signal.reason));
      runs.push({ tell, answer: resolve, fail: reject, signal });
      return promise;
    },
    open: () => Promise.reject(new Error('not part of this test')),
    prepareDatabase: async () => {},
    fetchDatabase: async () => {},
    look: async () => null,
    dispose() {},
  };
  const states: RunState[] = [];
  const runner = new CheckRunner(
    () => Promise.resolve(sandbox),
    (state) => states.push(state),
  );
  return { runner, runs, states };
}

test('a run goes from starting to its report', async () => {
  const { runner, runs, states } = byHand();
  const run = runner.run(order);
  expect(runner.running).toBe(true);
  await Promise.resolve();
  runs[0]?.tell({ type: 'done', report: passed });
  runs[0]?.answer(passed);
  expect(await run).toEqual(passed);
  expect(runner.running).toBe(false);
  expect(states.map(({ phase }) => phase)).toEqual(['starting', 'ended', 'ended']);
});

test('stop ends the run at once, and late events change nothing', async () => {
  const { runner, runs, states } = byHand();
  const run = runner.run(order);
  await Promise.resolve();
  runner.stop();
  expect(runs[0]?.signal?.aborted).toBe(true);
  runs[0]?.tell({ type: 'collected', checks: [{ id: 'late', title: 'Late' }] });
  expect(await run).toBeNull();
  expect(states.at(-1)).toMatchObject({ ending: 'Stopped before all checks were done.', rows: [] });
});

test('a new run takes over from the one before', async () => {
  const { runner, runs, states } = byHand();
  const first = runner.run(order);
  await Promise.resolve();
  const second = runner.run(order);
  await Promise.resolve();
  runs[0]?.tell({ type: 'collected', checks: [{ id: 'old', title: 'Old' }] });
  runs[1]?.tell({ type: 'done', report: passed });
  runs[1]?.answer(passed);
  expect(await first).toBeNull();
  expect(await second).toEqual(passed);
  expect(states.flatMap(({ rows }) => rows)).toEqual([]);
});

test('a sandbox that cannot start is told as our fault, not as the learner’s', async () => {
  const states: RunState[] = [];
  const runner = new CheckRunner(
    () => Promise.reject(new Error('The frame did not answer.')),
    (state) => states.push(state),
  );
  expect(await runner.run(order)).toBeNull();
  expect(states.at(-1)?.ending).toBe('The frame did not answer.');
  expect(states.at(-1)?.problems[0]).toMatchObject({
    kind: 'internal',
    happened: 'The frame did not answer.',
  });
});
