import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCourse } from '../../lessons/course.ts';
import { goodCourse } from '../../lessons/patched-course.ts';
import { MEASURES_FILE, measuresPage } from './measures-page.ts';

const checkout = join(import.meta.dirname, '../..');

test('the page that is kept with the course is up to date', async () => {
  const kept = readFileSync(join(checkout, MEASURES_FILE), 'utf8');
  expect(
    kept,
    'lessons/MEASURES.md says something else than the course: run npm run measure and commit it.',
  ).toBe(measuresPage(await loadCourse(checkout)));
});

test('a number outside of its limit is bold, and its reason stands below', async () => {
  const page = measuresPage(await loadCourse(goodCourse)).replaceAll(/ +/g, ' ');
  expect(page).toContain('| 01.1 Times | 2 | 32 | 1 | 2 | **1** | **2** | 1 | 1 | 13 | 0 |');
  expect(page).toContain('| tasks | 2 to 4 | 1 | 1 | 1 |');
  expect(page).toContain(
    '- 01.1: The step has 1 task. One is enough to try the loader with.\n- 01.1: The step has 2 checks. Two',
  );
  expect(page).toMatch(/\| 01\.3 .* \(challenge\) \|/);
});
