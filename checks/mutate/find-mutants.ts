/** Plants small mistakes, one at a time, into the lines that a step's solution changes. */
import ts from 'typescript';
import { diffLines } from '../cli/line-diff.ts';
import type { Files } from '../runner/host.ts';
import type { Change, Mutator } from './mutators/mutator.ts';
import { binaryOperator, unaryOperator } from './mutators/operators.ts';
import { removedProperty } from './mutators/properties.ts';
import { droppedRule, laxerSchema } from './mutators/schemas.ts';
import {
  droppedAwait,
  droppedReturn,
  emptiedClause,
  fixedCondition,
  removedStatement,
} from './mutators/statements.ts';
import { booleanLiteral, listLiteral, numberLiteral } from './mutators/values.ts';

/** A project with one small mistake. */
export interface Mutant {
  /** The file with the mistake, in the project. */
  readonly file: string;
  /** Where the mistake begins, from 1. */
  readonly line: number;
  /** That line as the solution has it, without its indentation. */
  readonly code: string;
  /** The mistake as a clause: '`>` becomes `>=`'. */
  readonly what: string;
  /** The whole project, with the mistake made. */
  readonly files: Files;
}

const MUTATORS: readonly Mutator[] = [
  binaryOperator,
  unaryOperator,
  booleanLiteral,
  numberLiteral,
  listLiteral,
  removedStatement,
  droppedReturn,
  droppedAwait,
  emptiedClause,
  fixedCondition,
  droppedRule,
  laxerSchema,
  removedProperty,
];

/** Every mutant of `after` whose mistake begins on a line that `before` does not have, in the order of the files. */
export function findMutants(before: Files, after: Files): Mutant[] {
  return Object.entries(after).flatMap(([file, text]) => {
    if (!/\.[cm]?ts$/.test(file) || before[file] === text) return [];
    const lines = text.split('\n');
    const changed = changedLines(before[file] ?? '', text);
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2024, true);
    return changesOf(source).flatMap((change): Mutant[] => {
      const line = source.getLineAndCharacterOfPosition(firstInk(change, text)).line + 1;
      if (!changed.has(line)) return [];
      const mutated = text.slice(0, change.start) + change.text + text.slice(change.end);
      return [
        {
          file,
          line,
          code: lines[line - 1]?.trim() ?? '',
          what: change.what,
          files: { ...after, [file]: mutated },
        },
      ];
    });
  });
}

/** All mistakes that could be made in a file, from its first line to its last. */
export function changesOf(source: ts.SourceFile): Change[] {
  const changes: Change[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || isOnlyTypes(node)) return;
    for (const mutator of MUTATORS) changes.push(...mutator(node, source));
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return changes.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** What is gone once the types are stripped, and what only names files. */
function isOnlyTypes(node: ts.Node): boolean {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node)
  );
}

/** A dropped method may begin with the line break before its dot. */
function firstInk({ start, end }: Change, text: string): number {
  const space = /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
  return start + space;
}

/** The lines of `after`, from 1, that are not in `before`. */
function changedLines(before: string, after: string): ReadonlySet<number> {
  const lines = diffLines(before, after).filter(({ kind }) => kind === 'second');
  return new Set(lines.map(({ second }) => second));
}
