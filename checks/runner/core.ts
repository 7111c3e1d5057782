/**
 * Runs one check file inside a worker, the same way in both worlds, and reports what happens as it happens.
 * Bundles for the browser: imports nothing that the sandbox does not offer. Long, since a run is one story told in its order.
 */
import * as vitest from 'vitest';
import { provideKitContext } from '../kit/context.ts';
import * as kit from '../kit/kit.ts';
import { type IdentifiedCheck, identify } from './check-ids.ts';
import type { RunEnvironment } from './environment.ts';
import { setVariable } from './environment-variable.ts';
import { Escapes } from './escapes.ts';
import { failureOf, type ThrownError } from './failure.ts';
import type { FaultData } from './fault.ts';
import type { RunOrder } from './host.ts';
import { heartbeatMs, limitsOf } from './limits.ts';
import { LoadError } from './load-error.ts';
import { loadFile } from './loading.ts';
import { Output } from './output.ts';
import type { Failure } from './report.ts';
import { inWords } from './sentences/escape.ts';
import { loadFault } from './sentences/load.ts';
import {
  brokenCheckFault,
  internalFault,
  namelessCheckFault,
  noChecksFault,
} from './sentences/run.ts';
import { readStack } from './stack.ts';
import type { Tracer } from './trace/tracer.ts';
import {
  type Check,
  type CheckFile,
  errorsAround,
  plainError,
  runFile,
} from './vitest-internals.ts';

/**
 * Runs the checks of `order` except the ids in `skip`; resolves after `done` was posted. Never rejects: what goes
 * wrong is posted as a problem. Call it once per worker.
 */
export async function runChecks(
  environment: RunEnvironment,
  order: RunOrder,
  skip: readonly string[],
): Promise<void> {
  const stopBeating = environment.timers.every(heartbeatMs, () =>
    environment.post({ type: 'alive' }),
  );
  try {
    await new Run(environment, order, skip).run();
  } catch (error) {
    const fault = internalFault('run this step', inWords(error));
    environment.post({ type: 'problem', id: null, failure: fault });
  }
  stopBeating();
  environment.post({ type: 'done' });
}

class Run {
  readonly #environment: RunEnvironment;
  readonly #order: RunOrder;
  readonly #skip: ReadonlySet<string>;
  readonly #limits;
  readonly #roots;
  readonly #output: Output;
  readonly #escapes: Escapes;
  #checks = new Map<Check, IdentifiedCheck>();
  /** Checks whose outcome was posted, or was known before this run. */
  readonly #told = new Set<string>();
  readonly #startedAt = new Map<string, number>();
  #tracer: Tracer | undefined;

