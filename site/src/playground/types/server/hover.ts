import type { Hover, Position } from 'vscode-languageserver-types';
import { description, plainMarkdown, textOf } from './documentation.ts';
import type { LearnerService } from './learner-service.ts';
import { offsetAt, rangeOf } from './positions.ts';

/** Longer types end in "…"; characters. */
const LONGEST_TYPE = 1500;

/** What stands at a position: its type, and what its declaration says. */
export function hoverAt(learner: LearnerService, path: string, position: Position): Hover | null {
  const text = learner.read(path) ?? '';
  const info = learner.service.getQuickInfoAtPosition(path, offsetAt(text, position), LONGEST_TYPE);
  if (!info) return null;
  const about = description(info.documentation, info.tags);
  // As a value with its language, not as a fenced block: a type may contain back-ticks.
  const type = { language: 'typescript', value: textOf(info.displayParts) };
  return {
    range: rangeOf(text, info.textSpan),
    contents: about === '' ? [type] : [type, plainMarkdown(about)],
  };
}
