/** Splits a text from its front matter, and reads YAML against a schema with the line of every field at hand. */
import { isCollection, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type * as z from 'zod';
import type { Problems } from './content-error.ts';
import { fieldProblem } from './field-problem.ts';

/** The way to a value in the front matter: `['tasks', 0, 'title']`. */
export type FieldPath = readonly (string | number)[];

/** Data that passed its schema, and where each part of it stands. */
export interface Located<T> {
  readonly value: T;
  readonly file: string;
  /** Line in `file` of the deepest part of `path` that is written there, from 1. */
  lineOf(path: FieldPath): number;
}

/** A text with its front matter. */
export interface Text<T> extends Located<T> {
  /** What follows the front matter. */
  readonly body: string;
  /** The line of the file (from 1) on which `body` begins. */
  readonly bodyLine: number;
}

/** Reads `---`, YAML, `---`, text. Answers `null` after adding what is wrong. */
export function readText<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  problems: Problems,
): Text<T> | null {
  const parts = /^---\n([\s\S]*?\n)?---(?:\n|$)/.exec(text);
  if (parts === null) {
    problems.add({
      rule: 'front-matter',
      file,
      line: 1,
      expected: 'front matter: YAML between two lines of three hyphens, at the very top',
      found: text.startsWith('---\n')
        ? 'a first line of three hyphens and no second one'
        : `"${text.slice(0, text.indexOf('\n') + 1 || 40).trim()}"`,
      fix: 'Begin the file with a line `---`, the fields, and another line `---`.',
    });
    return null;
  }
  const located = readYaml(parts[1] ?? '', file, schema, problems, 1);
  if (located === null) return null;
  const bodyLine = parts[0].split('\n').length;
  return { ...located, body: text.slice(parts[0].length), bodyLine };
}

/**
 * Reads YAML against a schema. Answers `null` after adding every broken field.
 * @param linesBefore Lines of the file above the YAML.
 */
export function readYaml<T>(
  yaml: string,
  file: string,
  schema: z.ZodType<T>,
  problems: Problems,
  linesBefore = 0,
): Located<T> | null {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter });
  const lineAt = (offset: number) => counter.linePos(offset).line + linesBefore;
  const broken = document.errors[0] ?? document.warnings[0];
  if (broken !== undefined) {
    problems.add({
      rule: 'yaml',
      file,
      line: lineAt(broken.pos[0]),
      expected: 'valid YAML',
      found: `"${(broken.message.split(' at line')[0] ?? '').replace(/[.:]$/, '')}"`,
      fix: 'Text with a colon, a hash or a quote in it needs quotes around it, and lists line up under their field.',
    });
    return null;
  }
  const lineOf = (path: FieldPath): number => lineAt(offsetOf(document.contents, path));
  const data: unknown = document.toJS() ?? {};
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, file, lineOf };
  for (const issue of result.error.issues) {
    for (const problem of fieldProblem(issue, data, schema)) {
      problems.add({ file, line: lineOf(problem.path), ...problem.problem });
    }
  }
  return null;
}

/** Offset of the key or item at the end of `path`, or of the last part of it that exists. */
function offsetOf(root: Node | null, path: FieldPath): number {
  let offset = root?.range?.[0] ?? 0;
  let node: unknown = root;
  for (const part of path) {
    if (!isCollection(node)) break;
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && item.key.value === part)
      : undefined;
    const next: unknown = pair === undefined ? node.get(part, true) : pair.value;
    const place = pair === undefined ? next : pair.key;
    if (!isNode(place) || place.range == null) break;
    offset = place.range[0];
    node = next;
  }
  return offset;
}
