import { expect, test } from 'vitest';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { applyChanges } from './apply-changes.ts';
import { diagnose } from './diagnostics.ts';
import { formatFile } from './format.ts';
import { hoverAt } from './hover.ts';
import { definitionsOf, referencesTo } from './locations.ts';
import { quickFixes } from './quick-fixes.ts';
import { renameAt } from './rename.ts';
import { signaturesAt } from './signature-help.ts';
import { atCursor, learnerWith } from './testing/learner.ts';

const models =
  "import * as z from 'zod';\n\nexport const ToolIn = z.strictObject({ name: z.string() });\n";

/** The text after the edits, which name places in the text before: so the last one goes first. */
const edited = (text: string, edits: readonly TextEdit[] = []): string =>
  applyChanges(
    text,
    edits.toReversed().map(({ range, newText }) => ({ range, text: newText })),
  );

const changed = (text: string, path: string, { changes = {} }: WorkspaceEdit): string =>
  edited(text, changes[`file://${path}`]);

test('says what is wrong, where, with its number', () => {
  const learner = learnerWith({ 'app.ts': 'export const days: number = "six";\n' });
  expect(diagnose(learner, '/app.ts')).toEqual([
    {
      range: { start: { line: 0, character: 13 }, end: { line: 0, character: 17 } },
      severity: 1,
      code: 2322,
      source: 'ts',
      message: "Type 'string' is not assignable to type 'number'.",
    },
  ]);
});

test('marks what is never used as a remark, not as an error', () => {
  const learner = learnerWith({ 'app.ts': 'const unused = 1;\nexport {};\n' });
  expect(diagnose(learner, '/app.ts')).toMatchObject([{ severity: 4, tags: [1] }]);
});

test('hover shows the type and the description, in which nothing can be markup', () => {
  const { text, position } = atCursor(
    '/** Lends <img src=x> [a](https://example.org) `tools`. */\nexport function l|end(): number { return 1; }\n',
  );
  const hover = hoverAt(learnerWith({ 'app.ts': text }), '/app.ts', position);
  expect(hover?.contents).toEqual([
    { language: 'typescript', value: 'function lend(): number' },
    'Lends \\<img src\\=x\\> \\[a\\]\\(https\\:\\/\\/example\\.org\\) `tools`\\.',
  ]);
});

test('hover keeps the first paragraph of a library’s own description', () => {
  const { text, position } = atCursor(
    "import express from 'express';\nconst app = express();\napp.lis|ten(3000);\n",
  );
  const hover = hoverAt(learnerWith({ 'app.ts': text }), '/app.ts', position);
  expect(JSON.stringify(hover?.contents)).toContain('Listen for connections');
});

test('signature help names the argument that is being written', () => {
  const { text, position } = atCursor(
    'function lend(tool: string, days: number) { return [tool, days]; }\nlend("Drill", |);\n',
  );
  const help = signaturesAt(learnerWith({ 'app.ts': text }), '/app.ts', position);
  expect(help?.activeParameter).toBe(1);
  const [first] = help?.signatures ?? [];
  const [start = 0, end = 0] = (first?.parameters?.[1]?.label ?? []) as number[];
  expect(first?.label.slice(start, end)).toBe('days: number');
});

test('a definition is found in another file and in a library’s types', () => {
  const own = atCursor("import { ToolIn } from './models.ts';\nTool|In.parse({});\n");
  const learner = learnerWith({ 'app.ts': own.text, 'models.ts': models });
  expect(definitionsOf(learner, '/app.ts', own.position)).toEqual([
    {
      uri: 'file:///models.ts',
      range: { start: { line: 2, character: 13 }, end: { line: 2, character: 19 } },
    },
  ]);
  const library = atCursor("import * as z from 'zod';\nz.strictOb|ject({});\n");
  const [place] = definitionsOf(
    learnerWith({ 'app.ts': library.text }),
    '/app.ts',
    library.position,
  );
  expect(place?.uri).toMatch(/^file:\/\/\/node_modules\/zod\//);
  expect(learner.read(place?.uri.replace('file://', '') ?? '')).toContain('strictObject');
});

test('rename reaches every file, and refuses what belongs to a library', () => {
  const { text, position } = atCursor(
    "import { ToolIn } from './models.ts';\nTool|In.parse({});\n",
  );
  const learner = learnerWith({ 'app.ts': text, 'models.ts': models });
  const edit = renameAt(learner, '/app.ts', position, 'ToolBody');
  expect(changed(text, '/app.ts', edit)).toBe(text.replaceAll('ToolIn', 'ToolBody'));
  expect(changed(models, '/models.ts', edit)).toBe(models.replaceAll('ToolIn', 'ToolBody'));
  expect(referencesTo(learner, '/app.ts', position).map(({ uri }) => uri)).toEqual(
    expect.arrayContaining(['file:///app.ts', 'file:///models.ts']),
  );
  const library = atCursor("import * as z from 'zod';\nz.strictOb|ject({});\n");
  expect(() =>
    renameAt(learnerWith({ 'app.ts': library.text }), '/app.ts', library.position, 'x'),
  ).toThrow(/cannot rename/);
});

test('a quick fix writes the missing import', () => {
  const text = 'export const tool = ToolIn.parse({});\n';
  const learner = learnerWith({ 'app.ts': text, 'models.ts': models });
  const [problem] = diagnose(learner, '/app.ts');
  if (!problem) throw new Error('No problem was found.');
  const [fix] = quickFixes(learner, '/app.ts', problem.range, [problem]);
  expect(fix?.title).toMatch(/import/i);
  expect(changed(text, '/app.ts', fix?.edit ?? {})).toMatch(
    /^import \{ ToolIn \} from '\.\/models\.ts';\n/,
  );
});

test('formatting puts spaces and semicolons right', () => {
  const text = "if (true){\n      console.log( 'a' )\n}\n";
  const learner = learnerWith({ 'app.ts': text });
  expect(edited(text, formatFile(learner, '/app.ts'))).toBe(
    "if (true) {\n  console.log('a');\n}\n",
  );
});
