import type ts from 'typescript';
import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import { completionKind } from './completion-kinds.ts';
import { description, textOf } from './documentation.ts';
import { textEdits } from './edits.ts';
import type { LearnerService } from './learner-service.ts';
import { offsetAt, rangeOf } from './positions.ts';
import { formatting, preferences } from './preferences.ts';

/** No list is longer: further typing asks again. */
const MOST = 300;

/** What a list's entry needs to be asked about later. */
interface EntryOrigin {
  readonly path: string;
  readonly offset: number;
  readonly name: string;
  readonly source: string | undefined;
  readonly data: ts.CompletionEntryData | undefined;
}

/** What can stand at a position: members, names in scope, names that an import would bring, paths of modules. */
export function completionsAt(
  learner: LearnerService,
  path: string,
  position: Position,
): CompletionList {
  const text = learner.read(path) ?? '';
  const offset = offsetAt(text, position);
  const found = learner.service.getCompletionsAtPosition(path, offset, preferences, formatting);
  if (!found) return { isIncomplete: false, items: [] };
  const span = found.optionalReplacementSpan ?? wordBefore(text, offset);
  const fitting = found.entries
    .filter(fits(text.slice(span.start, offset)))
    .filter(isNoTwin(found.entries));
  const items = fitting.slice(0, MOST).map((entry): CompletionItem => {
    const origin: EntryOrigin = { path, offset, ...pick(entry) };
    return {
      label: entry.name,
      kind: completionKind(entry.kind),
      sortText: entry.sortText,
      ...(entry.filterText !== undefined && { filterText: entry.filterText }),
      ...(entry.sourceDisplay && { detail: textOf(entry.sourceDisplay) }),
      textEdit: {
        range: rangeOf(text, entry.replacementSpan ?? span),
        newText: entry.insertText ?? entry.name,
      },
      data: origin,
    };
  });
  return { isIncomplete: found.isIncomplete === true || fitting.length > MOST, items };
}

/** The entry with its type, its description, and the import that it needs. */
export function resolveCompletion(learner: LearnerService, item: CompletionItem): CompletionItem {
  const { path, offset, name, source, data }: EntryOrigin = item.data;
  const details = learner.service.getCompletionEntryDetails(
    path,
    offset,
    name,
    formatting,
    source,
    preferences,
    data,
  );
  if (!details) return item;
  const changes = (details.codeActions ?? [])
    .flatMap((action) => action.changes)
    .filter(({ fileName }) => fileName === path)
    .flatMap(({ textChanges }) => textChanges);
  return {
    ...item,
    detail: textOf(details.displayParts),
    documentation: description(details.documentation, details.tags),
    additionalTextEdits: textEdits(learner.read(path) ?? '', changes),
  };
}

const pick = ({ name, source, data }: ts.CompletionEntry) => ({ name, source, data });

function wordBefore(text: string, offset: number): ts.TextSpan {
  const start =
    offset - (/[\w$]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0);
  return { start, length: offset - start };
}

/** Node's modules have two names each; the course writes `node:crypto`, so `crypto` is not offered beside it. */
function isNoTwin(entries: readonly ts.CompletionEntry[]): (entry: ts.CompletionEntry) => boolean {
  const offered = new Set(entries.map(({ source, name }) => `${source} ${name}`));
  return ({ source, name }) => !offered.has(`node:${source} ${name}`);
}

/** Whether an entry holds the typed letters in their order: what the list in the editor would keep. */
function fits(typed: string): (entry: ts.CompletionEntry) => boolean {
  const letters = [...typed.toLowerCase()];
  return ({ name, filterText, replacementSpan }) => {
    // Its own span means its own start, so what was typed before says nothing about it.
    if (replacementSpan) return true;
    const candidate = (filterText ?? name).toLowerCase();
    let at = 0;
    return letters.every((letter) => {
      at = candidate.indexOf(letter, at) + 1;
      return at > 0;
    });
  };
}
