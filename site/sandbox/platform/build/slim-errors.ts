/**
 * Node's `internal/errors` declares some 350 error codes, most for modules that are not here (QUIC, inspector, wasm, ...). Declarations
 * that nothing in the bundle can name are left out: 20 kB of sentences that nobody could ever read.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyNode, Parser } from 'acorn';
import MagicString from 'magic-string';
import { nativeIds } from './native-modules.ts';
import type { NativeSources } from './native-sources.ts';

const ID = 'internal/errors';
const CODE = /\bERR_[A-Z0-9_]+/g;

/** The code that a top-level `E('ERR_X', ...)` declares. */
function declaredCode(node: AnyNode): string | undefined {
  if (node.type !== 'ExpressionStatement' || node.expression.type !== 'CallExpression')
    return undefined;
  const { callee, arguments: args } = node.expression;
  if (callee.type !== 'Identifier' || callee.name !== 'E' || args[0]?.type !== 'Literal')
    return undefined;
  return String(args[0].value);
}

/** Every code that bundled modules of Node's or our own sources mention. */
function mentionedCodes(sources: NativeSources): Set<string> {
  const platform = join(import.meta.dirname, '..');
  const ours = readdirSync(platform, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(platform, file), 'utf8'));
  const natives = [...nativeIds].filter((id) => id !== ID).map((id) => sources[id] ?? '');
  return new Set([...ours, ...natives].flatMap((text) => text.match(CODE) ?? []));
}

/** The source of `internal/errors` with the declarations that are within reach. */
export function slimErrors(sources: NativeSources): string {
  const source = sources[ID] ?? '';
  const program = Parser.parse(source, {
    ecmaVersion: 'latest',
    sourceType: 'script',
    allowReturnOutsideFunction: true,
  });
  const mentioned = mentionedCodes(sources);
  const text = new MagicString(source);
  const declarations = program.body.filter((node) => declaredCode(node) !== undefined);
  // A code may also be used by the rest of the file itself.
  let rest = source;
  for (const { start, end } of [...declarations].reverse())
    rest = rest.slice(0, start) + rest.slice(end);
  for (const code of rest.match(CODE) ?? []) mentioned.add(code);
  for (const node of declarations) {
    if (!mentioned.has(declaredCode(node) ?? '')) text.remove(node.start, node.end);
  }
  return text.toString();
}
