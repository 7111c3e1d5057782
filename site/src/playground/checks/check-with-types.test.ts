import { expect, test } from 'vitest';
import type { RunOrder } from '../../../../checks/runner/host.ts';
import type { CheckResult, Report, RunEvent } from '../../../../checks/runner/report.ts';
import { typesResult } from '../../../../checks/runner/types-check.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { checkWithTypes } from './check-with-types.ts';

const order: RunOrder = { step: '01.1', check: { path: 'x.check.ts', source: '' }, files: {} };
const other: CheckResult = { id: 'a', title: 'A', state: 'passed', ms: 1, console: [], dropped: 0 };
const report: Report = {
  version: 1,
  step: '01.1',
  host: 'browser',
  state: 'passed',
  checks: [other],
  problems: [],
  console: [],
  dropped: 0,
  ms: 1,
};
const problem = { file: 'app.ts', line: 3, column: 1, message: 'No.', code: 2322 };

/** What is told of a run; `first` is what ends first. */
async function told(first: 'types' | 'checks'): Promise<{ events: RunEvent[]; whole: Report }> {
  const begin = Promise.withResolvers<void>();
  const compiled = Promise.withResolvers<CheckResult>();
  const sandbox: Sandbox = {
    async check(_, tell) {
      await begin.promise;
      tell({ type: 'collected', checks: [{ id: 'a', title: 'A' }] });
      tell({ type: 'finished', result: other });
      tell({ type: 'done', report });
      return report;
    },
    open: () => Promise.reject(new Error('not part of this test')),
    prepareDatabase: async () => {},
    fetchDatabase: async () => {},
    look: async () => null,
    dispose() {},
  };
  const events: RunEvent[] = [];
  const hear = (event: RunEvent) => void events.push(event);
  const { signal } = new AbortController();
  const running = checkWithTypes(sandbox, order, hear, signal, () => compiled.promise);
  const ends = [begin.resolve, () => compiled.resolve(typesResult([problem], 1))];
  for (const end of first === 'checks' ? ends : ends.toReversed()) {
    end();
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { events, whole: await running };
}

test.each(['types', 'checks'] as const)(
  'a run in which the %s end first is one run',
  async (first) => {
    const { events, whole } = await told(first);
    expect(events[0]).toMatchObject({
      type: 'collected',
      checks: [{ id: 'a' }, { id: 'types-hold' }],
    });
    expect(
      events
        .slice(1, -1)
        .map((event) => event.type === 'finished' && event.result.id)
        .sort(),
    ).toEqual(['a', 'types-hold']);
    expect(events.at(-1)).toEqual({ type: 'done', report: whole });
    expect(whole.state).toBe('failed');
    expect(whole.checks.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'passed'],
      ['types-hold', 'failed'],
    ]);
  },
);
