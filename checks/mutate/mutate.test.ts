import { expect, test } from 'vitest';
import { loadCourse } from '../../lessons/course.ts';
import { goodCourse, Patch, patchedCourse } from '../../lessons/patched-course.ts';
import { mutate } from './mutate.ts';

/** A check that looks at nothing but the status. */
const lax = Patch.parse({
  about: 'A check that lets mistakes through.',
  edit: [
    {
      file: 'checks/01-hours/02-sunday.check.ts',
      replace: 'expect(response.status).toBe(404)',
      with: 'expect(response.status).toBeGreaterThan(0)',
    },
  ],
});

test('a check that looks closely catches every mistake', { timeout: 60_000 }, async () => {
  const course = await loadCourse(goodCourse);
  const report = await mutate(course, { root: goodCourse, names: ['01.2'], jobs: 1 });
  expect(report.survivors).toEqual([]);
  expect(report).toMatchObject({ state: 'passed', stale: [] });
  expect(report.score.caught).toBe(report.score.mutants);
  expect(report.score.mutants).toBeGreaterThan(2);
});

test('a check that does not look lets a mistake survive', { timeout: 60_000 }, async () => {
  await using patched = await patchedCourse(lax);
  const report = await mutate(await loadCourse(patched.root), {
    root: patched.root,
    names: ['01.2'],
    jobs: 1,
  });
  expect(report.state).toBe('failed');
  expect(report.survivors.map(({ change }) => change)).toContain('`404` becomes `400`');
});

test('a solution that does not pass proves nothing', { timeout: 60_000 }, async () => {
  await using patched = await patchedCourse(
    Patch.parse({
      about: 'A check that asks for something else.',
      edit: [
        {
          file: 'checks/01-hours/02-sunday.check.ts',
          replace: 'expect(response.status).toBe(404)',
          with: 'expect(response.status).toBe(410)',
        },
      ],
    }),
  );
  const course = await loadCourse(patched.root);
  const trying = mutate(course, { root: patched.root, names: ['01.2'], jobs: 1 });
  await expect(trying).rejects.toThrow(/^The solution of 01\.2 does not pass \(sunday-closed\)/);
});
