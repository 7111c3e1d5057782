/** What the page may ask of the sandbox. The page imports this file's types and `createSandbox`; nothing else. */
import type { Answer } from '../../checks/database/answer.ts';
import type { Tenant } from '../../checks/database/turns.ts';
import type { Files, RunOrder } from '../../checks/runner/host.ts';
import type { ConsoleLine, Failure, Report, RunEvent } from '../../checks/runner/report.ts';
import type { Trace } from '../../checks/runner/trace/record.ts';

/** One HTTP request as the Requests panel sends it. */
export interface AppRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
  /** The body when it is not text; instead of `body`. */
  readonly bytes?: Uint8Array;
}

/** The answer of the learner's app. */
export interface AppResponse {
  readonly status: number;
  readonly statusText: string;
  /** In the order and case sent; repeated names stay apart. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** Milliseconds from sending to the last byte, measured beside the app. */
  readonly ms: number;
}

/** The learner's app, started and listening, for as long as the page wants it. */
export interface AppSession {
  /** Rejects with a `SandboxFailure` when no complete answer comes (loop, crash, no answer, stopped). */
  request(request: AppRequest, signal?: AbortSignal): Promise<AppResponse>;
  onConsole(listener: (line: ConsoleLine) => void): void;
  /** What happened inside the requests, soon after each; only when `open` was asked to record it. */
  onTrace(listener: (trace: Trace) => void): void;
  close(): void;
}

/** A failure told in the report's four parts. */
export interface SandboxFailure extends Error {
  readonly failure: Failure;
}

/** How an app is started. */
export interface OpenOptions {
  /** Record what happens inside each request. */
  readonly trace?: boolean;
  /** The app gets an empty PostgreSQL database of its own, at `process.env.DATABASE_URL`. */
  readonly database?: boolean;
}

/** Runs a learner's code in the page. */
export interface Sandbox {
  /** Compiles, runs the checks in a fresh worker, streams events; the report is also the last event. */
  check(order: RunOrder, onEvent: (event: RunEvent) => void, signal?: AbortSignal): Promise<Report>;
  /** Starts the app at `entry` (usually 'server.ts'). */
  open(files: Files, entry: string, options?: OpenOptions): Promise<AppSession>;
  /**
   * Fetches the database's files ahead of the step that needs them; safe to call again.
   * @throws {Error} a sentence, when one cannot be fetched
   */
  fetchDatabase(): Promise<void>;
  /**
   * Fetches and starts the database ahead of the check that needs it; safe to call again.
   * @param told how much of it is there, bytes
   * @throws {Error} a sentence, when it does not start
   */
  prepareDatabase(told?: (loaded: number, total: number) => void): Promise<void>;
  /**
   * Looks into the tables of the last run (`checks`) or of the running app (`app`) with one statement that only reads; null: no database
   * was started yet. What is wrong with the statement is part of the answer.
   */
  look(tenant: Tenant, statement: string): Promise<Answer | null>;
  dispose(): void;
}
