/** What is wrong with the course, said so that its author can put it right without reading the loader. */
import type { Rule } from './content-rules.ts';

/** Something that the course is not allowed to be, with its place and what to do. */
export interface Problem {
  readonly rule: Rule;
  /** From the root of the course: 'lessons/01-models/01-first-schema/step.mdx'. */
  readonly file: string;
  /** Counted from 1, when the place is known. */
  readonly line?: number | undefined;
  /** The field as it would be written in code: 'tasks[0].hints'. */
  readonly field?: string | undefined;
  /** A noun phrase or clause that follows "expected". */
  readonly expected: string;
  /** A noun phrase or clause that follows "found". */
  readonly found: string;
  /** A whole sentence: what to write instead. */
  readonly fix: string;
}

/** One problem as a sentence or two: place, field, what was expected, what was found, what to do. */
export function sentence(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  const field = problem.field === undefined ? '' : `, field \`${problem.field}\``;
  return `${place}${field}: expected ${problem.expected}; found ${problem.found}. ${problem.fix}`;
}

/** The list that every reader and rule adds to, so that an author sees all problems at once. */
export class Problems {
  readonly list: Problem[] = [];

  add(problem: Problem): void {
    this.list.push(problem);
  }

  /** @throws {ContentError} when anything was added. */
  throwIfAny(): void {
    if (this.list.length > 0) throw new ContentError(this.list);
  }
}

/** Thrown by the loader; `problems` as data, `message` as text for a terminal or a build log. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(
      [`The course has ${count}:`, ...problems.map((problem) => `- ${sentence(problem)}`)].join(
        '\n',
      ),
    );
    this.problems = problems;
  }
}
