import type { TextEdit } from 'vscode-languageserver-types';
import { textEdits } from './edits.ts';
import type { LearnerService } from './learner-service.ts';
import { formatting } from './preferences.ts';

/** The edits that put a file's spaces and semicolons right. */
export const formatFile = (learner: LearnerService, path: string): TextEdit[] =>
  textEdits(
    learner.read(path) ?? '',
    learner.service.getFormattingEditsForDocument(path, formatting),
  );
