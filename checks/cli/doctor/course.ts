import { openChecker } from '../checker.ts';
import { openCourse } from '../open-course.ts';
import { resolveTarget } from '../target.ts';
import type { Finding, Look } from './finding.ts';

/** Whether the course's own files are well. */
export const lookAtCourse: Look = async (root) => {
  const about = 'Course';
  try {
    const { lessons, steps } = await openCourse(root);
    return { state: 'ok', about, found: `Well: lessons ${lessons.length}, steps ${steps.length}.` };
  } catch (error) {
    const { message } = error as Error;
    return {
      state: 'problem',
      about,
      found: message,
      todo: 'Restore the files of lessons/, solutions/ and checks/.',
    };
  }
};

/** Whether checks can run here at all: the solution of the first step must pass its own. */
export const lookAtRunner: Look = async (root) => {
  const about = 'Checks';
  try {
    return await runFirstSolution(root, about);
  } catch (error) {
    return { state: 'problem', about, found: `They cannot run: ${(error as Error).message}` };
  }
};

async function runFirstSolution(root: string, about: string): Promise<Finding> {
  const course = await openCourse(root);
  const [first] = course.steps;
  if (first === undefined)
    return { state: 'note', about, found: 'The course has no step to try them on.' };
  const step = await course.step(first.id);
  const target = await resolveTarget({ root }, step, 'solution');
  using checker = openChecker({ stay: false });
  const report = await checker.run(step, target, () => {}, new AbortController().signal);
  if (report.state === 'passed') {
    return {
      state: 'ok',
      about,
      found: `They run: the solution of ${step.id} passed in ${Math.round(report.ms)} ms.`,
    };
  }
  const failure = report.problems[0] ?? report.checks.find((check) => check.failure)?.failure;
  const found =
    `The solution of ${step.id} does not pass its own checks. ${failure?.happened ?? ''}`.trim();
  return {
    state: 'problem',
    about,
    found,
    todo: 'Run npm install; if it stays, the checkout itself is damaged.',
  };
}
