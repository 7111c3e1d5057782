import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCourse } from '../../lessons/course.ts';
import { Patch, patchedCourse } from '../../lessons/patched-course.ts';
import { createNodeHost } from '../runner/node/host.ts';
import { supervise } from '../runner/supervisor.ts';
import { verify } from '../verify/verify.ts';
import { writeNew } from './write-new.ts';

const host = createNodeHost({ spare: true });
afterAll(() => host.dispose());

const copy = (patch: Partial<Patch> = {}) =>
  patchedCourse(Patch.parse({ about: 'A copy.', ...patch }));
const step = (lesson: string, title: string) => ({ what: 'step', lesson, title }) as const;
const lesson = (title: string) => ({ what: 'lesson', title }) as const;

/** What the gate finds in the whole course, TODOs apart, and how many of those stand in which file. */
async function judged(root: string, steps: readonly string[]) {
  const report = await verify(await loadCourse(root), {
    runChecks: (order) => supervise(host, order),
    steps,
  });
  const waiting = report.findings.filter(({ rule }) => rule === 'todo');
  return {
    others: report.findings.filter(({ rule }) => rule !== 'todo'),
    files: [...new Set(waiting.map(({ file }) => file))].sort(),
    lines: waiting.every(({ line = 0 }) => line > 0),
  };
}

describe('a new step', { timeout: 120_000 }, () => {
  test('stands before the challenge and holds, apart from what waits for its author', async () => {
    await using course = await copy({
      edit: [
        {
          file: 'lessons/02-capstone/lesson.mdx',
          replace: "- id: json-keys\n    about: '01.2'",
          with: "- id: json-keys\n    about: '01.3'",
        },
      ],
    });
    const written = await writeNew(course.root, step('01', 'Rate limits'));
    expect(written.id).toBe('01.3');
    expect(written.moved?.renamed).toEqual([
      { from: 'lessons/01-hours/03-challenge', to: 'lessons/01-hours/04-challenge' },
      { from: 'solutions/01-hours/03-challenge', to: 'solutions/01-hours/04-challenge' },
      {
        from: 'checks/01-hours/03-challenge.check.ts',
        to: 'checks/01-hours/04-challenge.check.ts',
      },
    ]);
    expect(written.moved?.rewritten).toEqual(['lessons/02-capstone/lesson.mdx']);

    const { lessons, steps } = await loadCourse(course.root);
    expect(steps.map(({ id, folder, kind }) => `${id} ${folder} ${kind}`)).toEqual([
      '01.1 01-times step',
      '01.2 02-sunday step',
      '01.3 03-rate-limits step',
      '01.4 04-challenge challenge',
      '02.1 01-challenge challenge',
    ]);
    expect(steps[2]?.starter['app.ts']).toBe(steps[1]?.solution['app.ts']);
    expect(lessons[1]?.quiz.map(({ about }) => about)).toEqual(['01.4', '01.2', '01.2']);
    expect(await judged(course.root, ['01.3', '01.4'])).toEqual({
      others: [],
      files: [...written.files].sort(),
      lines: true,
    });
  });

  test('is formatted and linted as the rest is', async () => {
    await using course = await copy();
    await writeNew(course.root, step('01', 'A title of forty letters or a few fewer'));
    const biome = join(import.meta.dirname, '../../node_modules/.bin/biome');
    const config = await readFile(join(import.meta.dirname, '../../biome.json'), 'utf8');
    const { vcs: _, ...rules } = JSON.parse(config) as Record<string, unknown>;
    await writeFile(
      join(course.root, 'biome.json'),
      JSON.stringify({
        ...rules,
        files: { includes: ['**/03-a-title*', '**/03-a-title*/**', '!**/*.wrong'] },
      }),
    );
    expect(() =>
      execFileSync(biome, ['check', 'lessons', 'solutions', 'checks'], {
        cwd: course.root,
        stdio: 'pipe',
      }),
    ).not.toThrow();
  });

  test('points at places that name the challenge and may mean it', async () => {
    await using course = await copy({
      edit: [
        {
          file: 'lessons/01-hours/01-times/step.mdx',
          replace: '## Two keys',
          with: '## Two keys, as in 01.3',
        },
      ],
    });
    const { moved } = await writeNew(course.root, step('01', 'Rate limits'));
    expect(moved?.mentions).toEqual([
      expect.stringMatching(/^lessons\/01-hours\/01-times\/step\.mdx:\d+$/),
    ]);
  });

  test('has a file of its own, whatever the course has', async () => {
    await using course = await copy();
    const { files } = await writeNew(course.root, step('01', 'App'));
    expect(files).toContain('solutions/01-hours/03-app/app-2.ts');
  });
});

test('a new lesson follows the last one and takes a step', { timeout: 120_000 }, async () => {
  await using course = await copy();
  const written = await writeNew(course.root, lesson('Async: many things at once'));
  expect(written.id).toBe('03');
  expect(await judged(course.root, ['03'])).toEqual({
    others: [],
    files: [...written.files].sort(),
    lines: true,
  });
  expect((await writeNew(course.root, step('03', 'Yes'))).id).toBe('03.1');
  const { steps } = await loadCourse(course.root);
  expect(steps.slice(-2).map(({ id, title }) => [id, title])).toEqual([
    ['03.1', 'Yes'],
    ['03.2', 'Challenge'],
  ]);
});

test.each([
  [step('07', 'Rate limits'), 'There is no lesson 07. There are: 01 Opening hours, 02 Capstone.'],
  [step('01', 'Sunday!'), 'Lesson 01 has a step of this name already: 01.2'],
  [step('01', '…'), 'A title needs letters or digits'],
  [step('01', 'Many words '.repeat(5)), 'at most 40 characters'],
  [lesson('Capstone'), 'The course has a lesson of this name already: 02'],
])('refuses with a sentence, and writes nothing: %o', async (wish, sentence) => {
  await using course = await copy();
  const before = JSON.stringify(await loadCourse(course.root));
  await expect(writeNew(course.root, wish)).rejects.toThrow(sentence);
  expect(JSON.stringify(await loadCourse(course.root))).toBe(before);
});

test('refuses to write over what nothing reads', async () => {
  await using course = await copy({
    write: { 'checks/02-capstone/02-challenge.wrong/a.yaml': '' },
  });
  await expect(writeNew(course.root, step('02', 'Rate limits'))).rejects.toThrow(
    'checks/02-capstone/02-challenge.wrong',
  );
});
