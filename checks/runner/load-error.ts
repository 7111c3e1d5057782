/**
 * Why a file could not be loaded, as plain data: each host translates its own loader's errors into this,
 * so that the sentences (`sentences/load.ts`) are the same in both.
 */
import type { Place } from './report.ts';

/** Why a module could not be loaded, as data; the sentences are made elsewhere. */
export type LoadProblem =
  | {
      readonly kind: 'syntax';
      readonly file: string;
      /** Where the parser stopped. */
      readonly place?: Place;
      /** The parser's words, without position and code frame, such as `Expected ';', got '}'`. */
      readonly message: string;
    }
  | {
      /** TypeScript that is more than types, which Node refuses to strip. */
      readonly kind: 'not-erasable';
      readonly file: string;
      readonly place?: Place;
      /** The engine's words, such as `TypeScript enum is not supported in strip-only mode`. */
      readonly message: string;
    }
  | {
      readonly kind: 'missing-export';
      /** The file that imports, or null when the check itself asked for the export. */
      readonly file: string | null;
      /** Where the imported name stands in the import statement. */
      readonly place?: Place;
      readonly name: string;
      /** As written in the import, such as `./models.ts` or `express`. */
      readonly from: string;
      /** The name exists there as a type or an interface. */
      readonly isType: boolean;
      /** Names that the module does export, when known. */
      readonly exports?: readonly string[];
    }
  | {
      readonly kind: 'missing-module';
      /** The file that imports, or null when the check itself asked for the file. */
      readonly file: string | null;
      /** Where the specifier stands in the import statement (its opening quote). */
      readonly place?: Place;
      readonly specifier: string;
      /** A specifier that would work, such as `./app.ts` for `./app`, when one is near. */
      readonly suggestion?: string;
    };

/** Thrown by `RunEnvironment.importFile` and `importCheck`. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly problem: LoadProblem;

  constructor(problem: LoadProblem, options?: ErrorOptions) {
    super(`${problem.file ?? 'The check'} could not be loaded: ${problem.kind}`, options);
    this.problem = problem;
  }
}
