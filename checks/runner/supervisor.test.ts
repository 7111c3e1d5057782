import { describe, expect, test } from 'vitest';
import type { RunOrder, WorkerEvent } from './host.ts';
import type { RunEvent } from './report.ts';
import { type Script, scriptedHost } from './scripted-host.ts';
import { supervise } from './supervisor.ts';

const order: RunOrder = {
  step: '01.1',
  check: { path: 'a.check.ts', source: '' },
  files: {},
  limits: { silenceMs: 300, checkMs: 200, restarts: 2 },
};
const ids = ['a', 'b', 'c'];
const collected: WorkerEvent = {
  type: 'collected',
  checks: ids.map((id) => ({ id, title: `title of ${id}` })),
};
const started = (id: string): WorkerEvent => ({ type: 'started', id });
const passed = (id: string): WorkerEvent => ({ type: 'finished', id, state: 'passed', ms: 1 });
const pass = (id: string) => [started(id), passed(id)];
const done: WorkerEvent = { type: 'done' };

async function run(...scripts: Script[]) {
  const host = scriptedHost(scripts);
  const events: RunEvent[] = [];
  const report = await supervise(host, order, (event) => events.push(event));
  return { host, report, events, states: report.checks.map(({ state }) => state) };
}

test('a run that goes well: events as they come, the report last', async () => {
  const { report, events, host } = await run({
    events: [collected, ...ids.flatMap(pass), done],
  });
  expect(report).toMatchObject({ version: 1, step: '01.1', host: 'node', state: 'passed' });
  expect(events.map(({ type }) => type)).toEqual([
    'collected',
    ...ids.flatMap(() => ['started', 'finished']),
    'done',
  ]);
  expect(events.at(-1)).toEqual({ type: 'done', report });
  expect(host.terminated.count).toBe(1);
});

describe('a worker that falls silent', () => {
  test('is ended, its check blamed, the rest given to another one', async () => {
    const { states, report, host } = await run(
      {
        events: [
          collected,
          ...pass('a'),
          started('b'),
          { type: 'requesting', request: 'GET /tools' },
        ],
      },
      { events: [collected, ...pass('c'), done] },
    );
    expect(states).toEqual(['passed', 'failed', 'passed']);
    expect(report.state).toBe('failed');
    expect(report.checks[1]?.failure).toMatchObject({
      kind: 'loop',
      happened: expect.stringContaining('After GET /tools was sent'),
      // No host can tell this one apart in time.
      look: expect.stringContaining('until the memory is full'),
    });
    expect(host.started[1]?.skip).toEqual(['a', 'b']);
  });

  test('while a file was loaded: the next worker is told which one', async () => {
    const { host, report } = await run(
      { events: [collected, started('a'), { type: 'loading', file: 'app.ts' }] },
      { events: [collected, ...pass('b'), ...pass('c'), done] },
    );
    expect(host.started[1]?.order.endless).toEqual(['app.ts']);
    expect(report.checks[0]?.failure?.place?.file).toBe('app.ts');
  });

  test('too often: the rest counts as not run', async () => {
    const silent = (id: string): Script => ({ events: [collected, started(id)] });
    const { states, report } = await run(...ids.map(silent));
    expect(states).toEqual(['failed', 'failed', 'failed']);
    const fewer = { ...order, limits: { ...order.limits, restarts: 1 } };
    const again = await supervise(scriptedHost(ids.map(silent)), fewer);
    expect(again.checks.map(({ state }) => state)).toEqual(['failed', 'failed', 'not-run']);
    expect(report.state).toBe('failed');
  });

  test('before it knew its checks: a problem, and no second try', async () => {
    const { report, host } = await run({ events: [{ type: 'loading', file: 'a.check.ts' }] });
    expect(report.state).toBe('broken');
    expect(report.problems).toMatchObject([{ kind: 'loop' }]);
    expect(host.started).toHaveLength(1);
  });

  test('printing is no sign of life', async () => {
    const host = scriptedHost([
      { events: [collected, started('a')] },
      { events: [collected, ...pass('b'), ...pass('c'), done] },
    ]);
    const line = { level: 'log', text: 'again' } as const;
    const printing = {
      ...host,
      async spawn() {
        const execution = await host.spawn();
        let timer: ReturnType<typeof setInterval> | undefined;
        return {
          ...execution,
          start(...[given, skip, listener]: Parameters<typeof execution.start>) {
            execution.start(given, skip, listener);
            timer = setInterval(() => listener({ type: 'console', id: 'a', line }), 20);
          },
          terminate() {
            clearInterval(timer);
            execution.terminate();
          },
        };
      },
    };
    const report = await supervise(printing, order);
    expect(report.checks[0]).toMatchObject({ state: 'failed', failure: { kind: 'loop' } });
    expect(report.checks[0]?.console).toContainEqual(line);
  });
});

