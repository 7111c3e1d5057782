/** Reads everything that belongs to one step from its three places, before anything is composed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import type { Files } from '../checks/runner/host.ts';
import { type DeclaredCheck, readCheckFile } from './check-file.ts';
import type { Overlays } from './compose.ts';
import type { Problems } from './content-error.ts';
import type { StepPlace } from './course-tree.ts';
import { entriesOf } from './entries.ts';
import { type Located, readText, readYaml, type Text } from './front-matter.ts';
import { readProjectFiles, readTextFile } from './project-files.ts';
import { AltFixture, StepFrontMatter, WrongFixture } from './schema.ts';

/** One fixture: what its `fixture.yaml` says, and the files that it lays over the solution. */
export interface FixtureReading<T> {
  readonly name: string;
  readonly folder: string;
  readonly about: Located<T>;
  readonly overlay: Files;
}

/** A step as its files have it. `null` where a part is missing or broken, which has been said by then. */
export interface StepReading {
  readonly place: StepPlace;
  readonly file: string;
  readonly text: Text<StepFrontMatter> | null;
  readonly overlays: Overlays;
  readonly check: {
    readonly path: string;
    readonly source: string;
    readonly declared: readonly DeclaredCheck[];
  } | null;
  readonly wrong: readonly FixtureReading<WrongFixture>[];
  readonly alternatives: readonly FixtureReading<AltFixture>[];
}

export function readStep(root: string, place: StepPlace, problems: Problems): StepReading {
  const file = `lessons/${place.path}/step.mdx`;
  const starterFolder = `lessons/${place.path}/starter`;
  const solutionFolder = `solutions/${place.path}`;
  const source = readExpected(root, file, 'the text of this step', problems);
  return {
    place,
    file,
    text: source === null ? null : readText(source, file, StepFrontMatter, problems),
    overlays: {
      starterFolder,
      starter: readProjectFiles(root, starterFolder, problems),
      solutionFolder,
      solution: readProjectFiles(root, solutionFolder, problems),
    },
    check: readCheck(root, `checks/${place.path}.check.ts`, problems),
    wrong: readFixtures(root, `checks/${place.path}.wrong`, WrongFixture, problems),
    alternatives: readFixtures(root, `checks/${place.path}.alt`, AltFixture, problems),
  };
}

/** The text of a file that must exist; `null` after adding that it does not. */
export function readExpected(
  root: string,
  file: string,
  what: string,
  problems: Problems,
): string | null {
  if (existsSync(join(root, file))) return readTextFile(root, file, problems);
  problems.add({
    rule: 'missing-file',
    file,
    expected: what,
    found: 'no such file',
    fix: 'Write it, or take out the folder that asks for it.',
  });
  return null;
}

function readCheck(root: string, path: string, problems: Problems): StepReading['check'] {
  const source = readExpected(root, path, 'the checks of this step', problems);
  if (source === null) return null;
  const saidBefore = problems.list.length;
  const declared = readCheckFile(source, path, problems);
  // What is held against the ids of a broken check file would only repeat that it is broken.
  return problems.list.length > saidBefore ? null : { path, source, declared };
}

function readFixtures<T>(
  root: string,
  folder: string,
  schema: z.ZodType<T>,
  problems: Problems,
): FixtureReading<T>[] {
  return entriesOf(join(root, folder)).flatMap((entry): FixtureReading<T>[] => {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) {
      problems.add({
        rule: 'stray-file',
        file: path,
        expected: 'one folder for each fixture',
        found: 'a file that belongs nowhere',
        fix: 'Move it into the folder of its fixture.',
      });
      return [];
    }
    const file = `${path}/fixture.yaml`;
    const yaml = readExpected(root, file, 'what this fixture is about', problems);
    const about = yaml === null ? null : readYaml(yaml, file, schema, problems);
    if (about === null) return [];
    const overlay = readProjectFiles(root, path, problems, ['fixture.yaml']);
    return [{ name: entry.name, folder: path, about, overlay }];
  });
}
