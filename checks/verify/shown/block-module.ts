/** A block as a module of its own: what it uses and does not declare is imported, on one line before its first. */
import ts from 'typescript';
import { claimsOf } from './claims.ts';
import type { KnownName } from './known-names.ts';

/** A block, made whole. */
export interface BlockModule {
  /** TypeScript. Line `n` of the block is line `n + 1` here. */
  readonly text: string;
  /** Names that it takes from files and not from packages: it cannot run without them. */
  readonly needs: readonly string[];
  /** How many values the block claims. */
  readonly claims: number;
  /** Whether it prints. */
  readonly prints: boolean;
  /** Whether it has its imports with it, as a file has. */
  readonly imports: boolean;
}

/** The block with what it uses declared before its first line. */
export function blockModule(code: string, known: ReadonlyMap<string, KnownName>): BlockModule {
  const source = ts.createSourceFile('block.ts', code, ts.ScriptTarget.ESNext, true);
  const { used, declared } = namesIn(source);
  const missing = [...used].filter((name) => !declared.has(name) && known.has(name));
  const preamble = missing.map((name) => known.get(name)?.declaration ?? '').join(' ');
  // What a handler does may be shown without the handler around it, and ends with a `return` then.
  const [before, after] = returnsAtTop(source) ? ['async function shown() {', '}'] : ['', ''];
  return {
    text: `${preamble} ${before}\n${code}\n${after}\nexport {};\n`,
    needs: missing.filter((name) => known.get(name)?.isPackage === false),
    claims: claimsOf(code).length,
    prints: /\bconsole\./.test(code),
    imports: source.statements.some(ts.isImportDeclaration),
  };
}

/** The block with its claims tried: each is handed to `__claim` with its line, what came out, and what was said to. */
export function triedModule(code: string, known: ReadonlyMap<string, KnownName>): string {
  let tried = code;
  for (const { line, start, end, subject, isVariable, expected } of claimsOf(code).toReversed()) {
    const call = `globalThis.__claim(${line}, (${subject}), () => (${expected}));`;
    const statement = isVariable ? `${code.slice(start, end)} ${call}` : call;
    tried = tried.slice(0, start) + statement + tried.slice(end);
  }
  const { text } = blockModule(tried, known);
  return ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2024,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  }).outputText;
}

/** Every name that is used as a value or a type, and every name that is declared anywhere in the block. */
function namesIn(source: ts.SourceFile): { used: Set<string>; declared: Set<string> } {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      if (isDeclaredBy(parent, node)) declared.add(node.text);
      else if (!isMember(parent, node)) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { used, declared };
}

function isDeclaredBy(parent: ts.Node, name: ts.Identifier): boolean {
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isClassDeclaration(parent) ||
      ts.isInterfaceDeclaration(parent) ||
      ts.isTypeAliasDeclaration(parent) ||
      ts.isTypeParameterDeclaration(parent) ||
      ts.isImportClause(parent) ||
      ts.isImportSpecifier(parent) ||
      ts.isNamespaceImport(parent)) &&
    parent.name === name
  );
}

/** `name` of `tool.name`, `{ name: 1 }` or `{ name: renamed }`, which is looked up in something else. */
function isMember(parent: ts.Node, name: ts.Identifier): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.name === name;
  if (ts.isQualifiedName(parent)) return parent.right === name;
  if (ts.isBindingElement(parent)) return parent.propertyName === name;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return (ts.isPropertyAssignment(parent) || ts.isClassElement(parent)) && parent.name === name;
}

function returnsAtTop(source: ts.SourceFile): boolean {
  const visit = (node: ts.Node): boolean =>
    ts.isReturnStatement(node) ||
    (!ts.isFunctionLike(node) && (ts.forEachChild(node, visit) ?? false));
  return source.statements.some(visit);
}
