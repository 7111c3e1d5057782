/** The seam between the supervisor (one for both worlds) and the two hosts that can run learner code. */
import type { CheckInfo, ConsoleLine, Failure, RunEvent } from './report.ts';
import type { Trace } from './trace/record.ts';

/** Project files by path relative to the step's root, such as `app.ts` or `routers/tools.ts`. */
export type Files = Readonly<Record<string, string>>;

/** One order to run a step's checks against a learner's files. */
export interface RunOrder {
  /** '01.1' */
  readonly step: string;
  /** Path (for messages and stacks) and source of the check file. */
  readonly check: { readonly path: string; readonly source: string };
  readonly files: Files;
  /** Folder that stacks and messages show for `files`; on Node a real or virtual absolute path. */
  readonly root?: string;
  readonly limits?: Partial<Limits>;
  /** Record what happens inside each request; the report then has a `trace`. */
  readonly trace?: boolean;
  /** The step needs PostgreSQL: the host gives it an empty database, which is emptied again before each check. */
  readonly database?: boolean;
  /** Where that database is; becomes `process.env.DATABASE_URL`. Set by the supervisor. */
  readonly databaseUrl?: string;
  /**
   * Files whose top level never ended in an earlier worker of this run. Loading one of them fails at once, so that an
   * endless loop is paid for once and not per check. Set by the supervisor.
   */
  readonly endless?: readonly string[];
}

/** What a run may take before it is ended. */
export interface Limits {
  /** Longest time for one check, ms. */
  readonly checkMs: number;
  /** Longest time without any sign of life from the worker before it is ended, ms. */
  readonly silenceMs: number;
  /** Longest time the kit's client waits for a complete response, ms; below `checkMs`, so that its sentence is the one read. */
  readonly responseMs: number;
  /** Console lines kept per check; the rest is counted. */
  readonly consoleLines: number;
  /** Characters kept of one console line. */
  readonly consoleLineLength: number;
  /** Workers that may be ended for a loop in one run before the rest is reported as not run. */
  readonly restarts: number;
}

/**
 * What a worker reports to its supervisor. `alive` is its heartbeat; output is no sign of life, since a loop can print.
 */
export type WorkerEvent =
  | { readonly type: 'alive' }
  /** The top level of `file` (the check file, or one of the learner's) begins to run; `null`: loading is over. */
  | { readonly type: 'loading'; readonly file: string | null }
  /** The check sends `request`, such as `GET /tools`. */
  | { readonly type: 'requesting'; readonly request: string }
  | { readonly type: 'collected'; readonly checks: readonly CheckInfo[] }
  | { readonly type: 'started'; readonly id: string }
  | {
      readonly type: 'finished';
      readonly id: string;
      readonly state: 'passed' | 'failed' | 'skipped';
      readonly ms: number;
      readonly failure?: Failure;
    }
  /** A line of output; `id` is the check that ran, or null. */
  | { readonly type: 'console'; readonly id: string | null; readonly line: ConsoleLine }
  /** How many lines the limit has left out so far. */
  | { readonly type: 'dropped'; readonly id: string | null; readonly lines: number }
  | { readonly type: 'problem'; readonly id: string | null; readonly failure: Failure }
  /** What was recorded since the last one; times count from the start of the worker. Only when the order asks for it. */
  | { readonly type: 'traced'; readonly trace: Trace }
  | { readonly type: 'done' };

/** One worker with one run in it; ended by `terminate`, never reused. */
export interface Execution {
  /** Starts the checks, leaving out the ids in `skip` (they finished in an earlier worker). */
  start(order: RunOrder, skip: readonly string[], listener: (event: WorkerEvent) => void): void;
  /** Called once when the worker dies by itself. `reason` is `memory` when it ran out of memory, else a few words. */
  onDeath(listener: (reason: string) => void): void;
  terminate(): void;
}

/** Where checks run: this machine's Node, or the page's sandbox. */
export interface Host {
  readonly name: 'node' | 'browser';
  /** How many times as long as on an idle machine work takes now, as far as the host knows; 1 when left out. */
  busyness?(): number;
  /** A fresh or pre-warmed worker. */
  spawn(): Promise<Execution>;
  /**
   * A database for one run, which its workers reach one after the other.
   * @param told how much of it is there, bytes
   * @throws {Error} a sentence, when there can be none
   */
  openDatabase?(told: (loaded: number, total: number) => void): Promise<RunDatabase>;
}

/** An empty database that no other run uses. */
export interface RunDatabase {
  /** For the learner's `new pg.Pool({ connectionString: process.env.DATABASE_URL })`. */
  readonly url: string;
  release(): void;
}

/** Runs a step's checks on a host: `supervise(host, order, onEvent, signal)` in `supervisor.ts`. */
export type Listener = (event: RunEvent) => void;
