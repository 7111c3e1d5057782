/** Errors that left the learner's code without being caught, and calls of `process.exit`, during the running check. */
import type { FatalOrigin } from './environment.ts';
import type { ThrownError } from './failure.ts';
import { Fault, type FaultData } from './fault.ts';
import { escapedFault, exitFault } from './sentences/escape.ts';
import { readStack, type StackRoots } from './stack.ts';

/** Errors kept of one check: a flood of rejections says nothing new, and each one costs. */
const MOST = 100;

export class Escapes {
  readonly #roots: StackRoots;
  readonly #listeners = new Set<(error: Error) => void>();
  #caught: ThrownError[] = [];

  constructor(roots: StackRoots) {
    this.#roots = roots;
  }

  /** What escaped since the last call, as errors for a failure. */
  take(): readonly ThrownError[] {
    const caught = this.#caught;
    this.#caught = [];
    return caught;
  }

  /** Called at once with each escape. The returned function takes the listener away. */
  onEscape(listener: (error: Error) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  fatal(error: unknown, origin: FatalOrigin): void {
    const stack = stackOf(error);
    this.#note(escapedFault(error, origin, readStack(stack, this.#roots).place), stack);
  }

  exit(code: number): void {
    const { stack } = new Error('process.exit');
    this.#note(exitFault(code, readStack(stack, this.#roots).place), stack);
  }

  #note(fault: FaultData, stack: string | undefined): void {
    if (this.#caught.length >= MOST) return;
    this.#caught.push({ fault, ...(stack === undefined ? {} : { stack }) });
    const error = new Fault(fault);
    if (stack !== undefined) error.stack = stack;
    for (const listener of [...this.#listeners]) listener(error);
  }
}

function stackOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('stack' in error)) return undefined;
  return typeof error.stack === 'string' ? error.stack : undefined;
}
