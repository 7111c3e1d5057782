import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { openCourse } from './open-course.ts';
import { resolveTarget } from './target.ts';
import { helloSolution, helloStarter, tinyCourse } from './testing/tiny-course.ts';

async function first() {
  const root = await tinyCourse();
  const step = await (await openCourse(root.path)).step('01.1');
  return { root: root.path, step, [Symbol.asyncDispose]: () => root[Symbol.asyncDispose]() };
}

test('starter and solution are the course’s own files', async () => {
  await using at = await first();
  const starter = await resolveTarget(at, at.step, 'starter');
  const solution = await resolveTarget(at, at.step, 'solution');
  expect(starter.files['app.ts']).toBe(helloStarter);
  expect(solution).toMatchObject({ name: 'the solution', prefix: 'solution/', mine: false });
  expect(solution.files['app.ts']).toBe(helloSolution);
});

test('the workspace is the default, and an empty one says how to fill it', async () => {
  await using at = await first();
  await expect(resolveTarget(at, at.step)).rejects.toThrow(
    'workspace/ holds no code. Run npx groundwork start 01.1 to fill it.',
  );
  await mkdir(join(at.root, 'workspace'));
  await writeFile(join(at.root, 'workspace/app.ts'), 'mine');
  expect(await resolveTarget(at, at.step)).toMatchObject({
    name: 'workspace/',
    prefix: 'workspace/',
    mine: true,
    files: { 'app.ts': 'mine' },
  });
});

test('a folder is named from where the command runs', async () => {
  await using at = await first();
  const folder = join(at.root, 'lessons/01-greetings/01-hello/starter');
  const target = await resolveTarget(at, at.step, folder);
  expect(target).toMatchObject({ folder, prefix: `${relative('.', folder)}/`, mine: false });
  await expect(resolveTarget(at, at.step, 'solutoin')).rejects.toThrow(
    'There is no folder "solutoin". Did you mean solution?',
  );
});
