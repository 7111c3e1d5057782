/** Collects what workers tell into the report of one run. */
import type { WorkerEvent } from './host.ts';
import type {
  CheckInfo,
  CheckResult,
  ConsoleLine,
  Failure,
  FailureKind,
  Report,
} from './report.ts';
import { TraceGatherer } from './trace/gather.ts';
import type { Trace } from './trace/record.ts';

interface Printed {
  readonly lines: ConsoleLine[];
  dropped: number;
}

/** Kinds that say that the learner's files could not be run at all, so that the check judged nothing. */
const unjudged: ReadonlySet<FailureKind> = new Set([
  'syntax',
  'not-erasable',
  'missing-export',
  'missing-module',
  'no-server',
  'internal',
]);

export class ReportBuilder {
  readonly #step: string;
  readonly #host: Report['host'];
  readonly #startedAt = performance.now();
  #workerStartedAt = 0;
  #trace: TraceGatherer | undefined;
  #checks: readonly CheckInfo[] = [];
  readonly #results = new Map<string, CheckResult>();
  readonly #problems: Failure[] = [];
  readonly #printed = new Map<string | null, Printed>();

  constructor(step: string, host: Report['host']) {
    this.#step = step;
    this.#host = host;
  }

  get checks(): readonly CheckInfo[] {
    return this.#checks;
  }

  collected(checks: readonly CheckInfo[]): void {
    this.#checks = checks;
  }

  /** A worker begins: what it traces counts from now. */
  workerStarts(): void {
    this.#workerStartedAt = performance.now() - this.#startedAt;
  }

  traced(trace: Trace): void {
    this.#trace ??= new TraceGatherer();
    this.#trace.add(trace, this.#workerStartedAt);
  }

  /** Ids whose outcome is known. */
  get finished(): readonly string[] {
    return [...this.#results.keys()];
  }

  titleOf(id: string): string {
    return this.#checks.find((check) => check.id === id)?.title ?? id;
  }

  line(id: string | null, line: ConsoleLine): void {
    this.#printedBy(id).lines.push(line);
  }

  dropped(id: string | null, lines: number): void {
    this.#printedBy(id).dropped = lines;
  }

  /** A problem of the run; the same one is kept once, however many workers met it. */
  problem(failure: Failure): boolean {
    if (this.#problems.some((known) => same(known, failure))) return false;
    this.#problems.push(failure);
    return true;
  }

  finish(event: Extract<WorkerEvent, { type: 'finished' }>): CheckResult {
    const { id, state, ms, failure } = event;
    return this.#result(id, state, ms, failure);
  }

  /** Fails a check that could not say so itself. */
  fail(id: string, ms: number, failure: Failure): CheckResult {
    return this.#result(id, 'failed', ms, failure);
  }

  /** The report; checks without an outcome count as not run. */
  build(): Report {
    for (const { id } of this.#checks) {
      if (!this.#results.has(id)) this.#result(id, 'not-run', 0, undefined);
    }
    const checks = this.#checks.flatMap(({ id }) => this.#results.get(id) ?? []);
    for (const failure of sharedFailures(checks)) this.problem(failure);
    const outside = this.#printedBy(null);
    return {
      version: 1,
      step: this.#step,
      host: this.#host,
      state: stateOf(checks, this.#problems),
      checks,
      problems: this.#problems,
      console: outside.lines,
      dropped: outside.dropped,
      ms: performance.now() - this.#startedAt,
      ...(this.#trace === undefined ? {} : { trace: this.#trace.build() }),
    };
  }

  #result(
    id: string,
    state: CheckResult['state'],
    ms: number,
    failure: Failure | undefined,
  ): CheckResult {
    const { lines, dropped } = this.#printedBy(id);
    const result: CheckResult = {
      id,
      title: this.titleOf(id),
      state,
      ms,
      ...(failure === undefined ? {} : { failure }),
      console: lines,
      dropped,
    };
    this.#results.set(id, result);
    return result;
  }

  #printedBy(id: string | null): Printed {
    let printed = this.#printed.get(id);
    if (printed === undefined) {
      printed = { lines: [], dropped: 0 };
      this.#printed.set(id, printed);
    }
    return printed;
  }
}

/** What kept every check that ran from judging: one file that does not parse, told once and not once per check. */
function sharedFailures(checks: readonly CheckResult[]): Failure[] {
  const failed = checks.flatMap(({ failure }) =>
    failure !== undefined && (unjudged.has(failure.kind) || isLoadLoop(failure)) ? [failure] : [],
  );
  return failed.filter((failure) => failed.filter((other) => same(other, failure)).length > 1);
}

/** An endless loop at the top level of a file: its message is the same for every check that loads the file. */
function isLoadLoop(failure: Failure): boolean {
  return failure.kind === 'loop' && failure.place !== undefined;
}

function stateOf(checks: readonly CheckResult[], problems: readonly Failure[]): Report['state'] {
  const judged = checks.some(
    ({ state, failure }) =>
      state === 'passed' ||
      (failure !== undefined && !unjudged.has(failure.kind) && !isLoadLoop(failure)),
  );
  if (!judged || problems.some(({ kind }) => kind === 'internal')) return 'broken';
  const failed = checks.some(({ state }) => state === 'failed' || state === 'not-run');
  return failed || problems.length > 0 ? 'failed' : 'passed';
}

function same(one: Failure, other: Failure): boolean {
  return (
    one.kind === other.kind &&
    one.happened === other.happened &&
    one.place?.file === other.place?.file &&
    one.place?.line === other.place?.line
  );
}
