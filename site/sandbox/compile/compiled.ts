/** What the compile step makes of a project: plain data that crosses from the compile worker through the page to the execution worker. */

/** A position in a source file; line and column count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One name that an import or re-export takes from another module. */
export interface ImportedName extends Position {
  readonly name: string;
}

/** A module that another one imports, once per specifier; the position is that of its first mention's opening quote. */
export interface ModuleRequest extends Position {
  readonly specifier: string;
  readonly names: readonly ImportedName[];
  /** Imported with `with { type: 'json' }`. */
  readonly json: boolean;
}

/**
 * Where the columns of one line came from: pairs of compiled and original column (from 0), sorted by the first.
 * `null` for a line that the compile step left as it was. No line is ever added or removed.
 */
export type LineColumns = readonly (readonly [compiled: number, original: number])[] | null;

/** An ES module as the body of a function, see `../link/evaluate.ts` for its parameters. */
export interface CompiledModule {
  /** Statements that come before the body: names of the imported namespaces, and the exports. Without a line break. */
  readonly head: string;
  readonly body: string;
  readonly requests: readonly ModuleRequest[];
  /** Names that the module itself exports, sorted. */
  readonly exports: readonly string[];
  /** Indexes into `requests` of the modules that `export * from` passes on. */
  readonly stars: readonly number[];
  /** Whether the module waits at its top level. */
  readonly async: boolean;
  readonly columns: readonly LineColumns[];
}

/** A file that cannot be run as it stands. */
export interface SourceProblem extends Position {
  readonly file: string;
  /** `not-erasable`: TypeScript that is more than types, which Node refuses to strip. */
  readonly kind: 'syntax' | 'not-erasable';
  /** The parser's words, as Node prints them. */
  readonly message: string;
  /** The line in question with the place marked below it; empty when there is none to show. */
  readonly snippet: string;
}

/** A project ready to be linked. A file with a problem has no module. */
export interface CompiledProject {
  readonly modules: Readonly<Record<string, CompiledModule>>;
  readonly problems: readonly SourceProblem[];
}
