/** Turns what a check threw into a failure in four parts. */
import type { FaultData } from './fault.ts';
import { printedCharacters } from './limits.ts';
import type { Failure, Place } from './report.ts';
import { inWords } from './sentences/escape.ts';
import { timeoutFault } from './sentences/silence.ts';
import { readStack, type StackRoots } from './stack.ts';

/** An error as Vitest hands it on: plain, printed values instead of live ones. */
export interface ThrownError {
  readonly name?: string;
  readonly message?: string;
  readonly stack?: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
  readonly diff?: unknown;
  readonly cause?: unknown;
  /** Present on a `Fault`. */
  readonly fault?: FaultData;
}

/** Why a bare assertion matters, when no `explain` around it said so: a check of the course never leaves it at that. */
export const unexplained = 'The step asks for it.';

/** What is known beside the error. */
export interface Circumstances {
  /** The check's title: what should happen, when nobody said it better. */
  readonly title: string;
  readonly roots: StackRoots;
  readonly checkMs: number;
  /** Text of what the app printed as an error during the check: Express prints the stack of what a handler threw. */
  readonly printedErrors: string;
}

/** The failure that the learner reads. With several errors (`expect.soft`) the others are added to what happened. */
export function failureOf(errors: readonly ThrownError[], circumstances: Circumstances): Failure {
  const [first = {}, ...others] = errors;
  const failure = single(first, circumstances);
  if (others.length === 0) return failure;
  const all = [failure, ...others.map((error) => single(error, circumstances))];
  return { ...failure, happened: [...new Set(all.map(({ happened }) => happened))].join('\n') };
}

function single(error: ThrownError, circumstances: Circumstances): Failure {
  const { roots } = circumstances;
  const frames = readStack(error.stack, roots);
  const fault = error.fault ?? unnamedFault(error, frames.place, circumstances);
  const place =
    fault.place ??
    frames.place ??
    readStack(causeStack(error), roots).place ??
    (isAboutAnAnswer(fault) ? readStack(circumstances.printedErrors, roots).place : undefined);
  return {
    kind: fault.kind,
    should: printed(fault.should),
    happened: printed(fault.happened),
    why: fault.why,
    look: fault.look,
    ...comparison(error),
    ...(place === undefined ? {} : { place }),
    ...(frames.checkPlace === undefined ? {} : { checkPlace: frames.checkPlace }),
    ...(frames.text === undefined ? {} : { stack: frames.text }),
  };
}

/** An error that carries no message of ours. */
function unnamedFault(
  error: ThrownError,
  place: Place | undefined,
  { title, checkMs }: Circumstances,
): FaultData {
  const should = /[.!?]$/.test(title) ? title : `${title}.`;
  if (error.name === 'TestTimeoutError' || error.name === 'HookTimeoutError') {
    return timeoutFault(should, checkMs);
  }
  if (error.name === 'AssertionError') {
    return {
      kind: 'expectation',
      should,
      happened: error.message ?? 'The claim did not hold.',
      why: unexplained,
      look: 'Compare what was expected with what came back.',
    };
  }
  const thrown = inWords({ name: 'Error', message: 'no message', ...error });
  if (place !== undefined) {
    return {
      kind: 'error',
      should,
      happened: `Your code threw at ${place.file}:${place.line}:${place.column}. ${thrown}`,
      why: 'The check could not go on from there.',
      look: 'Look at that line: which of the values on it is not what you expect?',
    };
  }
  return {
    kind: 'error',
    should,
    happened: `The check could not go on. ${thrown}`,
    why: 'What it needed was missing or had another shape.',
    look: 'Look at what your code hands out: the check reads it on the line that is shown.',
  };
}

/** A wrong answer may well come from an error that the framework caught and printed. */
function isAboutAnAnswer(fault: FaultData): boolean {
  return fault.kind === 'expectation' || fault.kind === 'no-answer';
}

function comparison(error: ThrownError): Pick<Failure, 'expected' | 'actual' | 'diff'> {
  // Vitest prints the two values before it compares them; without a diff there was no comparison.
  if (typeof error.diff !== 'string') return {};
  return {
    ...(typeof error.expected === 'string' ? { expected: printed(error.expected) } : {}),
    ...(typeof error.actual === 'string' ? { actual: printed(error.actual) } : {}),
    diff: printed(error.diff),
  };
}

function causeStack(error: ThrownError): string | undefined {
  const { cause } = error;
  if (typeof cause !== 'object' || cause === null || !('stack' in cause)) return undefined;
  return typeof cause.stack === 'string' ? cause.stack : undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences of terminal colours begin with one
const colours = /\u001b\[[0-9;]*m/g;

/** Without colours, and not longer than a report keeps. */
function printed(text: string): string {
  const plain = text.replace(colours, '');
  return plain.length <= printedCharacters ? plain : `${plain.slice(0, printedCharacters)}…`;
}
