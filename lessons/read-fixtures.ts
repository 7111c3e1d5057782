/** Reads the wrong or other answers of a step: each is one YAML file, or a folder of `fixture.yaml` and whole files. */
import { join } from 'node:path';
import type * as z from 'zod';
import type { Files } from '../checks/runner/host.ts';
import type { Problems } from './content-error.ts';
import { entriesOf } from './entries.ts';
import type { AltFixture, WrongFixture } from './fixture-schema.ts';
import { type Located, readYaml } from './front-matter.ts';
import { readExpected, readProjectFiles } from './project-files.ts';
import { type Todo, todosIn, todosInFiles } from './todos.ts';

/** One fixture: what its YAML says, and the whole files that lie beside it. */
export interface FixtureReading<T extends WrongFixture | AltFixture> {
  readonly name: string;
  /** From the root: its folder, or its file when it has no folder. */
  readonly place: string;
  readonly about: Located<T>;
  readonly beside: Files;
  readonly todos: readonly Todo[];
}

/** The fixtures in `folder`, in order of their names; what is broken is added to `problems` and left out. */
export function readFixtures<T extends WrongFixture | AltFixture>(
  root: string,
  folder: string,
  schema: z.ZodType<T>,
  problems: Problems,
): FixtureReading<T>[] {
  const names = new Set<string>();
  return entriesOf(join(root, folder)).flatMap((entry): FixtureReading<T>[] => {
    const place = `${folder}/${entry.name}`;
    const isFolder = entry.isDirectory();
    if (!isFolder && !entry.name.endsWith('.yaml')) {
      problems.add({
        rule: 'stray-file',
        file: place,
        expected: 'one folder or one `.yaml` file for each fixture',
        found: 'a file that belongs nowhere',
        fix: 'Move it into the folder of its fixture.',
      });
      return [];
    }
    const name = isFolder ? entry.name : entry.name.slice(0, -'.yaml'.length);
    if (names.has(name)) {
      problems.add({
        rule: 'fixture-twice',
        file: place,
        expected: 'one fixture of this name',
        found: `the folder \`${name}\` beside it`,
        fix: 'Move what the file says into the `fixture.yaml` of the folder, or rename one of them.',
      });
      return [];
    }
    names.add(name);
    const file = isFolder ? `${place}/fixture.yaml` : place;
    const yaml = readExpected(root, file, 'what this fixture is about', problems);
    const about = yaml === null ? null : readYaml(yaml, file, schema, problems);
    if (yaml === null || about === null) return [];
    const beside = isFolder ? readProjectFiles(root, place, problems, ['fixture.yaml']) : {};
    const todos = [...todosIn(yaml, file), ...todosInFiles(beside, place)];
    return [{ name, place, about, beside, todos }];
  });
}
