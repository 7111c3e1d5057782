import { describe, expect, test } from 'vitest';
import { createNodeHost } from '../runner/node/host.ts';
import type { Failure, Report } from '../runner/report.ts';
import { supervise } from '../runner/supervisor.ts';
import { conformanceCases, normalise } from './conformance.ts';
import { failureCases } from './failures.ts';

const host = createNodeHost();
const orders = new Map(conformanceCases().map(({ name, order }) => [name, order]));

async function run(name: string): Promise<Report> {
  const order = orders.get(name);
  if (order === undefined) throw new Error(`There is no conformance case "${name}".`);
  return await supervise(host, order);
}

function spot({ place }: Failure): string | null {
  return place === undefined ? null : `${place.file}:${place.line}:${place.column}`;
}

describe.each(['matchers', 'flow', 'http'])('the set %s', (name) => {
  test('fails the checks that are meant to fail, and only those', { timeout: 30_000 }, async () => {
    const report = await run(name);
    expect(report.problems).toEqual([]);
    expect(report.checks.length).toBeGreaterThan(20);
    const wrong = report.checks.filter(
      ({ id, state }) =>
        state !==
        (id.startsWith('fails-') ? 'failed' : /^(skip|todo)/.test(id) ? 'skipped' : 'passed'),
    );
    expect(wrong).toEqual([]);
  });

  test('says the same in every run', { timeout: 30_000 }, async () => {
    expect(normalise(await run(name))).toEqual(normalise(await run(name)));
  });
});

describe('a run that fails', () => {
  test.each(failureCases)(
    '$name',
    { timeout: 30_000 },
    async ({ name, states, kind, place, says }) => {
      const report = await run(name);
      expect(report.checks.map(({ state }) => state)).toEqual(states);
      const failure = report.checks.find((check) => check.failure)?.failure ?? report.problems[0];
      if (failure === undefined) throw new Error('The report holds no failure.');
      expect({ kind: failure.kind, place: spot(failure) }).toEqual({ kind, place });
      expect(`${failure.happened}\n${failure.look}`).toContain(says);
      for (const part of ['should', 'happened', 'why', 'look'] as const) {
        expect(failure[part]).toMatch(/\S/);
      }
      expect(report.state).not.toBe('passed');
    },
  );
});
