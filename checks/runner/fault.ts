/** An error that already knows its four-part message. */
import type { Failure } from './report.ts';

/** The four parts that every message has. Plain sentences; code in backquotes. */
export interface FaultParts {
  /** What should happen. */
  readonly should: string;
  /** What happened instead. */
  readonly happened: string;
  /** Why it matters. */
  readonly why: string;
  /** Where to look. */
  readonly look: string;
}

/** The parts, what sort of failure it is, and the learner's place when the thrower knows it better than the stack does. */
export type FaultData = FaultParts & Pick<Failure, 'kind' | 'place'>;

/**
 * Thrown where the runner or the kit can say what went wrong. Vitest turns errors into plain objects; the own
 * property `fault` survives that, and `failure.ts` reads it back. The message is for whoever runs Vitest itself.
 */
export class Fault extends Error {
  override readonly name: string = 'Fault';
  readonly fault: FaultData;

  constructor(fault: FaultData, options?: ErrorOptions) {
    super(labelled(fault), options);
    this.fault = fault;
  }
}

/** The parts as four labelled lines. */
export function labelled(parts: FaultParts): string {
  return [
    `What should happen: ${parts.should}`,
    `What happened: ${parts.happened}`,
    `Why it matters: ${parts.why}`,
    `Where to look: ${parts.look}`,
  ].join('\n');
}
