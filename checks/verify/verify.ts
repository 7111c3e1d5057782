/** The gate of the course: everything that must hold before a step is worth a learner's time. */
import { availableParallelism } from 'node:os';
import type { Course } from '../../lessons/course.ts';
import { blocksOf, judgeBlocks } from './check-blocks.ts';
import { checkHints, checkLesson, checkSize } from './check-budgets.ts';
import { judgeFormat, judgeTypes, rightProjects } from './check-projects.ts';
import { checkTodos } from './check-todos.ts';
import type { Finding, VerifyReport } from './finding.ts';
import { judgeRun } from './judge-run.ts';
import { faultsOf, withTypesRow } from './judge-typed.ts';
import { judgeWords, type Run } from './judge-words.ts';
import { type RunChecks, runVariants } from './run-variants.ts';
import { stepsNamed, type Variant, variantsOf } from './variant.ts';

/** How much of the gate is run, and where. */
export interface VerifyOptions {
  /** How a check file is run: in Node (`run-verify.ts`) or in the page's sandbox. */
  readonly runChecks: RunChecks;
  /** Lessons ('01') and steps ('01.1'); all of them when left out or empty. */
  readonly steps?: readonly string[];
  /** Which halves of the gate: the runs of the checks, the files and texts themselves. Both when left out. */
  readonly parts?: readonly ('runs' | 'content')[];
  /** Which runs; every kind when left out. */
  readonly kinds?: readonly Variant['kind'][];
  /** Runs at the same time; default one for each processor core. */
  readonly jobs?: number;
  /** Called after each run with how many of them are done: for a progress line. */
  readonly onRun?: (run: Run, done: number, all: number) => void;
}

/** Runs the whole gate over a course, or over some of its steps. Findings come in course order, errors first in each step. */
export async function verify(course: Course, options: VerifyOptions): Promise<VerifyReport> {
  const {
    runChecks,
    kinds,
    jobs = availableParallelism(),
    onRun,
    parts = ['runs', 'content'],
  } = options;
  const started = performance.now();
  const steps = stepsNamed(course, options.steps);
  const lessons = course.lessons.filter(({ id }) => steps.some(({ lesson }) => lesson === id));
  const variants = variantsOf(course, steps);
  const ran = parts.includes('runs')
    ? variants.filter(({ kind }) => kinds?.includes(kind) ?? true)
    : [];
  const right = parts.includes('content') ? rightProjects(variants) : [];
  const blocks = parts.includes('content')
    ? blocksOf(lessons, steps)
    : { shown: [], typed: [], projects: [] };

  // The formatter is a process of its own and the checks run in threads, so the three overlap.
  const formatting = timed(() => judgeFormat(right));
  let done = 0;
  const running = timed(() =>
    runVariants(runChecks, ran, jobs, (run) => onRun?.(run, ++done, ran.length)),
  );
  const faults = await timed(async () =>
    faultsOf(
      right,
      blocks.projects,
      ran.filter(({ step }) => step.typed),
    ),
  );
  const [format, ranThrough] = await Promise.all([formatting, running]);
  const runs = ranThrough.value.map((run) => withTypesRow(run, faults.value));

  const findings = [
    ...runs.flatMap(({ variant, report }) => judgeRun(variant, report)),
    ...steps.flatMap(({ id }) => judgeWords(runs.filter(({ variant }) => variant.step.id === id))),
    ...judgeTypes(right, faults.value),
    ...format.value.findings,
    ...(await judgeBlocks(blocks, faults.value)),
    ...(parts.includes('content')
      ? [
          ...[...lessons, ...steps].flatMap(checkTodos),
          ...steps.flatMap((step) => [...checkSize(step), ...checkHints(step)]),
          ...lessons.flatMap((lesson) => checkLesson(lesson, lesson === course.lessons[0])),
        ]
      : []),
  ];
  return {
    state: findings.some(({ level }) => level === 'error') ? 'failed' : 'passed',
    findings: inOrder(findings),
    counts: {
      steps: steps.length,
      runs: runs.length,
      checks: runs.reduce((sum, { report }) => sum + report.checks.length, 0),
      typed: right.length,
      formatted: format.value.formatted,
      blocks: blocks.shown.length,
    },
    ms: {
      runs: ranThrough.ms,
      types: faults.ms,
      format: format.ms,
      total: Math.round(performance.now() - started),
    },
  };
}

/** Step by step (a lesson's own findings before its steps'), errors before warnings. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const rank = ({ level }: Finding) => (level === 'error' ? 0 : 1);
  return [...findings].sort(
    (a, b) => a.about.localeCompare(b.about, 'en', { numeric: true }) || rank(a) - rank(b),
  );
}

async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly ms: number }> {
  const started = performance.now();
  const value = await work();
  return { value, ms: Math.round(performance.now() - started) };
}
