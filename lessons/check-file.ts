/**
 * Reads the checks of a check file without running it: types stripped by Node, the rest parsed, never guessed
 * from the text. The ids must be written out, so that a task can name them and progress can be kept by them.
 */
import { stripTypeScriptTypes } from 'node:module';
import { type AnyNode, type CallExpression, type Expression, type Property, parse } from 'acorn';
import type { Problems } from './content-error.ts';
import { Slug } from './schema.ts';

/** A check as it stands in its file. */
export interface DeclaredCheck {
  readonly id: string;
  readonly title: string;
  readonly line: number;
}

/** The checks that `source` declares, in its order: all of them exactly when nothing was added to `problems`. */
export function readCheckFile(source: string, file: string, problems: Problems): DeclaredCheck[] {
  const program = parsed(source, file, problems);
  if (program === null) return [];
  const checks: DeclaredCheck[] = [];
  walk(program, (node) => {
    const line = node.loc?.start.line;
    const forbidden = forbiddenName(node);
    if (forbidden !== null) {
      problems.add({
        rule: 'check-forbidden',
        file,
        line,
        expected: 'only what runs the same in the page and on the command line',
        found: `\`${forbidden}\``,
        fix: 'Write it as a plain `test` with the kit’s own means.',
      });
    }
    if (node.type !== 'CallExpression' || !isTest(node)) return;
    const [title, options] = node.arguments;
    const id =
      options?.type === 'SpreadElement' ? undefined : text(option(option(options, 'meta'), 'id'));
    const name = title?.type === 'SpreadElement' ? undefined : text(title);
    if (id === undefined || name === undefined || !Slug.safeParse(id).success) {
      problems.add({
        rule: 'check-id',
        file,
        line,
        expected: 'a title and an id written out: lower-case words joined by hyphens',
        found:
          id === undefined
            ? `no id on ${name === undefined ? 'this test' : `"${name}"`}`
            : `\`${id}\``,
        fix: "Write `test('What must be true', { meta: { id: 'some-words' } }, async () => { … })`.",
      });
      return;
    }
    const twin = checks.find((check) => check.id === id);
    if (twin !== undefined) {
      problems.add({
        rule: 'check-id-twice',
        file,
        line,
        field: 'meta.id',
        expected: 'an id that no other check of this file has',
        found: `\`${id}\`, which "${twin.title}" on line ${twin.line} has already`,
        fix: 'Give this check an id of its own.',
      });
      return;
    }
    checks.push({ id, title: name, line: line ?? 1 });
  });
  return checks;
}

function parsed(source: string, file: string, problems: Problems): AnyNode | null {
  try {
    return parse(withoutTypes(source), {
      ecmaVersion: 2025,
      sourceType: 'module',
      locations: true,
    });
  } catch (error) {
    problems.add({
      rule: 'check-syntax',
      file,
      expected: 'TypeScript whose types can be stripped',
      found: `"${error instanceof Error ? error.message.split('\n')[0] : String(error)}"`,
      fix: 'Run `npm run types` to see the place.',
    });
    return null;
  }
}

/** Node strips types in place, so lines stay; its warning that this is new says nothing to a learner. */
function withoutTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** `test(…)` and `it(…)`; their relatives (`test.each`) are forbidden, since their ids cannot be read. */
function isTest(node: CallExpression): boolean {
  return node.callee.type === 'Identifier' && ['test', 'it'].includes(node.callee.name);
}

const FORBIDDEN_MEMBERS: Readonly<Record<string, readonly string[] | 'any'>> = {
  test: 'any',
  it: 'any',
  describe: 'any',
  vi: ['mock', 'doMock', 'stubEnv', 'importActual', 'importMock', 'hoisted'],
};

/** `test.only`, `vi.mock`, `toMatchSnapshot`, `import.meta`: as it is written, or `null`. */
function forbiddenName(node: AnyNode): string | null {
  if (node.type === 'MetaProperty' && node.meta.name === 'import') return 'import.meta';
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return null;
  const name = node.property.name;
  if (name === 'toMatchSnapshot' || name === 'toMatchFileSnapshot') return name;
  if (node.object.type !== 'Identifier') return null;
  const members = FORBIDDEN_MEMBERS[node.object.name];
  return members === 'any' || members?.includes(name) ? `${node.object.name}.${name}` : null;
}

function option(node: AnyNode | undefined, name: string): Expression | undefined {
  if (node?.type !== 'ObjectExpression') return undefined;
  return node.properties.find(
    (property): property is Property =>
      property.type === 'Property' &&
      property.key.type === 'Identifier' &&
      property.key.name === name,
  )?.value;
}

function text(node: AnyNode | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** Calls `visit` for every node, parents first, in the order of the text. */
function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit);
    }
  }
}

function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}
