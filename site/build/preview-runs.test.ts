import { expect, test, vi } from 'vitest';
import { Patch, patchedCourse } from '../../lessons/patched-course.ts';
import type { MistakeRun } from '../src/preview/mistake-run.ts';
import { previewForAuthors } from './preview-for-authors.ts';
import { mistakeRuns } from './preview-runs.ts';

test('each known mistake of a step comes with what the checks say about it', {
  timeout: 60_000,
}, async () => {
  const harmless = [
    'mistake: It is none.',
    'trips: sunday-closed',
    'says: nothing at all',
    'edit:',
    '  - file: app.ts',
    '    replace: "opens: \'09:00\', "',
    '    with: "opens: \'10:00\', "',
  ].join('\n');
  await using course = await patchedCourse(
    Patch.parse({
      about: 'A mistake that no check notices.',
      write: { 'checks/01-hours/02-sunday.wrong/harmless.yaml': harmless },
    }),
  );
  const runs: MistakeRun[] = [];
  for await (const run of mistakeRuns(course.root, '01.2')) runs.push(run);
  expect(runs).toEqual([
    { name: 'harmless', failures: [] },
    {
      name: 'no-status',
      failures: [
        {
          title: 'GET /hours/sunday answers 404',
          failure: expect.objectContaining({
            happened: expect.stringContaining('Sunday counts as a success'),
          }),
        },
      ],
    },
  ]);
});

test.each([
  ['dev', 1],
  ['build', 0],
  ['preview', 0],
  ['sync', 0],
] as const)('`astro %s` gets %d page for it', (command, pages) => {
  const injectRoute = vi.fn();
  const setUp = previewForAuthors().hooks['astro:config:setup'];
  setUp?.({ command, injectRoute } as unknown as Parameters<NonNullable<typeof setUp>>[0]);
  expect(injectRoute).toHaveBeenCalledTimes(pages);
});
