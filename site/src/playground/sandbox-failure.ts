import type { Failure } from '../../../checks/runner/report.ts';
import type { SandboxFailure } from '../../sandbox/sandbox.ts';

/** The sandbox's own failures, parsed at its border; an import of the schema here would cost the editor's start 15 kB. */
const isSandboxFailure = (error: unknown): error is SandboxFailure =>
  error instanceof Error && 'failure' in error && typeof error.failure === 'object';

/** The failure that an error of the sandbox carries; an error without one is ours, and says so. */
export function failureFrom(error: unknown): Failure {
  if (isSandboxFailure(error)) return error.failure;
  return {
    kind: 'internal',
    should: 'The page starts a sandbox and runs your code in it.',
    happened: error instanceof Error ? error.message : String(error),
    why: 'This is a fault of the page, not of your code. Your work is saved.',
    look: 'Reload the page and try again. The checks also run on the command line.',
  };
}
