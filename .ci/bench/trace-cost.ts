/**
 * Measures what recording costs. The same requests run with and without it, in turns, on Node and in the sandbox: the time of
 * one request, client and server together, on Node the processor's time, which a busy machine disturbs less, in the sandbox the clock's.
 */
import process from 'node:process';
import type { RunOrder } from '../../checks/runner/host.ts';
import { createNodeHost } from '../../checks/runner/node/host.ts';
import type { Report } from '../../checks/runner/report.ts';
import { supervise } from '../../checks/runner/supervisor.ts';
import { traceLimits } from '../../checks/runner/trace/record.ts';
import { loadCourse } from '../../lessons/course.ts';
import { openChecker } from '../../site/sandbox/testing/checker.ts';

/** Requests of a run before the clock starts, while the engine compiles what they take. */
const warming = 100;
/** Requests that count. With the others, no more than a trace keeps: what is left out costs less. */
const counted = traceLimits.requests - warming;

const checkFor = (measured: 'clock' | 'processor') => `import { expect, test } from 'vitest';
import process from 'node:process';
import { startApp } from '#kit';

const measured: string = '${measured}';
const id = (name: string) => ({ meta: { id: name } });
let api: Awaited<ReturnType<typeof startApp>>;
async function ask(times: number) {
  for (let count = 0; count < times; count += 1) {
    const response = await api.post('/tools', { json: { name: 'Drill', dailyFee: 3 } });
    expect(response.status).toBe(201);
  }
}
test('both', id('both'), async () => {
  api = await startApp();
  await ask(${warming});
  const start = performance.now();
  const busy = process.cpuUsage();
  await ask(${counted});
  const { user, system } = process.cpuUsage(busy);
  const spent = (user + system) / 1000;
  console.log((measured === 'clock' ? performance.now() - start : spent) / ${counted});
});
`;

function perRequest({ checks, problems }: Report): number {
  const [{ console: lines = [], failure } = {}] = checks;
  const ms = Number(lines.at(-1)?.text);
  if (Number.isFinite(ms) && failure === undefined) return ms;
  throw new Error(`The run gave no figure: ${(failure ?? problems[0])?.happened ?? 'no reason'}`);
}

/** Milliseconds of one request, run by run. */
export interface TraceCost {
  readonly host: 'Node' | 'sandbox';
  readonly measured: 'clock' | 'processor';
  readonly off: readonly number[];
  readonly on: readonly number[];
}

/** Both hosts, one after the other. @param rounds runs with and without recording, each */
export async function measureCost(rounds: number): Promise<readonly TraceCost[]> {
  const [step] = (await loadCourse(process.cwd())).steps;
  if (step === undefined)
    throw new Error('The course has no step: there is nothing to measure with.');
  const orderFor = (measured: 'clock' | 'processor'): RunOrder => ({
    step: step.id,
    check: { path: 'checks/trace-bench.check.ts', source: checkFor(measured) },
    files: step.solution,
    limits: { checkMs: 30_000 },
  });
  await using page = await openChecker();
  const node = createNodeHost();
  const hosts = [
    ['Node', 'processor', (each: RunOrder) => supervise(node, each)],
    ['sandbox', 'clock', (each: RunOrder) => page.runChecks(each)],
  ] as const;
  const costs: TraceCost[] = [];
  for (const [host, measured, run] of hosts) {
    const order = orderFor(measured);
    const cost = { host, measured, off: [] as number[], on: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      // In turns, and each first as often as the other, so that a busy moment hits both.
      for (const trace of round % 2 === 0 ? [false, true] : [true, false]) {
        (trace ? cost.on : cost.off).push(perRequest(await run({ ...order, trace })));
      }
    }
    costs.push(cost);
  }
  return costs;
}
