/** The names that a block may use without declaring them: what a step's files export, declare or import from packages. */
import ts from 'typescript';
import type { Files } from '../../runner/host.ts';

/** A name, and what a module has to declare to use it. */
export interface KnownName {
  /** The declaration that makes the name known in a module beside the files. */
  readonly declaration: string;
  /** Whether a module that uses it can run without the step's files. */
  readonly isPackage: boolean;
}

/** The names of a step. */
export interface KnownNames {
  readonly names: ReadonlyMap<string, KnownName>;
  /** Copies of files in which everything is exported, for names that their files keep to themselves. */
  readonly opened: Files;
}

/** What an opened copy of a file is called. */
const openedAs = (path: string) => path.replace(/([^/]+)\.ts$/, 'opened-$1.ts');

/**
 * @param files The step's solution
 * @param first The file that is asked first when several have a name, such as the one that a block is titled with
 */
export function knownNames(files: Files, first?: string): KnownNames {
  const names = new Map<string, KnownName>();
  const opened: Record<string, string> = {};
  const paths = Object.keys(files).filter((path) => path.endsWith('.ts'));
  const ordered = [...paths.filter((path) => path === first), ...paths];
  const sources = ordered.map((path) => [path, sourceOf(path, files[path] ?? '')] as const);
  const know = (name: string, known: KnownName) => {
    if (!names.has(name)) names.set(name, known);
  };

  for (const [path, source] of sources) {
    for (const { name, isType } of declared(source).filter(({ isExported }) => isExported)) {
      know(name, fromFile(path, name, isType));
    }
  }
  for (const [, source] of sources) {
    for (const [name, declaration] of fromPackages(source)) {
      know(name, { declaration, isPackage: true });
    }
  }
  for (const [path, source] of sources) {
    const hidden = declared(source).filter(({ name }) => !names.has(name));
    if (hidden.length === 0) continue;
    const list = hidden.map(({ name, isType }) => `${isType ? 'type ' : ''}${name}`);
    opened[openedAs(path)] = `${files[path]}\nexport { ${list.join(', ')} };\n`;
    for (const { name, isType } of hidden) know(name, fromFile(openedAs(path), name, isType));
  }
  return { names, opened };
}

function fromFile(path: string, name: string, isType: boolean): KnownName {
  return {
    declaration: `import { ${isType ? 'type ' : ''}${name} } from './${path}';`,
    isPackage: false,
  };
}

/** The names that a file takes from packages, each with an import of its own. */
function fromPackages(source: ts.SourceFile): [string, string][] {
  return source.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const from = statement.moduleSpecifier.getText(source);
    const clause = statement.importClause;
    if (clause === undefined || from.startsWith("'.")) return [];
    const type = clause.getText(source).startsWith('type ') ? 'type ' : '';
    const found: [string, string][] = [];
    if (clause.name)
      found.push([clause.name.text, `import ${type}${clause.name.text} from ${from};`]);
    const bindings = clause.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) {
      // A type-only namespace would do for the file, and not for a block that calls it.
      found.push([bindings.name.text, `import * as ${bindings.name.text} from ${from};`]);
    }
    if (bindings && ts.isNamedImports(bindings)) {
      for (const element of bindings.elements) {
        const taken = element.getText(source);
        found.push([element.name.text, `import ${type}{ ${taken} } from ${from};`]);
      }
    }
    return found;
  });
}

interface Declared {
  readonly name: string;
  readonly isType: boolean;
  readonly isExported: boolean;
}

/** What a file declares at its top. */
function declared(source: ts.SourceFile): Declared[] {
  return source.statements.flatMap((statement): Declared[] => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ??
        false);
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      return [{ name: statement.name.text, isType: true, isExported }];
    if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
      return [{ name: statement.name.text, isType: false, isExported }];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations
      .map(({ name }) => name)
      .filter(ts.isIdentifier)
      .map(({ text }) => ({ name: text, isType: false, isExported }));
  });
}

function sourceOf(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
}
