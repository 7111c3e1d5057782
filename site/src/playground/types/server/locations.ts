/** Where something is declared, and where else it is named. */
import type ts from 'typescript';
import type { Location, Position } from 'vscode-languageserver-types';
import type { LearnerService } from './learner-service.ts';
import { offsetAt, rangeOf, uriOf } from './positions.ts';

/** Where the name at a position is declared, in the learner's files or in a library's types. */
export function definitionsOf(
  learner: LearnerService,
  path: string,
  position: Position,
): Location[] {
  const offset = offsetAt(learner.read(path) ?? '', position);
  return locations(learner, learner.service.getDefinitionAtPosition(path, offset));
}

/** Every place in the learner's files that names what stands at a position. */
export function referencesTo(
  learner: LearnerService,
  path: string,
  position: Position,
): Location[] {
  const offset = offsetAt(learner.read(path) ?? '', position);
  const found = learner.service.getReferencesAtPosition(path, offset);
  return locations(
    learner,
    found?.filter(({ fileName }) => learner.isOwn(fileName)),
  );
}

const locations = (
  learner: LearnerService,
  spans: readonly ts.DocumentSpan[] | undefined,
): Location[] =>
  (spans ?? []).map(({ fileName, textSpan }) => ({
    uri: uriOf(fileName),
    range: rangeOf(learner.read(fileName) ?? '', textSpan),
  }));
