/** What a block says that it gives: `RepairIn.parse(body); // { toolId: 7 }` is a claim, and can be tried. */
import ts from 'typescript';

/** An expression of a block, and what it says that this gives. */
export interface Claim {
  /** The line of the block, from 1. */
  readonly line: number;
  /** The statement as it stands. */
  readonly start: number;
  readonly end: number;
  /** What is looked at: the statement's expression, or the name of its variable. */
  readonly subject: string;
  readonly isVariable: boolean;
  /** What is said to come out, as an expression. */
  readonly expected: string;
}

/** The claims at the top of a block. A comment that is no value, such as `// refused`, claims nothing. */
export function claimsOf(code: string): Claim[] {
  const source = ts.createSourceFile('block.ts', code, ts.ScriptTarget.ESNext, true);
  return source.statements.flatMap((statement): Claim[] => {
    const end = statement.getEnd();
    const comment = /^[^\S\n]*\/\/ *([^\n]+)/.exec(code.slice(end))?.[1]?.trim();
    if (comment === undefined || !isValue(comment)) return [];
    const start = statement.getStart(source);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    if (ts.isExpressionStatement(statement)) {
      const subject = statement.expression.getText(source);
      return [{ line, start, end, subject, isVariable: false, expected: comment }];
    }
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name).filter(ts.isIdentifier)
      : [];
    return names.map(({ text }) => ({
      line,
      start,
      end,
      subject: text,
      isVariable: true,
      expected: comment,
    }));
  });
}

/** A literal: an object, a list, a text, a number, or one of the words. */
function isValue(comment: string): boolean {
  if (!/^([{['"`\d-]|(true|false|null|undefined)$)/.test(comment)) return false;
  const { diagnostics = [] } = ts.transpileModule(`(${comment}\n);`, { reportDiagnostics: true });
  return diagnostics.length === 0;
}
