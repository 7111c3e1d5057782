import { expect, test } from 'vitest';
import { ContentError } from '../../lessons/content-error.ts';
import { isContent } from './reload-course.ts';
import { troublePage } from './trouble-page.ts';

test.each([
  ['lessons/01-models/01-first-schema/step.mdx', true],
  ['lessons/01-models/01-first-schema/starter/app.ts', true],
  ['solutions/01-models/01-first-schema/app.ts', true],
  ['checks/01-models/01-first-schema.wrong/loose.yaml', true],
  ['checks/kit/explain.ts', false],
  ['lessons/schema.ts', false],
  ['site/src/pages/index.astro', false],
  ['../elsewhere/lessons/01-models/lesson.mdx', false],
])('of %s, it is %s that it is content', (file, is) => {
  expect(isContent('/home/course', `/home/course/${file}`)).toBe(is);
});

test('the page of a broken course shows each problem with its place, and is no HTML of its own', () => {
  const problem = {
    rule: 'yaml',
    file: 'lessons/01-models/lesson.mdx',
    expected: 'valid YAML',
    found: '"<script>"',
    fix: 'Use `quotes`.',
  } as const;
  const error = new ContentError([{ ...problem, line: 4 }, problem]);
  const page = troublePage(error, '/base/@vite/client');
  expect(page).toContain('<h1>The course has 2 problems</h1>');
  expect(page).toContain(
    '<li><strong>lessons/01-models/lesson.mdx:4</strong>: expected valid YAML; found &#34;&#60;script&#62;&#34;. Use <code>quotes</code>.</li>',
  );
  expect(page).toContain('<script type="module" src="/base/@vite/client">');
});
