/**
 * Measures the sandbox in Chromium and prints what it found: `node site/sandbox/bench.ts [--json] [--runs 40]`.
 * Loopback, no cache; times in ms from the page's own clock. Nothing is asserted: figures belong to the machine.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import type { RunOrder } from '../../checks/runner/host.ts';
import { loadCourse } from '../../lessons/course.ts';
import { weightOf } from './bundle/weigh.ts';
import type {} from './testing/run-in-page.ts';
import { openTestSite, type TestSite } from './testing/test-site.ts';

const checkout = join(import.meta.dirname, '../..');

/** The first step of the course with its solution: six checks over HTTP. */
async function firstStep(): Promise<RunOrder> {
  const [step] = (await loadCourse(checkout)).steps;
  if (!step) throw new Error('The course has no step: there is nothing to measure with.');
  return { step: step.id, check: step.check, files: step.solution };
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) /
    10;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** From the page's script to the sandbox, the first result and the report, in a new page each time. */
async function measureCold(site: TestSite, order: RunOrder, runs: number) {
  const times: { ready: number; first: number; report: number }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await site.open();
    times.push(
      await page.evaluate(async (order) => {
        const start = performance.now();
        const since = () => performance.now() - start;
        const sandbox = await window.createSandbox({ assets: window.assets });
        const ready = since();
        let first = 0;
        await sandbox.check(order, (event) => {
          if (event.type === 'finished' && first === 0) first = since();
        });
        return { ready, first, report: since() };
      }, order),
    );
    await page.close();
  }
  return {
    ready: spreadOf(times.map(({ ready }) => ready)),
    firstResult: spreadOf(times.map(({ first }) => first)),
    report: spreadOf(times.map(({ report }) => report)),
  };
}

/**
 * From an edit (a comment with a number at the end of a file) to the first result and to the report.
 * @param pause ms between a report and the next edit: 0 leaves no time to warm a spare worker.
 */
async function measureWarm(page: Page, order: RunOrder, runs: number, pause: number) {
  const times = await page.evaluate(
    async ([order, runs, pause]) => {
      window.sandbox ??= window.createSandbox({ assets: window.assets });
      const sandbox = await window.sandbox;
      const [file = ''] = Object.keys(order.files).filter((path) => path === 'app.ts');
      const found: { first: number; report: number }[] = [];
      for (let run = 0; run < runs; run += 1) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        const files = { ...order.files, [file]: `${order.files[file]}\n// ${run} ${pause}\n` };
        const start = performance.now();
        let first = 0;
        await sandbox.check({ ...order, files }, (event) => {
          if (event.type === 'finished' && first === 0) first = performance.now() - start;
        });
        found.push({ first, report: performance.now() - start });
      }
      return found;
    },
    [order, runs, pause] as const,
  );
  return {
    firstResult: spreadOf(times.map(({ first }) => first)),
    report: spreadOf(times.map(({ report }) => report)),
  };
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '40' } },
});
const runs = Number(values.runs);
await using site = await openTestSite();
const order = await firstStep();
const { execution, compile, wasm, runner } = site.assets;
const bytes = Object.fromEntries(
  await Promise.all(
    Object.entries({ execution, compile, wasm, runner }).map(
      async ([name, address]) =>
        [name, weightOf(await readFile(join(site.folder, address)))] as const,
    ),
  ),
);
const cold = await measureCold(site, order, Math.max(5, Math.round(runs / 4)));
const page = await site.open();
const warm = await measureWarm(page, order, runs, 600);
const withoutSpare = await measureWarm(page, order, Math.round(runs / 2), 0);
const figures = { cold, warm, withoutSpare, bytes };

if (values.json) console.log(JSON.stringify(figures, null, 2));
else {
  const line = (name: string, { p50, p95, max }: Spread): void =>
    console.log(`${name.padEnd(52)} p50 ${p50} ms, p95 ${p95} ms, max ${max} ms`);
  line('cold: page script to sandbox ready', cold.ready);
  line('cold: page script to first check result', cold.firstResult);
  line('cold: page script to report', cold.report);
  line('warm: edit to first result', warm.firstResult);
  line('warm: edit to report', warm.report);
  line('warm, no time to warm a spare: edit to first result', withoutSpare.firstResult);
  line('warm, no time to warm a spare: edit to report', withoutSpare.report);
  for (const [name, { raw, gzip, brotli }] of Object.entries(bytes)) {
    console.log(`${name.padEnd(52)} ${raw} bytes, gzip ${gzip}, brotli ${brotli}`);
  }
  const total = Object.values(bytes).reduce((sum, { brotli }) => sum + brotli, 0);
  console.log(`${'all of it'.padEnd(52)} brotli ${total}`);
}
