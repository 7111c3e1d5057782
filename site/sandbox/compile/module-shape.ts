/** The import and export statements of a module: what they say, and the edits that take them out of the body. */
import type {
  AnyNode,
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  Identifier,
  ImportDeclaration,
  Literal,
  Program,
} from 'acorn';
import type MagicString from 'magic-string';
import type { ImportedName, ModuleRequest, Position } from './compiled.ts';
import { blockNames, patternNames } from './names.ts';

/** What the statements said. Expressions are JavaScript over the names `__i0`, `__i1` ... of the imported namespaces. */
export interface ModuleShape {
  readonly requests: readonly ModuleRequest[];
  /** Exported name -> expression that reads its present value. */
  readonly exports: ReadonlyMap<string, string>;
  readonly stars: readonly number[];
  /** Local name of an import -> expression that reads it. */
  readonly bindings: ReadonlyMap<string, string>;
  /** `export default function () {}` is hoisted under a name of ours and gets the name `default` at run time. */
  readonly anonymousDefault: boolean;
}

const EXPORT_DEFAULT = /^export(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*default/;

/** Syntax that takes the name of the property it is stored in, here `default`, when it has none of its own. */
const NAMED_BY_PROPERTY: ReadonlySet<string> = new Set([
  'ArrowFunctionExpression',
  'ClassDeclaration',
  'ClassExpression',
  'FunctionExpression',
]);

/** `code` with every character but line breaks turned into a space. */
const blanks = (code: string): string => code.replace(/[^\n\r\u2028\u2029]/g, ' ');

/** The local name under which a default export without a name of its own is kept. */
const DEFAULT = '__default';

const nameOf = (node: Identifier | Literal): string =>
  node.type === 'Identifier' ? node.name : String(node.value);

const member = (namespace: string, name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name)
    ? `${namespace}.${name}`
    : `${namespace}[${JSON.stringify(name)}]`;

const positionOf = (node: AnyNode): Position => ({
  line: node.loc?.start.line ?? 1,
  column: (node.loc?.start.column ?? 0) + 1,
});

interface MutableRequest extends Position {
  specifier: string;
  names: ImportedName[];
  json: boolean;
}

type Import = ImportDeclaration | ExportNamedDeclaration | ExportAllDeclaration;

const asksForJson = (node: Import): boolean =>
  node.attributes.some(
    (attribute) => nameOf(attribute.key) === 'type' && attribute.value.value === 'json',
  );

/** Reads the statements of `program` (parsed with `locations`) and makes their edits in `text`. */
export function readModuleShape(program: Program, text: MagicString): ModuleShape {
  const requests: MutableRequest[] = [];
  const exports = new Map<string, string>();
  const stars: number[] = [];
  const bindings = new Map<string, string>();
  /** `export { a as b }`: resolved at the end, since `a` may be imported further down. */
  const localExports: [exported: string, local: string][] = [];
  let anonymousDefault = false;

  /** The index of the request for a module, made at its first mention. */
  const request = (node: Import, source: Literal): number => {
    const specifier = String(source.value);
    const known = requests.findIndex((item) => item.specifier === specifier);
    if (known >= 0) return known;
    requests.push({ specifier, names: [], json: asksForJson(node), ...positionOf(source) });
    return requests.length - 1;
  };
  const take = (index: number, name: string, at: AnyNode): void => {
    requests[index]?.names.push({ name, ...positionOf(at) });
  };
  /** Takes a statement out, line breaks kept. The semicolon stops the lines around it from becoming one statement. */
  const blank = (node: AnyNode): void => {
    text.update(node.start, node.end, `;${blanks(text.original.slice(node.start + 1, node.end))}`);
  };
  /** Blanks the keywords at the start of an export (`length` characters) and puts `instead` in their place. */
  const dropKeywords = (node: AnyNode, length: number, instead = ''): void => {
    const end = node.start + length;
    text.update(node.start, end, instead + blanks(text.original.slice(node.start, end)));
  };

  const readImport = (node: ImportDeclaration): void => {
    const index = request(node, node.source);
    for (const specifier of node.specifiers) {
      const local = specifier.local.name;
      if (specifier.type === 'ImportNamespaceSpecifier') bindings.set(local, `__i${index}`);
      else {
        const name =
          specifier.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(specifier.imported);
        take(index, name, specifier);
        bindings.set(local, member(`__i${index}`, name));
      }
    }
    blank(node);
  };

  const readExportAll = (node: ExportAllDeclaration): void => {
    const index = request(node, node.source);
    if (node.exported) exports.set(nameOf(node.exported), `__i${index}`);
    else stars.push(index);
    blank(node);
  };

  const readExportNamed = (node: ExportNamedDeclaration): void => {
    const { declaration } = node;
    if (node.source) {
      const index = request(node, node.source);
      for (const specifier of node.specifiers) {
        const name = nameOf(specifier.local);
        take(index, name, specifier);
        exports.set(nameOf(specifier.exported), member(`__i${index}`, name));
      }
      blank(node);
    } else if (declaration) {
      const names =
        declaration.type === 'VariableDeclaration'
          ? declaration.declarations.flatMap((declarator) => patternNames(declarator.id))
          : blockNames([declaration]);
      for (const name of names) exports.set(name, name);
      dropKeywords(node, 'export'.length);
    } else {
      for (const specifier of node.specifiers) {
        localExports.push([nameOf(specifier.exported), nameOf(specifier.local)]);
      }
      blank(node);
    }
  };

  const readExportDefault = (node: ExportDefaultDeclaration): void => {
    const { declaration } = node;
    const keywords = EXPORT_DEFAULT.exec(text.original.slice(node.start))?.[0].length ?? 0;
    if (declaration.type === 'FunctionDeclaration') {
      exports.set('default', declaration.id?.name ?? DEFAULT);
      dropKeywords(node, keywords);
      if (declaration.id) return;
      anonymousDefault = true;
      const start = /^(?:async\s+)?function\s*\*?/.exec(text.original.slice(declaration.start));
      text.appendLeft(declaration.start + (start?.[0].length ?? 0), ` ${DEFAULT} `);
    } else if (declaration.type === 'ClassDeclaration' && declaration.id) {
      exports.set('default', declaration.id.name);
      dropKeywords(node, keywords);
    } else {
      exports.set('default', DEFAULT);
      const nameless = NAMED_BY_PROPERTY.has(declaration.type);
      dropKeywords(node, keywords, `const ${DEFAULT} = ${nameless ? '{default: ' : ''}`);
      const end = text.original[node.end - 1] === ';' ? node.end - 1 : node.end;
      if (nameless) text.appendLeft(end, '}.default');
      if (end === node.end) text.appendLeft(end, ';');
    }
  };

  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') readImport(node);
    else if (node.type === 'ExportAllDeclaration') readExportAll(node);
    else if (node.type === 'ExportNamedDeclaration') readExportNamed(node);
    else if (node.type === 'ExportDefaultDeclaration') readExportDefault(node);
  }
  for (const [exported, local] of localExports) exports.set(exported, bindings.get(local) ?? local);
  return { requests, exports, stars, bindings, anonymousDefault };
}
