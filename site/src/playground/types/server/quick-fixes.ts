import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-types';
import { workspaceEdit } from './edits.ts';
import type { LearnerService } from './learner-service.ts';
import { offsetAt } from './positions.ts';
import { formatting, preferences } from './preferences.ts';

/** What the compiler can do about the errors in a range, each as edits to the learner's files. */
export function quickFixes(
  learner: LearnerService,
  path: string,
  range: Range,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  const text = learner.read(path) ?? '';
  const codes = diagnostics.map(({ code }) => code).filter((code) => typeof code === 'number');
  const fixes = learner.service.getCodeFixesAtPosition(
    path,
    offsetAt(text, range.start),
    offsetAt(text, range.end),
    codes,
    formatting,
    preferences,
  );
  return fixes
    .map(({ description, changes }) => ({
      title: description,
      kind: 'quickfix',
      edit: workspaceEdit(learner, changes),
    }))
    .filter(({ edit }) => Object.keys(edit.changes ?? {}).length > 0);
}
