/** What a file gives to others says what it is. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root, sourceFiles } from './source-files.ts';

/** Stand-ins for modules of Node and of packages: these name what they export, and the file's comment says whose they are. */
const STAND_INS = /^site\/sandbox\/(platform|vendor)\//;
const TESTS = /\.(test|check)\.ts$|\.d\.ts$/;

/** Names that a file exports without saying what they are. Its first comment speaks for a file that exports one thing. */
function undocumented(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const names = new Map<string, boolean>();
  for (const statement of source.statements) {
    if (!isExported(statement)) continue;
    const hasComment = ts.getJSDocCommentsAndTags(statement).length > 0;
    // A schema and its type have one name, overloads too, and one comment.
    for (const name of namesOf(statement))
      names.set(name, hasComment || (names.get(name) ?? false));
  }
  const speaksForAll =
    /^(#!.*\n)?\s*\/\*\*/.test(text) && (names.size === 1 || STAND_INS.test(file));
  return speaksForAll ? [] : [...names].flatMap(([name, said]) => (said ? [] : [name]));
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = statement as ts.Statement & { readonly name?: ts.Identifier };
  return [name?.text ?? 'default'];
}

test('what has no comment is found, and nothing else', () => {
  const one = 'export function shed(): void {}\n';
  expect(undocumented('a.ts', one)).toEqual(['shed']);
  expect(undocumented('a.ts', `/** Opens the shed. */\n${one}`)).toEqual([]);
  expect(undocumented('a.ts', `/** The shed. */\nimport 'b';\n${one}`)).toEqual([]);
  expect(
    undocumented('a.ts', `/** The shed. */\nimport 'b';\n${one}export const key = 1;`),
  ).toEqual(['shed', 'key']);
  const schema = '/** A tool. */\nexport const Tool = 1;\nexport type Tool = number;';
  expect(undocumented('a.ts', schema)).toEqual([]);
  expect(undocumented('a.ts', 'const text = `\nexport const app = 1;\n`;')).toEqual([]);
});

// Every source file is parsed; a busy machine may need its time.
test('everything that is exported has a comment', { timeout: 120_000 }, () => {
  const files = sourceFiles(['.ts']).filter((file) => !TESTS.test(file));
  expect(files.length).toBeGreaterThan(400);
  const bare = files.flatMap((file) =>
    undocumented(file, readFileSync(path.join(root, file), 'utf8')).map(
      (name) => `${file} ${name}`,
    ),
  );
  expect(bare, 'Say above each in a line what it answers, with units and errors').toEqual([]);
});
