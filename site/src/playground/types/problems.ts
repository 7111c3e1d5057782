import type { FileDiagnostic } from './server/diagnostics.ts';

/** The protocol's severity of an error; larger numbers are milder. */
const ERROR = 1;

/** An error in one of the learner's files; line and column from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** TypeScript's number, such as 2322. */
  readonly code: number | string | undefined;
}

/** What the language server last said about each file, and for which version of its text. */
export class Problems {
  readonly #found = new Map<string, { version: number; diagnostics: readonly FileDiagnostic[] }>();

  set(file: string, version: number, diagnostics: readonly FileDiagnostic[]): void {
    this.#found.set(file, { version, diagnostics });
  }

  delete(file: string): void {
    this.#found.delete(file);
  }

  /** What was found in this version of the file; null when nothing is known of it yet. */
  of(file: string, version: number): readonly FileDiagnostic[] | null {
    const found = this.#found.get(file);
    return found?.version === version ? found.diagnostics : null;
  }

  /** Every error, by file in the order of `files`, then by place. */
  list(files: readonly string[]): readonly Problem[] {
    return files.flatMap((file) =>
      (this.#found.get(file)?.diagnostics ?? [])
        .filter(({ severity }) => severity === ERROR)
        .map(({ range, message, code }) => ({
          file,
          line: range.start.line + 1,
          column: range.start.character + 1,
          message,
          code,
        }))
        .toSorted((a, b) => a.line - b.line || a.column - b.column),
    );
  }
}
