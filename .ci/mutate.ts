/**
 * `npm run mutate -- 03 [--step 03.2] [--n 50] [--json]`: small mistakes, one at a time, in what the steps of a lesson
 * have a learner write; each must fail a check of its step. Exit code 1 when fewer than 90 % are caught.
 */
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { choosePaint } from '../checks/cli/paint.ts';
import { mutate } from '../checks/mutate/mutate.ts';
import { printScore } from '../checks/mutate/print-score.ts';
import { loadCourse } from '../lessons/course.ts';

const root = path.resolve(import.meta.dirname, '..');

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      step: { type: 'string', multiple: true, default: [] },
      n: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const course = await loadCourse(root);
  const names = [...positionals, ...values.step];
  for (const name of names) {
    if (!course.steps.some(({ id, lesson }) => id === name || lesson === name))
      throw new Error(`There is no lesson or step ${name} in the course.`);
  }
  if (values.n !== undefined && !/^[1-9]\d*$/.test(values.n))
    throw new Error(`--n takes a number from 1 on, not ${values.n}.`);
  const isTty = process.stderr.isTTY === true && !values.json;
  const report = await mutate(course, {
    root,
    names,
    count: values.n === undefined ? undefined : Number(values.n),
    onTrial: (done, all) => {
      if (isTty) process.stderr.write(`\r${done} of ${all}${done === all ? '\n' : ''}`);
    },
  });
  const paint = choosePaint(process.env, process.stdout.isTTY === true);
  console.log(values.json ? JSON.stringify(report, null, 2) : printScore(report, paint));
  process.exitCode = report.state === 'passed' ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
