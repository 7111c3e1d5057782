import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCourse } from '../../lessons/course.ts';
import { behaviourCourse } from '../../lessons/patched-course.ts';
import { openChecker } from './checker.ts';

for (const stay of [false, true]) {
  test(`a step with a database gets one, ${stay ? 'when runs go on' : 'for a single run'}`, async () => {
    const course = await loadCourse(behaviourCourse);
    const step = course.steps.find(({ database }) => database);
    if (step === undefined) throw new Error('No step of the course of behaviours has a database.');
    using checker = openChecker({ stay });
    const report = await checker.run(
      step,
      { files: step.solution, folder: join(behaviourCourse, 'workspace') },
      () => {},
      new AbortController().signal,
    );
    expect(report.problems).toEqual([]);
    expect(report.state).toBe('passed');
  }, 60_000);
}
