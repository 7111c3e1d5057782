import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ContentError, sentence } from './content-error.ts';
import { RULES } from './content-rules.ts';
import { loadCourse } from './course.ts';
import { goodCourse, Patch, patchedCourse, readPatch } from './patched-course.ts';

const malformed = join(import.meta.dirname, 'fixtures/malformed');
const fixtures = (await readdir(malformed)).sort();

/** The problems of a course, or none. */
async function problemsOf(root: string) {
  try {
    await loadCourse(root);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

describe('a good course', async () => {
  const course = await loadCourse(goodCourse);
  const [times, sunday, challenge, capstone] = course.steps;

  test('has its lessons and steps in order, each knowing its neighbours', () => {
    expect(course.lessons.map(({ id, folder }) => [id, folder])).toEqual([
      ['01', '01-hours'],
      ['02', '02-capstone'],
    ]);
    expect(course.steps.map(({ id, previous, next }) => [previous, id, next])).toEqual([
      [null, '01.1', '01.2'],
      ['01.1', '01.2', '01.3'],
      ['01.2', '01.3', '02.1'],
      ['01.3', '02.1', null],
    ]);
    expect(course.lessons.flatMap((lesson) => lesson.steps)).toEqual(course.steps);
  });

  test('starts the first step from its starter alone', () => {
    expect(Object.keys(times?.starter ?? {})).toEqual(['app.ts', 'server.ts', 'times.ts']);
    expect(times?.changed).toEqual({
      starter: ['app.ts', 'server.ts', 'times.ts'],
      solution: ['app.ts'],
    });
  });

  test('starts a step from the solution before it, plus its starter, minus what is removed', () => {
    expect(Object.keys(sunday?.starter ?? {})).toEqual(['app.ts', 'server.ts']);
    expect(sunday?.starter['server.ts']).toBe(times?.solution['server.ts']);
    expect(sunday?.starter['app.ts']).not.toBe(times?.solution['app.ts']);
    expect(sunday?.changed.starter).toEqual(['app.ts', 'times.ts']);
  });

  test('goes on from the challenge of the lesson before', () => {
    expect(capstone?.starter).toEqual(challenge?.solution);
  });

  test('lays fixtures over the solution', () => {
    const [wrong] = times?.wrong ?? [];
    expect(wrong).toMatchObject({ name: 'closes-null', trips: 'closing-time', alsoTrips: [] });
    expect(Object.keys(wrong?.files ?? {})).toEqual(['app.ts', 'server.ts', 'times.ts']);
    expect(wrong?.files['app.ts']).not.toBe(times?.solution['app.ts']);
    expect(times?.alternatives.map(({ name }) => name)).toEqual(['written-out']);
  });

  test('knows the checks of a step without running them', () => {
    expect(times?.check.path).toBe('checks/01-hours/01-times.check.ts');
    expect(times?.check.tests).toEqual([
      { id: 'opening-time', title: 'GET /hours says when the shed opens' },
      { id: 'closing-time', title: 'GET /hours says when the shed closes' },
    ]);
  });

  test('keeps the text after the front matter, and the line where it begins', async () => {
    expect(times?.body.trimStart()).toMatch(/^A member stands before a closed door/);
    const lines = `${'\n'.repeat((times?.bodyLine ?? 1) - 1)}${times?.body}`.split('\n');
    expect(lines[lines.indexOf('<Prediction />')]).toBe('<Prediction />');
  });
});

describe('a malformed course', () => {
  test.each(fixtures)('%s', async (name) => {
    const patch = await readPatch(join(malformed, name));
    await using course = await patchedCourse(patch);
    const problems = await problemsOf(course.root);
    expect(problems.map(sentence)).toEqual(patch.says);
    expect(problems.map(({ rule }) => rule)).toEqual([basename(name).split('.')[0]]);
  });

  test('has a fixture for every rule', () => {
    const shown = new Set(fixtures.map((name) => name.split('.')[0]));
    expect([...shown].sort()).toEqual(Object.keys(RULES).sort());
  });

  test('hears of all its problems at once', async () => {
    const names = ['field-missing.yaml', 'hints-in-challenge.yaml', 'quiz-about.yaml'];
    const patches = await Promise.all(names.map((name) => readPatch(join(malformed, name))));
    const all = Patch.parse({ about: 'Three at once', edit: patches.flatMap(({ edit }) => edit) });
    await using course = await patchedCourse(all);
    const problems = await problemsOf(course.root);
    expect(problems.map(({ rule }) => rule).sort()).toEqual([
      'field-missing',
      'hints-in-challenge',
      'quiz-about',
    ]);
    expect(new ContentError(problems).message).toMatch(/^The course has 3 problems:\n- lessons/);
  });
});
