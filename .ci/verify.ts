/**
 * `npm run verify [-- lesson|step …] [--host node|browser]`: the gate of the course in both worlds. On Node the runs of the checks
 * and all content rules; in a Chromium, through the page's sandbox, the same runs again.
 */
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { choosePaint } from '../checks/cli/paint.ts';
import type { VerifyReport } from '../checks/verify/finding.ts';
import { printVerify } from '../checks/verify/print-verify.ts';
import { runVerify } from '../checks/verify/run-verify.ts';
import { verify } from '../checks/verify/verify.ts';
import { type Course, loadCourse } from '../lessons/course.ts';
import { openChecker } from '../site/sandbox/testing/checker.ts';

const HOSTS = ['node', 'browser'] as const;
const root = path.resolve(import.meta.dirname, '..');

/** Step ids of the lessons ('01') and steps ('01.1') named; none when none were. Throws a sentence for a name that is neither. */
function stepsNamed(course: Course, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const steps = course.steps.filter(({ id, lesson }) => id === name || lesson === name);
    if (steps.length === 0) throw new Error(`There is no lesson or step ${name} in the course.`);
    return steps.map(({ id }) => id);
  });
}

async function inBrowser(course: Course, steps: readonly string[]): Promise<VerifyReport> {
  await using checker = await openChecker();
  const { runChecks } = checker;
  return await verify(course, { runChecks, steps, parts: ['runs'], jobs: 2 });
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { host: { type: 'string', multiple: true, default: [...HOSTS] } },
  });
  const course = await loadCourse(root);
  const steps = stepsNamed(course, positionals);
  const hosts = HOSTS.filter((host) => values.host.includes(host));
  if (hosts.length === 0) throw new Error(`--host takes node or browser, not ${values.host}.`);

  const screen = { columns: 80, paint: choosePaint(process.env, process.stdout.isTTY === true) };
  for (const host of hosts) {
    console.log(host === 'node' ? 'On Node:' : '\nIn the browser:');
    const report =
      host === 'node' ? await runVerify({ root, steps }) : await inBrowser(course, steps);
    console.log(printVerify(report, screen));
    if (report.state === 'failed') process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
