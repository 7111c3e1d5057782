import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Files } from '../../runner/host.ts';
import type { CheckResult } from '../../runner/report.ts';
import { type TypeProblem, typesResult, typesUnknown } from '../../runner/types-check.ts';

/** Checks the types of a project in a thread of its own, which starts with the first one asked about; dispose it at the end. */
export class TypeChecker implements Disposable {
  #thread: Worker | undefined;

  async check(files: Files): Promise<CheckResult> {
    const started = performance.now();
    const since = () => performance.now() - started;
    try {
      this.#thread ??= new Worker(new URL('thread.ts', import.meta.url));
      const answer = once(this.#thread, 'message');
      this.#thread.postMessage(files);
      const [problems]: TypeProblem[][] = await answer;
      return typesResult(problems ?? [], since());
    } catch (error) {
      this[Symbol.dispose]();
      const reason = error instanceof Error ? error.message : String(error);
      return typesUnknown(`The type check could not run: ${reason}`, since());
    }
  }

  [Symbol.dispose](): void {
    void this.#thread?.terminate();
    this.#thread = undefined;
  }
}
