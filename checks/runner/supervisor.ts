/**
 * Runs a step's checks on a host and makes the report: the one supervisor of both worlds. It ends a worker that
 * hangs, blames the check that ran, and gives the rest to a new worker.
 */
import type { FaultData } from './fault.ts';
import type { Host, Limits, Listener, RunDatabase, RunOrder, WorkerEvent } from './host.ts';
import { limitsOf } from './limits.ts';
import type { Report } from './report.ts';
import { ReportBuilder } from './report-builder.ts';
import { inWords } from './sentences/escape.ts';
import { internalFault } from './sentences/run.ts';
import { deathFault, loopFault, memoryFault, timeoutFault } from './sentences/silence.ts';
import { lastSeen, runShift, type Shift } from './shift.ts';

/**
 * Resolves with the report, which is also the last event. Never rejects for what the learner's code or a worker does.
 * @param signal when aborted, the worker is ended at once; the checks that were not done count as not run
 */
export async function supervise(
  host: Host,
  order: RunOrder,
  onEvent: Listener = () => {},
  signal?: AbortSignal,
): Promise<Report> {
  const supervision = new Supervision(host, order, onEvent, signal);
  await supervision.run();
  return supervision.report();
}

class Supervision {
  readonly #host: Host;
  readonly #order: RunOrder;
  readonly #limits: Limits;
  readonly #onEvent: Listener;
  readonly #signal: AbortSignal | undefined;
  readonly #builder: ReportBuilder;
  /** Files whose top level never ended. */
  readonly #endless: string[] = [];
  #database: RunDatabase | undefined;

  constructor(host: Host, order: RunOrder, onEvent: Listener, signal: AbortSignal | undefined) {
    this.#host = host;
    this.#order = order;
    this.#limits = limitsOf(order.limits, host.busyness?.());
    this.#onEvent = onEvent;
    this.#signal = signal;
    this.#builder = new ReportBuilder(order.step, host.name);
  }

  async run(): Promise<void> {
    try {
      await this.#openDatabase();
      if (this.#order.database !== true || this.#database !== undefined) await this.#shifts();
    } finally {
      this.#database?.release();
    }
  }

  /** Before the first worker, so that no check waits for it and no silence is held against a worker. */
  async #openDatabase(): Promise<void> {
    if (this.#order.database !== true) return;
    try {
      if (this.#host.openDatabase === undefined) throw new Error('This host has no database.');
      this.#database = await this.#host.openDatabase((loaded, total) =>
        this.#onEvent({ type: 'preparing', loaded, total }),
      );
    } catch (error) {
      this.#problem(internalFault('start the database that this step needs', inWords(error)));
    }
  }

  async #shifts(): Promise<void> {
    for (let worker = 0; worker <= this.#limits.restarts; worker += 1) {
      if (this.#signal?.aborted) return;
      const shift = await this.#shift();
      if (shift === null || shift.end.type === 'done' || shift.end.type === 'aborted') return;
      const mayGoOn = this.#blame(shift);
      const left = this.#builder.checks.length - this.#builder.finished.length;
      if (!mayGoOn || left === 0) return;
    }
  }

  report(): Report {
    const report = this.#builder.build();
    this.#onEvent({ type: 'done', report });
    return report;
  }

  async #shift(): Promise<Shift | null> {
    try {
      const execution = await this.#host.spawn();
      this.#builder.workerStarts();
      const order: RunOrder = {
        ...this.#order,
        limits: this.#limits,
        endless: this.#endless,
        ...(this.#database === undefined ? {} : { databaseUrl: this.#database.url }),
      };
      const skip = this.#builder.finished;
      return await runShift(
        execution,
        order,
        skip,
        this.#limits,
        (event) => this.#take(event),
        this.#signal,
      );
    } catch (error) {
      this.#problem(internalFault('start a worker', inWords(error)));
      return null;
    }
  }

  #take(event: WorkerEvent): void {
    switch (event.type) {
      case 'collected':
        // A later worker collects the same checks again.
        if (this.#builder.checks.length > 0) return;
        this.#builder.collected(event.checks);
        this.#onEvent({ type: 'collected', checks: [...event.checks] });
        return;
      case 'started':
        this.#onEvent({ type: 'started', id: event.id });
        return;
      case 'finished':
        this.#onEvent({ type: 'finished', result: this.#builder.finish(event) });
        return;
      case 'console':
        this.#builder.line(event.id, event.line);
        this.#onEvent({ type: 'console', id: event.id, line: event.line });
        return;
      case 'dropped':
        this.#builder.dropped(event.id, event.lines);
        return;
      case 'problem':
        this.#problem(event.failure);
        return;
      case 'traced':
        this.#builder.traced(event.trace);
        return;
    }
  }

  /** Writes down why a shift ended early. False when another worker would end the same way. */
  #blame(shift: Shift): boolean {
    const { running, file } = shift.state;
    const fault = this.#fault(shift);
    if (shift.end.type === 'silent' && file !== null && file !== this.#order.check.path) {
      this.#endless.push(file);
    }
    if (running === null) {
      this.#problem(fault);
      return false;
    }
    const result = this.#builder.fail(running.id, running.ms, fault);
    this.#onEvent({ type: 'finished', result });
    return true;
  }

  #fault({ end, state }: Shift): FaultData {
    const seen = lastSeen(state, (id) => this.#builder.titleOf(id));
    if (end.type === 'silent') return loopFault(seen, this.#limits.silenceMs);
    if (end.type === 'dead') {
      return end.reason === 'memory' ? memoryFault(seen) : deathFault(seen, end.reason);
    }
    return timeoutFault(seen.check ?? 'The check ends.', state.running?.ms ?? 0);
  }

  #problem(failure: FaultData): void {
    if (this.#builder.problem(failure)) this.#onEvent({ type: 'problem', failure });
  }
}
