import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { TypeProblem } from '../../../../../checks/runner/types-check.ts';
import { diagnose } from './diagnostics.ts';
import type { LearnerService } from './learner-service.ts';

/** Every error in the learner's files, file by file in the order of their names. */
export function errorsOf(learner: LearnerService): TypeProblem[] {
  return learner.project.paths.toSorted().flatMap((path) =>
    diagnose(learner, path)
      .filter(({ severity }) => severity === DiagnosticSeverity.Error)
      .map(({ range, message, code }) => ({
        file: path.slice(1),
        line: range.start.line + 1,
        column: range.start.character + 1,
        message: message.replaceAll(/\s+/g, ' '),
        code: Number(code),
      })),
  );
}
