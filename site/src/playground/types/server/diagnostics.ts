import ts from 'typescript';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { LearnerService } from './learner-service.ts';
import { rangeOf } from './positions.ts';

/** The protocol's diagnostic, whose message is plain text here. */
export interface FileDiagnostic extends Diagnostic {
  message: string;
}

/** Errors of a file, and in grey what is never used or deprecated. */
export function diagnose(learner: LearnerService, path: string): FileDiagnostic[] {
  const { service } = learner;
  const text = learner.read(path) ?? '';
  const errors = [
    ...service.getSyntacticDiagnostics(path),
    ...service.getSemanticDiagnostics(path),
  ];
  const remarks = service
    .getSuggestionDiagnostics(path)
    .filter((remark) => remark.reportsUnnecessary || remark.reportsDeprecated);
  return [...errors, ...remarks].map((found) => {
    const tag = tagOf(found);
    return {
      range: rangeOf(text, { start: found.start ?? 0, length: found.length ?? 0 }),
      severity: severityOf(found.category),
      code: found.code,
      source: 'ts',
      message: ts.flattenDiagnosticMessageText(found.messageText, '\n'),
      ...(tag && { tags: [tag] }),
    };
  });
}

function tagOf(found: ts.Diagnostic): DiagnosticTag | undefined {
  if (found.reportsUnnecessary) return DiagnosticTag.Unnecessary;
  return found.reportsDeprecated ? DiagnosticTag.Deprecated : undefined;
}

function severityOf(category: ts.DiagnosticCategory): DiagnosticSeverity {
  if (category === ts.DiagnosticCategory.Error) return DiagnosticSeverity.Error;
  if (category === ts.DiagnosticCategory.Warning) return DiagnosticSeverity.Warning;
  return DiagnosticSeverity.Hint;
}
