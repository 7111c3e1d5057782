/** The one check that runs nothing: that the types of the whole project hold. The compiler is the host's; the words are here. */
import type { CheckInfo, CheckResult, Failure, Report } from './report.ts';

/** Never the id of a check in a check file. */
export const TYPES_CHECK: CheckInfo = { id: 'types-hold', title: 'The project’s types hold' };

/** What the compiler says of a place in one of the learner's files; line and column from 1. */
export interface TypeProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** TypeScript's own sentence. */
  readonly message: string;
  /** TypeScript's number, such as 2322. */
  readonly code: number;
}

/** The outcome of the check. @param ms how long the compiler took */
export function typesResult(problems: readonly TypeProblem[], ms: number): CheckResult {
  const failure = failureOf(problems);
  return {
    ...TYPES_CHECK,
    state: failure ? 'failed' : 'passed',
    ms,
    ...(failure && { failure }),
    console: [],
    dropped: 0,
  };
}

/** The outcome when there was no compiler to ask. @param happened the reason, a sentence */
export function typesUnknown(happened: string, ms: number): CheckResult {
  const failure: Failure = {
    kind: 'internal',
    should: 'The whole project type-checks.',
    happened,
    why: 'This step counts as passed only when its types hold too.',
    look: 'Nothing is wrong with your code for all we know. Try again; your work is saved.',
  };
  return { ...TYPES_CHECK, state: 'failed', ms, failure, console: [], dropped: 0 };
}

/** The report with the outcome of this check as its last one. */
export function withTypes(report: Report, result: CheckResult): Report {
  const state =
    result.state === 'passed' || report.state === 'broken'
      ? report.state
      : result.failure?.kind === 'internal'
        ? 'broken'
        : 'failed';
  const ms = Math.max(report.ms, result.ms);
  return { ...report, checks: [...report.checks, result], state, ms };
}

function failureOf(problems: readonly TypeProblem[]): Failure | undefined {
  const [first] = problems;
  if (!first) return undefined;
  const { file, line, column, message, code } = first;
  return {
    kind: 'types',
    should: 'The whole project type-checks: TypeScript finds nothing wrong in any file.',
    happened: `TypeScript stops at line ${line} of \`${file}\` (TS${code}): ${sentence(message)}${othersOf(problems)}`,
    why: 'The app may run all the same, since types are taken off before it does. They say what holds between its parts; one that is wrong lets the next mistake through unseen.',
    look: `Line ${line} of \`${file}\`. What TypeScript says there is about what the value can be, not about what it is this time.`,
    place: { file, line, column },
  };
}

const sentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);

function othersOf(problems: readonly TypeProblem[]): string {
  const others = problems.slice(1);
  if (others.length === 0) return '';
  const places = others.slice(0, 3).map(({ file, line }) => `\`${file}\` line ${line}`);
  const more = others.length - places.length;
  return ` ${others.length} more: ${places.join(', ')}${more > 0 ? ` and ${more} further` : ''}.`;
}
