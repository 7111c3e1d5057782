/**
 * What the runner core needs from the worker that it runs in. There are two: the Node host's child process
 * (`node/environment.ts`) and the browser's execution worker. `core.ts` and the kit know only this.
 */
import type { WorkerEvent } from './host.ts';
import type { ConsoleLine } from './report.ts';

/** The names that an evaluated module exports. */
export type ModuleNamespace = Readonly<Record<string, unknown>>;

/** Timers taken before any check could replace them with fake ones. */
export interface RealTimers {
  /** Runs `callback` once after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, callback: () => void): () => void;
  /** Runs `callback` every `ms` milliseconds; the returned function ends it. */
  every(ms: number, callback: () => void): () => void;
  /** Monotonic clock, ms. */
  now(): number;
  /**
   * Resolves in a later task of the event loop, after everything that is due now ran and after
   * unhandled rejections of the tasks so far were announced.
   */
  nextTask(): Promise<void>;
}

/** Where an uncaught error came from, named as Node names it. */
export type FatalOrigin = 'uncaughtException' | 'unhandledRejection';

/** What `vitest` and `#kit` must resolve to in the check file, by specifier. */
export type CheckModules = Readonly<Record<'vitest' | '#kit', ModuleNamespace>>;

/** What happens in the worker beside the checks; the core registers its listeners before it loads anything. */
export interface EnvironmentListeners {
  /** A line of output, already formatted, without its line break. */
  readonly console: (line: ConsoleLine) => void;
  /** An error that nobody caught and for which the learner's code registered no `process` listener. */
  readonly fatal: (error: unknown, origin: FatalOrigin) => void;
  /** `process.exit(code)` was called; the environment unwinds the caller by throwing after this returns. */
  readonly exit: (code: number) => void;
}

/** What a host gives to the code that runs a check file: the one seam between the runner and its two worlds. */
export interface RunEnvironment {
  readonly timers: RealTimers;
  /** URL that stacks show before the path of a learner's file, ending in `/`, such as `file:///app/`. A query after the path is allowed. */
  readonly rootUrl: string;
  /** URL that stacks show for the check file. */
  readonly checkUrl: string;
  /** Whether the packages of the course have answered a request here already, so that their first use costs no more. */
  readonly warm?: boolean;
  /** What `import` of an installed package gives as its default; `undefined` when there is none of that name. */
  defaultOf(packageName: string): unknown;
  /** Hands an event to the supervisor at once; never waits, never throws. */
  post(event: WorkerEvent): void;
  listen(listeners: EnvironmentListeners): void;
  /**
   * Evaluates the check file, once.
   * @throws {LoadError} when it cannot be loaded; whatever its own code throws passes through.
   */
  importCheck(modules: CheckModules): Promise<void>;
  /**
   * Evaluates one of the learner's files and what it imports in a module graph of its own, so that two calls
   * share no state. `path` is relative to the step's root (`server.ts`).
   * @param evaluating called with each file's path just before the body of that file runs; what it throws is thrown
   *   by that file
   * @param graph names the module graph: calls with the same object share one, and with it all state
   * @throws {LoadError} when a file is not there, does not parse or does not link; what the code throws passes through.
   */
  importFile(
    path: string,
    evaluating: (path: string) => void,
    graph?: object,
  ): Promise<ModuleNamespace>;
}
