/** A check run as the panel shows it: folded from the run's events, so that every moment of it can be tested. */
import type {
  CheckResult,
  CheckState,
  ConsoleLine,
  Failure,
  Report,
  RunEvent,
} from '../../../../checks/runner/report.ts';

/** A check, as its row shows it. */
export interface CheckRow {
  readonly id: string;
  readonly title: string;
  readonly state: 'waiting' | 'running' | CheckState;
  readonly result?: CheckResult;
}

/** One console line and the check that it belongs to; null: printed outside any check. */
export interface SourcedLine {
  readonly id: string | null;
  readonly line: ConsoleLine;
}

/** A run, as the panel shows it. */
export interface RunState {
  /** `ended` without a report: stopped by the learner, or the sandbox failed; `ending` says which. */
  readonly phase: 'idle' | 'starting' | 'running' | 'ended';
  readonly rows: readonly CheckRow[];
  readonly problems: readonly Failure[];
  readonly lines: readonly SourcedLine[];
  readonly report?: Report;
  /** How much of the step's database is there, from 0 to 1; while `starting` only. */
  readonly preparing?: number;
  readonly ending?: string;
}

/** Before the first run. */
export const IDLE: RunState = { phase: 'idle', rows: [], problems: [], lines: [] };
/** Check was pressed, and nothing has come back. */
export const STARTING: RunState = { ...IDLE, phase: 'starting' };

/** Console lines that one run shows; the runner's own limits are per check. */
const MOST_LINES = 2000;

const rowOf = (result: CheckResult): CheckRow => ({
  id: result.id,
  title: result.title,
  state: result.state,
  result,
});

/** The run after one more event. */
export function afterEvent(run: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'preparing':
      return { ...run, phase: 'starting', preparing: event.loaded / event.total };
    case 'collected':
      return {
        ...run,
        phase: 'running',
        rows: event.checks.map(({ id, title }) => ({ id, title, state: 'waiting' as const })),
      };
    case 'started':
      return {
        ...run,
        phase: 'running',
        rows: run.rows.map((row) => (row.id === event.id ? { ...row, state: 'running' } : row)),
      };
    case 'finished': {
      const row = rowOf(event.result);
      const known = run.rows.some(({ id }) => id === row.id);
      return {
        ...run,
        rows: known ? run.rows.map((old) => (old.id === row.id ? row : old)) : [...run.rows, row],
      };
    }
    case 'console':
      return run.lines.length >= MOST_LINES
        ? run
        : { ...run, lines: [...run.lines, { id: event.id, line: event.line }] };
    case 'problem':
      return { ...run, problems: [...run.problems, event.failure] };
    case 'done':
      // The report is the whole truth; events were its preview.
      return {
        ...run,
        phase: 'ended',
        rows: event.report.checks.map(rowOf),
        problems: event.report.problems,
        report: event.report,
      };
  }
}

/** The run after it ended without a report: every check that did not finish was not run. */
export function afterEnding(run: RunState, ending: string): RunState {
  return {
    ...run,
    phase: 'ended',
    ending,
    rows: run.rows.map((row) =>
      row.state === 'waiting' || row.state === 'running' ? { ...row, state: 'not-run' } : row,
    ),
  };
}
