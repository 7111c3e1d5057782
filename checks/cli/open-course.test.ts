import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCourse } from './open-course.ts';
import { helloSolution, tinyCourse } from './testing/tiny-course.ts';

test('hands out the course, and keeps it: the second time nothing is loaded', async () => {
  await using root = await tinyCourse();
  const loaded = await openCourse(root.path);
  const [folder = ''] = await readdir(join(root.path, '.cache/course'));
  const outline = join(root.path, '.cache/course', folder, 'outline.json');
  const kept = await openCourse(root.path);
  expect(kept.lessons).toEqual(loaded.lessons);
  expect(await kept.step('01.2')).toEqual(await loaded.step('01.2'));
  expect((await kept.step('01.1')).solution['app.ts']).toBe(helloSolution);
  await writeFile(outline, (await readFile(outline, 'utf8')).replace('"Greetings"', '"Read back"'));
  expect((await openCourse(root.path)).lessons[0]?.title).toBe('Read back');
});

test('what was kept is gone as soon as a file of the course is written', async () => {
  await using root = await tinyCourse();
  await openCourse(root.path);
  await writeFile(join(root.path, 'solutions/01-greetings/01-hello/app.ts'), '// changed\n');
  const course = await openCourse(root.path);
  expect((await course.step('01.1')).solution['app.ts']).toBe('// changed\n');
  expect(await readdir(join(root.path, '.cache/course'))).toHaveLength(1);
});

test('a spoiled copy is loaded anew', async () => {
  await using root = await tinyCourse();
  await openCourse(root.path);
  const [folder = ''] = await readdir(join(root.path, '.cache/course'));
  await writeFile(join(root.path, '.cache/course', folder, 'outline.json'), '[{');
  expect((await openCourse(root.path)).steps).toHaveLength(2);
  await writeFile(join(root.path, '.cache/course', folder, '01.1.json'), '');
  const course = await openCourse(root.path);
  expect((await course.step('01.1')).title).toBe('Hello');
});

test('a course that is not well stops with the file and the field, and is not kept', async () => {
  await using root = await tinyCourse();
  await rm(join(root.path, 'checks/01-greetings/02-polite.check.ts'));
  await expect(openCourse(root.path)).rejects.toThrow('checks/01-greetings/02-polite.check.ts');
  await expect(readdir(join(root.path, '.cache/course'))).rejects.toThrow('ENOENT');
});

test.skipIf(process.getuid?.() === 0)(
  'a disk that cannot be written to is no reason to stop',
  async () => {
    await using root = await tinyCourse();
    await chmod(root.path, 0o555);
    try {
      expect((await openCourse(root.path)).steps).toHaveLength(2);
    } finally {
      await chmod(root.path, 0o755);
    }
  },
);
