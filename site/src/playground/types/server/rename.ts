import type ts from 'typescript';
import type { Position, WorkspaceEdit } from 'vscode-languageserver-types';
import { workspaceEdit } from './edits.ts';
import type { LearnerService } from './learner-service.ts';
import { offsetAt } from './positions.ts';

/**
 * The edits that give what stands at a position another name, in every file.
 * @throws Error with a sentence for the learner when it cannot be renamed.
 */
export function renameAt(
  learner: LearnerService,
  path: string,
  position: Position,
  newName: string,
): WorkspaceEdit {
  const { service } = learner;
  const offset = offsetAt(learner.read(path) ?? '', position);
  const info = service.getRenameInfo(path, offset, {});
  if (!info.canRename) throw new Error(info.localizedErrorMessage);
  const places = service.findRenameLocations(path, offset, false, false, {}) ?? [];
  const changes = Map.groupBy(places, ({ fileName }) => fileName);
  return workspaceEdit(
    learner,
    [...changes].map(([fileName, found]) => ({
      fileName,
      textChanges: found.map(changeTo(newName)),
    })),
  );
}

/** Prefix and suffix keep the meaning where a name is a shorthand: `{ tool }` becomes `{ tool: item }`. */
const changeTo =
  (newName: string) =>
  ({ textSpan, prefixText = '', suffixText = '' }: ts.RenameLocation): ts.TextChange => ({
    span: textSpan,
    newText: `${prefixText}${newName}${suffixText}`,
  });