test('a busy machine gets more time, and the worker is told how much', async () => {
  const host = { ...scriptedHost([{ events: [collected, ...ids.flatMap(pass), done] }]) };
  const { limits: _limits, ...unlimited } = order;
  await supervise({ ...host, busyness: () => 3 }, unlimited);
  expect(host.started[0]?.order.limits).toMatchObject({ silenceMs: 6_000, responseMs: 4_500 });
});

test('a check that goes on though the worker is alive is ended', async () => {
  const { report } = await run(
    { events: [collected, started('a')], alive: true },
    { events: [collected, ...pass('b'), ...pass('c'), done] },
  );
  expect(report.checks[0]?.failure?.kind).toBe('timeout');
});

test.each([
  ['memory', 'memory', 'ran out of memory'],
  ['the process ended with SIGSEGV.', 'internal', 'SIGSEGV'],
])('a worker that dies of %s', async (dies, kind, says) => {
  const { report } = await run(
    { events: [collected, started('a')], dies },
    { events: [collected, ...pass('b'), ...pass('c'), done] },
  );
  expect(report.checks[0]?.failure).toMatchObject({
    kind,
    happened: expect.stringContaining(says),
  });
  expect(report.checks[2]?.state).toBe('passed');
});

test('a host that cannot start a worker is a problem', async () => {
  const { report } = await run();
  expect(report).toMatchObject({ state: 'broken', problems: [{ kind: 'internal' }] });
});

test('aborted: the worker is ended at once, what was not done is not run', async () => {
  const host = scriptedHost([{ events: [collected, ...pass('a'), started('b')], alive: true }]);
  const controller = new AbortController();
  const report = await supervise(
    host,
    order,
    (event) => {
      if (event.type === 'started' && event.id === 'b') controller.abort();
    },
    controller.signal,
  );
  expect(report.checks.map(({ state }) => state)).toEqual(['passed', 'not-run', 'not-run']);
  expect(host.terminated.count).toBe(1);
});

test('output and dropped lines stand with the check that printed', async () => {
  const line = { level: 'log', text: 'hello' } as const;
  const { report } = await run({
    events: [
      { type: 'console', id: null, line },
      collected,
      started('a'),
      { type: 'console', id: 'a', line },
      { type: 'dropped', id: 'a', lines: 7 },
      passed('a'),
      ...pass('b'),
      ...pass('c'),
      done,
    ],
  });
  expect(report.console).toEqual([line]);
  expect(report.checks[0]).toMatchObject({ console: [line], dropped: 7 });
});

test('what keeps every check from judging is told once, and the run is broken', async () => {
  const failure = {
    kind: 'syntax',
    should: 'S.',
    happened: 'H.',
    why: 'W.',
    look: 'L.',
    place: { file: 'app.ts', line: 1, column: 1 },
  } as const;
  const failed = (id: string): WorkerEvent[] => [
    started(id),
    { type: 'finished', id, state: 'failed', ms: 1, failure },
  ];
  const { report } = await run({ events: [collected, ...ids.flatMap(failed), done] });
  expect(report.state).toBe('broken');
  expect(report.problems).toEqual([failure]);
});
