/** Gives a failing assertion its four-part message. */
import { Fault, type FaultParts } from '../runner/fault.ts';

/** The four parts of a check's message. Without `happened`, the assertion's own message stands there. */
export type Parts = Omit<FaultParts, 'happened'> & Partial<Pick<FaultParts, 'happened'>>;

/** A check's claim that did not hold, told in four parts; `actual`, `expected` and the stack are the assertion's. */
export class CheckFailure extends Fault {
  override readonly name = 'CheckFailure';
  declare readonly actual?: unknown;
  declare readonly expected?: unknown;
  /** Asks Vitest to print the difference between `expected` and `actual`. */
  declare readonly showDiff?: boolean;

  constructor(parts: FaultParts, assertion: Error) {
    super({ kind: 'expectation', ...parts });
    const { actual, expected, showDiff } = assertion as Partial<CheckFailure>;
    Object.assign(this, { actual, expected, showDiff });
    // The place of the failure is the line of the assertion, not a line in here.
    const frames = assertion.stack?.slice(assertion.stack.indexOf('\n    at '));
    if (frames?.startsWith('\n')) this.stack = `${this.name}: ${this.message}${frames}`;
  }
}

/**
 * Runs `assertion`. When it throws an assertion error (from `expect` or `assert`), throws a `CheckFailure` with
 * `parts` instead; any other error passes through, since then it was code that broke and not a claim.
 * @param parts or a function that makes them, called only on failure: for a message that depends on what came back
 */
export async function explain(
  parts: Parts | (() => Parts),
  assertion: () => unknown,
): Promise<void> {
  try {
    await assertion();
  } catch (error) {
    if (!isAssertionError(error)) throw error;
    const given = typeof parts === 'function' ? parts() : parts;
    throw new CheckFailure({ ...given, happened: given.happened ?? error.message }, error);
  }
}

/** Chai, Vitest and `node:assert` all name theirs so; there is no common class. */
function isAssertionError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'AssertionError';
}
