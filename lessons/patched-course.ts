/** A mistake as a small patch on the good course, so that a fixture shows the mistake and nothing else. */
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { replaceOnce } from './replace-once.ts';

const Path = z.string().regex(/^(lessons|solutions|checks)\//);

/** The shape of a file in `fixtures/malformed/`. */
export const Patch = z.strictObject({
  about: z.string().meta({ description: 'The mistake, as its author would tell it.' }),
  edit: z
    .array(z.strictObject({ file: Path, replace: z.string(), with: z.string() }))
    .default([])
    .meta({ description: 'Text that occurs once in a file, and what stands there instead.' }),
  write: z.record(Path, z.string()).default({}),
  bytes: z
    .record(Path, z.string())
    .default({})
    .meta({ description: 'Files as hexadecimal bytes, for what is no text.' }),
  remove: z.array(Path).default([]),
  rename: z.record(Path, Path).default({}),
  says: z.array(z.string()).default([]).meta({
    description: 'Every sentence that the course then gets, in order.',
  }),
});
export type Patch = z.infer<typeof Patch>;

/** A course with a step for each way in which a run can go wrong, named by its folder. */
export const behaviourCourse = join(import.meta.dirname, 'fixtures/behaviours');

/** A small course in which nothing is wrong. */
export const goodCourse = join(import.meta.dirname, 'fixtures/good');

/** Reads a patch from its YAML file. */
export async function readPatch(file: string): Promise<Patch> {
  return Patch.parse(parse(await readFile(file, 'utf8')));
}

/** A course in a folder of its own, which goes away with `await using`. */
export interface PatchedCourse extends AsyncDisposable {
  readonly root: string;
}

/**
 * Copies the good course to a temporary folder and applies a patch to the copy.
 * @throws when the text to replace is not there exactly once: the fixture no longer fits the course.
 */
export async function patchedCourse(patch: Patch): Promise<PatchedCourse> {
  const root = await mkdtemp(join(tmpdir(), 'groundwork-course-'));
  await cp(goodCourse, root, { recursive: true });
  for (const { file, replace, with: text } of patch.edit) {
    const source = await readFile(join(root, file), 'utf8');
    const replaced = replaceOnce(source, replace, text);
    if ('times' in replaced)
      throw new Error(
        `${file} holds ${JSON.stringify(replace)} ${replaced.times} times, not once.`,
      );
    await writeFile(join(root, file), replaced.text);
  }
  const files = Object.entries(patch.write).map(
    ([file, text]) => [file, Buffer.from(text)] as const,
  );
  const bytes = Object.entries(patch.bytes).map(
    ([file, hex]) => [file, Buffer.from(hex, 'hex')] as const,
  );
  for (const [file, content] of [...files, ...bytes]) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  }
  for (const file of patch.remove) await rm(join(root, file), { recursive: true });
  for (const [from, to] of Object.entries(patch.rename))
    await rename(join(root, from), join(root, to));
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}
