import { expect, test } from 'vitest';
import { MOST_BYTES, MOST_FILES, projectProblem, sizeOfProject } from './project-limits.ts';

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}.ts`, '']));

test('a project within the limits is fine', () => {
  expect(projectProblem({ 'app.ts': 'x', 'routers/tools.ts': '' })).toBeNull();
  expect(projectProblem(many(MOST_FILES))).toBeNull();
});

test.each([
  [{}, 'holds no file'],
  [many(10_000), 'holds 10000 files'],
  [{ 'app.ts': 'x', '../up.ts': '' }, 'called `../up.ts`'],
  [{ 'app.ts': '', 'APP.ts': '' }, 'There is a file `app.ts` already'],
  [{ 'app.ts': 'x'.repeat(MOST_BYTES + 1) }, 'at most 256 kB'],
])('%#: %s', (files, words) => {
  expect(projectProblem(files)).toContain(words);
});

test('sizes count bytes, not characters', () => {
  expect(sizeOfProject({ 'a.ts': 'ä', 'b.ts': '€' })).toBe(5);
});
