import { expect, test } from 'vitest';
import { plannedLessons } from './planned-lessons.ts';

test('a lesson is planned until the course has it', () => {
  const ids = (there: readonly string[]) =>
    plannedLessons(there.map((id) => ({ id }))).map(({ id }) => id);
  expect(ids(['01', '02'])).not.toContain('02');
  expect(ids(['01', '02'])).toContain('03');
  expect(ids(['01', '02', '03'])).not.toContain('03');
});
