import { Failure } from '../../../checks/runner/report.ts';

/** The failure that an error of the sandbox carries; an error without one is ours, and says so. */
export function failureFrom(error: unknown): Failure {
  if (typeof error === 'object' && error !== null && 'failure' in error) {
    const parsed = Failure.safeParse(error.failure);
    if (parsed.success) return parsed.data;
  }
  return {
    kind: 'internal',
    should: 'The page starts a sandbox and runs your code in it.',
    happened: error instanceof Error ? error.message : String(error),
    why: 'This is a fault of the page, not of your code. Your work is saved.',
    look: 'Reload the page and try again. The checks also run on the command line.',
  };
}
