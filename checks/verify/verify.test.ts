import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { loadCourse } from '../../lessons/course.ts';
import { behaviourCourse, goodCourse, Patch, patchedCourse } from '../../lessons/patched-course.ts';
import { createNodeHost } from '../runner/node/host.ts';
import { supervise } from '../runner/supervisor.ts';
import { GATE } from './finding.ts';
import type { Run } from './judge-words.ts';
import type { RunChecks } from './run-variants.ts';
import { verify } from './verify.ts';

/** A fault planted into the good course, and what the gate must find of it: no more and no less. */
const Fault = Patch.omit({ says: true }).extend({
  step: z.string(),
  part: z.enum(['runs', 'content']),
  finds: z.array(z.strictObject({ rule: z.string(), file: z.string(), says: z.string() })).min(1),
});

const unsound = join(import.meta.dirname, '../../lessons/fixtures/unsound');
const names = (await readdir(unsound)).sort();
const faults = await Promise.all(
  names.map(async (name) => ({
    name,
    ...Fault.parse(parse(await readFile(join(unsound, name), 'utf8'))),
  })),
);

const host = createNodeHost({ spare: true });
const runChecks: RunChecks = (order) => supervise(host, order);
afterAll(() => host.dispose());

describe('the gate', { timeout: 60_000 }, () => {
  test('finds nothing in a good course', async () => {
    const report = await verify(await loadCourse(goodCourse), { runChecks });
    expect(report.findings).toEqual([]);
    expect(report.state).toBe('passed');
    expect(report.counts).toEqual({
      steps: 4,
      runs: 11,
      checks: 15,
      typed: 9,
      formatted: 9,
      blocks: 4,
    });
  });

  test('proves the course of behaviours, whose starters go wrong in every way', async () => {
    const runs: Run[] = [];
    const course = await loadCourse(behaviourCourse);
    const report = await verify(course, {
      runChecks,
      parts: ['runs'],
      onRun: (run) => runs.push(run),
    });
    expect(report.findings).toEqual([]);
    const kinds = runs
      .filter(({ variant }) => variant.kind === 'starter')
      .map(({ variant, report: { checks } }) => [
        variant.step.folder,
        checks.find(({ state }) => state === 'failed')?.failure?.kind,
      ]);
    expect(Object.fromEntries(kinds)).toEqual({
      '01-endless-loop': 'loop',
      '02-no-answer': 'no-answer',
      '03-error-in-another-file': 'expectation',
      '04-much-output': 'expectation',
      '05-process-exit': 'exit',
      '06-leaked-session': 'expectation',
      '07-unhandled-rejection': 'unhandled',
    });
    const printed = runs
      .find(({ variant }) => variant.name === '01.4/starter')
      ?.report.checks.find(({ id }) => id === 'print-answers');
    expect(printed).toMatchObject({ console: { length: 200 }, dropped: 800 });
  });

  test('runs only the kinds that it is asked for', async () => {
    const course = await loadCourse(goodCourse);
    const report = await verify(course, {
      runChecks,
      steps: ['01.1'],
      parts: ['runs'],
      kinds: ['solution', 'alternative'],
    });
    expect(report.counts).toMatchObject({ runs: 2, checks: 4 });
  });

  test.each(faults)('finds the fault: $name', async ({ step, part, finds, ...patch }) => {
    await using course = await patchedCourse({ ...patch, says: [] });
    const report = await verify(await loadCourse(course.root), {
      runChecks,
      steps: [step],
      parts: [part],
    });
    const found = report.findings.map(({ rule, file, found: says }) => ({ rule, file, says }));
    expect(found).toEqual(
      finds.map(({ rule, file, says }) => ({ rule, file, says: expect.stringContaining(says) })),
    );
    const isError = report.findings.some(({ level }) => level === 'error');
    expect(report.state).toBe(isError ? 'failed' : 'passed');
  });

  test('has a planted fault for every rule', () => {
    const planted = new Set(faults.flatMap(({ finds }) => finds.map(({ rule }) => rule)));
    expect([...planted].sort()).toEqual(Object.keys(GATE).sort());
  });

  test('looks only at the steps and lessons that it is asked for', async () => {
    const course = await loadCourse(goodCourse);
    const ofLesson = await verify(course, { runChecks, steps: ['02'], parts: ['content'] });
    const ofSteps = await verify(course, {
      runChecks,
      steps: ['01.1', '02.1'],
      parts: ['content'],
    });
    expect(ofLesson.counts).toMatchObject({ steps: 1, runs: 0, typed: 2 });
    expect(ofSteps.counts).toMatchObject({ steps: 2, runs: 0, typed: 5 });
  });
});
