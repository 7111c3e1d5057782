/** Reads everything that belongs to one step from its three places, before anything is composed. */
import { TYPES_CHECK } from '../checks/runner/types-check.ts';
import { type DeclaredCheck, readCheckFile } from './check-file.ts';
import type { Overlays } from './compose.ts';
import type { Problems } from './content-error.ts';
import type { StepPlace } from './course-tree.ts';
import { AltFixture, WrongFixture } from './fixture-schema.ts';
import { readText, type Text } from './front-matter.ts';
import { readExpected, readProjectFiles } from './project-files.ts';
import { type FixtureReading, readFixtures } from './read-fixtures.ts';
import { StepFrontMatter } from './schema.ts';
import { type Todo, todosIn, todosInFiles } from './todos.ts';

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
  readonly todos: readonly Todo[];
}

/** Reads the step at `place`; what is wrong with it is added to `problems`. */
export function readStep(root: string, place: StepPlace, problems: Problems): StepReading {
  const file = `lessons/${place.path}/step.mdx`;
  const starterFolder = `lessons/${place.path}/starter`;
  const solutionFolder = `solutions/${place.path}`;
  const source = readExpected(root, file, 'the text of this step', problems);
  const text = source === null ? null : readText(source, file, StepFrontMatter, problems);
  const overlays: Overlays = {
    starterFolder,
    starter: readProjectFiles(root, starterFolder, problems),
    solutionFolder,
    solution: readProjectFiles(root, solutionFolder, problems),
  };
  const check = readCheck(root, `checks/${place.path}.check.ts`, problems);
  const wrong = readFixtures(root, `checks/${place.path}.wrong`, WrongFixture, problems);
  const alternatives = readFixtures(root, `checks/${place.path}.alt`, AltFixture, problems);
  return {
    place,
    file,
    text,
    overlays,
    check: withTypesCheck(check, text),
    wrong,
    alternatives,
    todos: [
      ...(source === null ? [] : todosIn(source, file)),
      ...todosInFiles(overlays.starter, starterFolder),
      ...todosInFiles(overlays.solution, solutionFolder),
      ...(check === null ? [] : todosIn(check.source, check.path)),
      ...[...wrong, ...alternatives].flatMap((fixture) => fixture.todos),
    ],
  };
}

/** A typed step has one check more than its check file. */
function withTypesCheck(
  check: StepReading['check'],
  text: StepReading['text'],
): StepReading['check'] {
  if (check === null || !text?.value.typed) return check;
  return { ...check, declared: [...check.declared, { ...TYPES_CHECK, line: 1 }] };
}

function readCheck(root: string, path: string, problems: Problems): StepReading['check'] {
  const source = readExpected(root, path, 'the checks of this step', problems);
  if (source === null) return null;
  const saidBefore = problems.list.length;
  const declared = readCheckFile(source, path, problems);
  // What is held against the ids of a broken check file would only repeat that it is broken.
  return problems.list.length > saidBefore ? null : { path, source, declared };
}
