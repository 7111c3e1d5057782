/**
 * Turns an ES module into the body of a function, in one parse: imports and exports become reads of live namespaces, `import()` and
 * `import.meta` parameters, and every `await` carries the async frame. No line break is added or taken away.
 */
import { type AnyNode, type Program, parse } from 'acorn';
import MagicString from 'magic-string';
import { instrumentAwaits } from '../platform/async-context/instrument.ts';
import { columnsOf } from './columns.ts';
import type { CompiledModule, Position } from './compiled.ts';
import { type ModuleShape, readModuleShape } from './module-shape.ts';
import { children, isFunction } from './names.ts';
import { rewriteReferences } from './references.ts';
import { SourceError, snippetAt } from './source-error.ts';

/** acorn's error: the message ends with the place, which we carry apart. */
interface ParserError extends SyntaxError {
  readonly loc?: { readonly line: number; readonly column: number };
}

function parseModule(source: string): Program {
  try {
    return parse(source, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowHashBang: true,
      locations: true,
    });
  } catch (thrown) {
    const error = thrown as ParserError;
    const position: Position = { line: error.loc?.line ?? 1, column: (error.loc?.column ?? 0) + 1 };
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    // The stripping engine lets decorators pass, and no JavaScript engine knows them yet.
    const [kind, words] =
      message === "Unexpected character '@'"
        ? (['not-erasable', 'Decorators are not part of JavaScript yet'] as const)
        : (['syntax', message] as const);
    throw new SourceError(kind, words, position, snippetAt(source, position));
  }
}

/** Whether `node` waits outside any function. */
function waitsAtTopLevel(node: AnyNode): boolean {
  if (isFunction(node)) return false;
  if (node.type === 'AwaitExpression') return true;
  if (node.type === 'ForOfStatement' && node.await) return true;
  if (node.type === 'VariableDeclaration' && node.kind === 'await using') return true;
  return children(node).some(waitsAtTopLevel);
}

/** `import(x)` calls the linker, `import.meta` is an object that it made. */
function rewriteImportExpressions(node: AnyNode, text: MagicString): void {
  if (node.type === 'ImportExpression') {
    text.update(node.start, node.source.start, '__import(');
    text.update(node.source.end, node.end, ')');
  } else if (node.type === 'MetaProperty' && node.meta.name === 'import') {
    text.update(node.start, node.end, '__meta');
  }
  for (const child of children(node)) rewriteImportExpressions(child, text);
}

function headOf(shape: ModuleShape, assignsImport: boolean): string {
  const namespaces = shape.requests.map((_, index) => `__i${index}=__imports[${index}]`);
  const getters = [...shape.exports].map(([name, read]) => `${JSON.stringify(name)}:()=>${read}`);
  return [
    assignsImport ? 'const __const=0;' : '',
    namespaces.length > 0 ? `const ${namespaces.join(',')};` : '',
    getters.length > 0 ? `__export({__proto__:null,${getters.join(',')}});` : '',
    shape.anonymousDefault
      ? 'Object.defineProperty(__default,"name",{value:"default",configurable:true});'
      : '',
  ].join('');
}

/** Compiles one file of plain JavaScript (types already taken out). @throws {SourceError} */
export function transform(source: string): CompiledModule {
  const program = parseModule(source);
  const text = new MagicString(source);
  // The module's head comes before its first line, where `#!` would no longer be a comment.
  if (source.startsWith('#!')) text.update(0, 2, '//');
  const shape = readModuleShape(program, text);
  const { assignsImport, calls } = rewriteReferences(program, text, shape.bindings);
  rewriteImportExpressions(program, text);
  instrumentAwaits(program, text);
  return {
    head: headOf(shape, assignsImport),
    body: text.toString(),
    requests: shape.requests,
    exports: [...shape.exports.keys()].sort(),
    stars: shape.stars,
    async: waitsAtTopLevel(program),
    columns: columnsOf(text, calls),
  };
}
