import type ts from 'typescript';
import type {
  ParameterInformation,
  Position,
  SignatureHelp,
  SignatureInformation,
} from 'vscode-languageserver-types';
import { textOf } from './documentation.ts';
import type { LearnerService } from './learner-service.ts';
import { offsetAt } from './positions.ts';

/** The signatures of the call that a position is in, with the argument that is being written. */
export function signaturesAt(
  learner: LearnerService,
  path: string,
  position: Position,
): SignatureHelp | null {
  const offset = offsetAt(learner.read(path) ?? '', position);
  const help = learner.service.getSignatureHelpItems(path, offset, undefined);
  if (!help) return null;
  return {
    activeSignature: help.selectedItemIndex,
    activeParameter: help.argumentIndex,
    signatures: help.items.map(signature),
  };
}

function signature(item: ts.SignatureHelpItem): SignatureInformation {
  let label = textOf(item.prefixDisplayParts);
  const parameters: ParameterInformation[] = [];
  for (const [index, { displayParts }] of item.parameters.entries()) {
    if (index > 0) label += textOf(item.separatorDisplayParts);
    const start = label.length;
    label += textOf(displayParts);
    parameters.push({ label: [start, label.length] });
  }
  label += textOf(item.suffixDisplayParts);
  // A plain string, which the client shows as text.
  return { label, parameters, documentation: textOf(item.documentation) };
}
