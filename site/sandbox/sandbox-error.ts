/** The error with which an app session rejects. */
import type { FaultData } from '../../checks/runner/fault.ts';
import type { Failure } from '../../checks/runner/report.ts';
import type { SandboxFailure } from './sandbox.ts';

export class SandboxError extends Error implements SandboxFailure {
  override readonly name = 'SandboxError';
  readonly failure: Failure;

  constructor(failure: Failure | FaultData) {
    super(failure.happened);
    const { place, ...parts } = failure;
    this.failure = place === undefined ? parts : { ...parts, place };
  }
}
