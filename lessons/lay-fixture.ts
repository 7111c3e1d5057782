/** Composes a wrong or other answer: the step's solution with the fixture's small patches and whole files on it. */
import type { Files } from '../checks/runner/host.ts';
import { listed, overlay } from './compose.ts';
import type { Problem, Problems } from './content-error.ts';
import { printed, written } from './field-problem.ts';
import type { AltFixture, WrongFixture } from './fixture-schema.ts';
import type { FieldPath } from './front-matter.ts';
import type { FixtureReading } from './read-fixtures.ts';
import { replaceOnce } from './replace-once.ts';

/** A fixture's project. */
export interface LaidFixture {
  readonly files: Files;
  /** The files that differ from the solution, and where each is written: beside the fixture's YAML, or in it. */
  readonly origins: Readonly<Record<string, string>>;
}

type Place = Pick<Problem, 'file' | 'line' | 'field'>;

/** Lays a fixture over the solution. What does not fit is added to `problems` and left as the solution has it. */
export function layFixture(
  reading: FixtureReading<WrongFixture | AltFixture>,
  solution: Files,
  problems: Problems,
): LaidFixture {
  const { about, place, beside } = reading;
  const { edit, write, remove } = about.value;
  const saidBefore = problems.list.length;
  const at = (path: FieldPath): Place => ({
    file: about.file,
    line: about.lineOf(path),
    field: written(path),
  });

  const changed = new Map<
    string,
    { readonly how: string; readonly at: Place; text: string | null }
  >();
  /** Notes a change; a file that is changed in another way already keeps that one. */
  const change = (path: string, how: string, at: Place, text: string | null) => {
    const before = changed.get(path);
    if (before === undefined) changed.set(path, { how, at, text });
    else if (before.how === 'edited' && how === 'edited') before.text = text;
    else problems.add(changedTwice(at, path, before.how));
  };

  for (const [path, text] of Object.entries(beside))
    change(path, 'laid beside the fixture', { file: `${place}/${path}` }, text);
  for (const [index, { file, replace, with: replacement }] of edit.entries()) {
    const before = changed.get(file);
    if (before !== undefined && before.how !== 'edited') {
      problems.add(changedTwice(at(['edit', index, 'file']), file, before.how));
      continue;
    }
    const source = before?.text ?? solution[file];
    if (source === undefined) {
      problems.add(unknownFile(at(['edit', index, 'file']), file, solution));
      continue;
    }
    const replaced = replaceOnce(source, replace, replacement);
    if ('text' in replaced) change(file, 'edited', at(['edit', index]), replaced.text);
    else problems.add(notOnce(at(['edit', index, 'replace']), file, replace, replaced.times));
  }
  for (const [path, text] of Object.entries(write))
    change(path, 'written', at(['write', path]), text);
  for (const [index, path] of remove.entries()) {
    if (solution[path] === undefined)
      problems.add(unknownFile(at(['remove', index]), path, solution));
    else change(path, 'removed', at(['remove', index]), null);
  }

  const same = [...changed].every(([path, { text }]) => text === solution[path]);
  if (same && problems.list.length === saidBefore) {
    problems.add({
      rule: 'fixture-same',
      file: place,
      expected: 'at least one file that differs from the solution',
      found: 'none',
      fix: 'Write what differs: `edit` for some lines, or the whole file.',
    });
  }
  if (problems.list.length > saidBefore) return { files: solution, origins: {} };
  const kept = Object.entries(solution).filter(([path]) => changed.get(path)?.text !== null);
  const top = [...changed].flatMap(([path, { text }]) => (text === null ? [] : [[path, text]]));
  return {
    files: overlay(
      Object.fromEntries(kept),
      Object.fromEntries(top),
      (path) => changed.get(path)?.at ?? { file: place },
      'the solution',
      problems,
    ),
    origins: Object.fromEntries(
      [...changed].map(
        ([
          path,
          {
            at: { file },
          },
        ]) => [path, file],
      ),
    ),
  };
}

function unknownFile(at: Place, path: string, solution: Files): Problem {
  return {
    rule: 'patch-unknown',
    ...at,
    expected: `a file of the step’s solution: ${listed(Object.keys(solution))}`,
    found: `\`${path}\``,
    fix: 'Name one of those files; a new one goes into `write`.',
  };
}

function changedTwice(at: Place, path: string, how: string): Problem {
  return {
    rule: 'patch-twice',
    ...at,
    expected: 'a file that this fixture changes in one way only',
    found: `\`${path}\`, which is ${how} already`,
    fix: 'Keep one of the two.',
  };
}

function notOnce(at: Place, path: string, passage: string, times: number): Problem {
  return {
    rule: 'edit-once',
    ...at,
    expected: `a passage that stands exactly once in the solution’s \`${path}\` (after the edits above it)`,
    found: `${printed(passage)} ${times === 0 ? 'nowhere' : times === 2 ? 'twice' : `${times} times`}`,
    fix:
      times === 0
        ? 'Quote the passage as the solution has it now.'
        : 'Quote more of the lines around it.',
  };
}
