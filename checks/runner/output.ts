/**
 * Hands the output of the worker to the supervisor, up to the limit per check. What is over the limit is counted
 * here and never sent: a loop that prints must not drown the listener.
 */
import type { Limits, WorkerEvent } from './host.ts';
import type { ConsoleLine } from './report.ts';

/** Dropped lines are announced at each power of two from here on, so that even a worker that never ends has told roughly how many. */
const announceFrom = 1_024;
/** Characters of printed errors that are kept for finding the learner's line. */
const keptErrors = 20_000;

export class Output {
  readonly #limits: Limits;
  readonly #post: (event: WorkerEvent) => void;
  #id: string | null = null;
  #kept = 0;
  #dropped = 0;
  #errors = '';

  constructor(limits: Limits, post: (event: WorkerEvent) => void) {
    this.#limits = limits;
    this.#post = post;
  }

  /** Text that was printed as an error since the check began. */
  get errors(): string {
    return this.#errors;
  }

  /** What is printed from now on belongs to the check `id`, or to none. */
  belongsTo(id: string | null): void {
    this.#announce();
    this.#id = id;
    this.#kept = 0;
    this.#dropped = 0;
    this.#errors = '';
  }

  /** A line was printed. */
  take(line: ConsoleLine): void {
    if (line.level === 'error' && this.#errors.length < keptErrors) {
      this.#errors += `${line.text}\n`;
    }
    if (this.#kept >= this.#limits.consoleLines) {
      this.#dropped += 1;
      if (this.#dropped >= announceFrom && Number.isInteger(Math.log2(this.#dropped))) {
        this.#announce();
      }
      return;
    }
    this.#kept += 1;
    this.#post({ type: 'console', id: this.#id, line: this.#shortened(line) });
  }

  #shortened(line: ConsoleLine): ConsoleLine {
    const longest = this.#limits.consoleLineLength;
    if (line.text.length <= longest) return line;
    const more = line.text.length - longest;
    return { ...line, text: `${line.text.slice(0, longest)}… (${more} more characters)` };
  }

  #announce(): void {
    if (this.#dropped > 0) {
      this.#post({ type: 'dropped', id: this.#id, lines: this.#dropped });
    }
  }
}
