import { expect, test } from 'vitest';
import { applyChanges } from './apply-changes.ts';
import { completionsAt, resolveCompletion } from './completion.ts';
import { atCursor, learnerWith } from './testing/learner.ts';

function complete(marked: string, beside: Readonly<Record<string, string>> = {}) {
  const { text, position } = atCursor(marked);
  const learner = learnerWith({ ...beside, 'app.ts': text });
  const { items } = completionsAt(learner, '/app.ts', position);
  return { learner, text, items, labels: items.map(({ label }) => label) };
}

test('offers the members of a package', () => {
  const { labels } = complete("import * as z from 'zod';\nz.|");
  expect(labels).toEqual(expect.arrayContaining(['strictObject', 'string', 'email']));
  const app = complete("import express from 'express';\nconst app = express();\napp.|");
  expect(app.labels).toEqual(expect.arrayContaining(['get', 'post', 'use', 'listen']));
});

test('offers a name of another file, and resolving it brings the import', () => {
  const { learner, text, items } = complete('export const tool = Tool|\n', {
    'models.ts': 'export const ToolIn = { name: "Drill" };\n',
  });
  const item = items.find(({ label }) => label === 'ToolIn');
  if (!item) throw new Error('ToolIn is not offered.');
  const { additionalTextEdits = [], detail } = resolveCompletion(learner, item);
  expect(detail).toContain('ToolIn');
  const edits = additionalTextEdits.map(({ range, newText }) => ({ range, text: newText }));
  expect(applyChanges(text, edits)).toMatch(/^import \{ ToolIn \} from '\.\/models\.ts';\n/);
});

test('offers what Node exports, under the name that the course uses', () => {
  const { items } = complete('export const id = randomUU|');
  const modules = items.filter(({ label }) => label === 'randomUUID').map(({ detail }) => detail);
  expect(modules).toEqual(['node:crypto']);
});

test('offers what a package exports before anything imports it', () => {
  const { items } = complete('const registry = new OpenAPIReg|');
  expect(items.map(({ label, detail }) => [label, detail])).toContainEqual([
    'OpenAPIRegistry',
    '@asteasolutions/zod-to-openapi',
  ]);
});

test.each([
  ["import { readFile } from 'node:f|'", 'node:fs', 'node:fs'],
  ["import { ToolIn } from './mo|'", 'models.ts', './models.ts'],
])('offers the paths of modules: %s', (marked, label, written) => {
  const { text, items } = complete(`${marked};\n`, { 'models.ts': 'export const ToolIn = 1;\n' });
  const edit = items.find((item) => item.label === label)?.textEdit;
  if (!edit || !('range' in edit)) throw new Error(`${label} is not offered.`);
  const done = applyChanges(text, [{ range: edit.range, text: edit.newText }]);
  expect(done).toContain(`'${written}'`);
});

test('keeps only what the typed letters fit, and says when more would come', () => {
  const { labels } = complete('const tools: string[] = [];\ntools.fnd|');
  expect(labels).toEqual(expect.arrayContaining(['find', 'findIndex', 'findLast']));
  expect(labels).not.toContain('push');
});
