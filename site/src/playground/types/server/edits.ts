import type ts from 'typescript';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { LearnerService } from './learner-service.ts';
import { rangeOf, uriOf } from './positions.ts';

/** The compiler's changes to one text as the protocol's edits. */
export const textEdits = (text: string, changes: readonly ts.TextChange[]): TextEdit[] =>
  changes.map(({ span, newText }) => ({ range: rangeOf(text, span), newText }));

/** The compiler's changes to several files. Those to files that are not the learner's are left out: libraries are not edited. */
export function workspaceEdit(
  learner: LearnerService,
  files: readonly ts.FileTextChanges[],
): WorkspaceEdit {
  const own = files.filter(({ fileName }) => learner.isOwn(fileName));
  return {
    changes: Object.fromEntries(
      own.map(({ fileName, textChanges }) => [
        uriOf(fileName),
        textEdits(learner.read(fileName) ?? '', textChanges),
      ]),
    ),
  };
}