  constructor(environment: RunEnvironment, order: RunOrder, skip: readonly string[]) {
    this.#environment = environment;
    this.#order = order;
    this.#skip = new Set(skip);
    this.#limits = limitsOf(order.limits);
    const { rootUrl, checkUrl } = environment;
    this.#roots = {
      rootUrl,
      checkUrl,
      checkPath: order.check.path,
      knows: (path: string) => path in order.files,
    };
    this.#output = new Output(this.#limits, (event) => environment.post(event));
    this.#escapes = new Escapes(this.#roots);
  }

  async run(): Promise<void> {
    const { databaseUrl } = this.#order;
    const restore = databaseUrl === undefined ? () => {} : setVariable('DATABASE_URL', databaseUrl);
    try {
      await this.#run();
    } finally {
      restore();
    }
  }

  async #run(): Promise<void> {
    this.#listen();
    this.#provideContext();
    if (this.#order.trace) await this.#startTracer();
    const file = await runFile(this.#order.check.path, this.#limits.checkMs, {
      importFile: () => this.#importCheck(),
      collected: (collected) => this.#collected(collected),
      before: (check) => this.#before(check),
      ended: () => this.#environment.timers.nextTask(),
      after: (check) => this.#after(check),
    });
    await this.#environment.timers.nextTask();
    this.#reportEscapesOutside();
    if (file !== undefined) this.#finish(file);
    this.#belongsTo(null);
    this.#postTrace(true);
  }

  #listen(): void {
    this.#environment.listen({
      console: (line) => this.#output.take(line),
      fatal: (error, origin) => this.#escapes.fatal(error, origin),
      exit: (code) => this.#escapes.exit(code),
    });
  }

  /** Loaded only when asked for: a run without it pays nothing. */
  async #startTracer(): Promise<void> {
    const { startTracer } = await import('./trace/tracer.ts');
    const { timers, warm = false } = this.#environment;
    const express = this.#environment.defaultOf('express');
    if (!warm) await (await import('./trace/warm-up.ts')).warmUp(express);
    this.#tracer = startTracer({
      timers,
      express,
      driver: this.#order.databaseUrl === undefined ? undefined : this.#environment.defaultOf('pg'),
      placeOf: (stack) => readStack(stack, this.#roots).place,
    });
  }

  #postTrace(all: boolean): void {
    const trace = this.#tracer?.take(all);
    if (trace) this.#environment.post({ type: 'traced', trace });
  }

  /** What is printed and requested from now on belongs to the check `id`, or to none. */
  #belongsTo(id: string | null): void {
    this.#output.belongsTo(id);
    this.#tracer?.belongsTo(id);
  }

  #provideContext(): void {
    const { timers } = this.#environment;
    provideKitContext({
      timers,
      responseMs: this.#limits.responseMs,
      importFile: (path, graph) =>
        loadFile(this.#environment, path, this.#order.endless ?? [], this.#limits.silenceMs, graph),
      onEscape: (listener) => this.#escapes.onEscape(listener),
      requesting: (request) => this.#environment.post({ type: 'requesting', request }),
      ...(this.#order.databaseUrl === undefined ? {} : { databaseUrl: this.#order.databaseUrl }),
    });
  }

  async #importCheck(): Promise<void> {
    const { path } = this.#order.check;
    this.#environment.post({ type: 'loading', file: path });
    try {
      await this.#environment.importCheck({ vitest, '#kit': kit });
    } catch (error) {
      const reason =
        error instanceof LoadError ? loadFault(error.problem).happened : inWords(error);
      this.#problem(brokenCheckFault(path, reason), [plainError(error)]);
      throw error;
    } finally {
      this.#environment.post({ type: 'loading', file: null });
    }
  }

  #collected(file: CheckFile): void {
    const identified = identify(file);
    this.#checks = new Map(identified.map((each) => [each.check, each]));
    const checks = identified.map(({ id, title }) => ({ id, title }));
    this.#environment.post({ type: 'collected', checks });
    for (const { named, title } of identified) {
      if (!named) this.#problem(namelessCheckFault(this.#order.check.path, title));
    }
    this.#reportEscapesOutside();
  }

  #before(check: Check): boolean {
    const { id } = this.#identified(check);
    if (this.#skip.has(id)) {
      this.#told.add(id);
      return false;
    }
    this.#reportEscapesOutside();
    this.#belongsTo(id);
    this.#startedAt.set(id, this.#environment.timers.now());
    this.#environment.post({ type: 'started', id });
    return true;
  }

  #after(check: Check): void {
    const escaped = this.#escapes.take();
    const errors = [...escaped, ...(check.result?.errors ?? [])];
    const failed = escaped.length > 0 || check.result?.state === 'fail';
    this.#tell(
      check,
      failed ? 'failed' : 'passed',
      failed ? this.#failure(check, errors) : undefined,
    );
  }

  /** Tells the outcome of every check that Vitest did not announce: skipped ones, and those behind a failing hook. */
  #finish(file: CheckFile): void {
    for (const [check, { id }] of this.#checks) {
      if (this.#told.has(id)) continue;
      const around = errorsAround(check);
      if (around.length > 0) this.#tell(check, 'failed', this.#failure(check, around));
      else this.#tell(check, 'skipped', undefined);
    }
    if (this.#checks.size === 0 && (file.result?.errors ?? []).length === 0) {
      this.#problem(noChecksFault(this.#order.check.path));
    }
  }

  #tell(check: Check, state: 'passed' | 'failed' | 'skipped', failure: Failure | undefined): void {
    const { id } = this.#identified(check);
    const now = this.#environment.timers.now();
    const ms = now - (this.#startedAt.get(id) ?? now);
    this.#belongsTo(null);
    this.#told.add(id);
    this.#environment.post({
      type: 'finished',
      id,
      state,
      ms,
      ...(failure === undefined ? {} : { failure }),
    });
    this.#postTrace(false);
  }

  #failure(check: Check, errors: readonly ThrownError[]): Failure {
    return failureOf(errors, {
      title: this.#identified(check).title,
      roots: this.#roots,
      checkMs: this.#limits.checkMs,
      printedErrors: this.#output.errors,
    });
  }

  /** What escapes while no check runs belongs to none. */
  #reportEscapesOutside(): void {
    for (const error of this.#escapes.take()) {
      if (error.fault !== undefined) this.#problem(error.fault, [error]);
    }
  }

  #problem(fault: FaultData, errors: readonly ThrownError[] = []): void {
    const [{ stack } = {} as ThrownError] = errors;
    const failure = failureOf([{ fault, ...(stack === undefined ? {} : { stack }) }], {
      title: this.#order.check.path,
      roots: this.#roots,
      checkMs: this.#limits.checkMs,
      printedErrors: '',
    });
    this.#environment.post({ type: 'problem', id: null, failure });
  }

  #identified(check: Check): IdentifiedCheck {
    const identified = this.#checks.get(check);
    if (identified === undefined) throw new Error(`The check "${check.name}" was never collected.`);
    return identified;
  }
}
