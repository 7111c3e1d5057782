import path from 'node:path';
import { expect, test } from 'vitest';
import { loadCourse } from '../../../lessons/course.ts';
import { shownFiles } from './shown-files.ts';

const course = await loadCourse(path.resolve(import.meta.dirname, '../../..'));
const shown = shownFiles(course);

test('every file of a starter is on its page, or unchanged on the earlier page that is named', () => {
  expect(shown.size).toBe(course.steps.length);
  let led = 0;
  for (const [step, { here, elsewhere }] of shown) {
    const names = [...here, ...elsewhere.map(({ name }) => name)];
    expect(names.sort(), step.id).toEqual(Object.keys(step.starter).sort());
    for (const { name, step: earlier } of elsewhere) {
      led += 1;
      expect(shown.get(earlier)?.here, `${step.id} leads to ${earlier.id}`).toContain(name);
      expect(earlier.starter[name], `${name} of ${step.id}`).toBe(step.starter[name]);
      expect(course.steps.indexOf(earlier)).toBeLessThan(course.steps.indexOf(step));
    }
  }
  expect(led).toBeGreaterThan(100);
});

test('the file in focus comes first, and what the step changes is there', () => {
  for (const [step, { here }] of shown) {
    if (step.starter[step.focus] !== undefined) expect(here[0], step.id).toBe(step.focus);
    const changing = [...step.changed.starter, ...step.changed.solution];
    expect(here).toEqual(
      expect.arrayContaining(changing.filter((name) => step.starter[name] !== undefined)),
    );
  }
});
