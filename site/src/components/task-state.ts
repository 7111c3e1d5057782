import type { Report } from '../../../checks/runner/report.ts';

/** How a task stands after a run. */
export interface TaskState {
  readonly passed: number;
  readonly of: number;
  readonly state: 'passed' | 'failed' | 'unknown';
}

/** A check's id without its step: `unknown-key` for `01.1/unknown-key`. */
export const bareCheckId = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/**
 * How a task stands after `report`. `unknown` when the run judged none of its checks: it broke first, or was stopped.
 * @param checks the ids of the checks that prove the task, without their step.
 */
export function taskState(checks: readonly string[], report: Pick<Report, 'checks'>): TaskState {
  const results = report.checks.filter(({ id }) => checks.includes(bareCheckId(id)));
  const passed = results.filter(({ state }) => state === 'passed').length;
  const judged = results.some(({ state }) => state === 'passed' || state === 'failed');
  const state = !judged ? 'unknown' : passed === checks.length ? 'passed' : 'failed';
  return { passed, of: checks.length, state };
}

/** The state in words: `1 of 3 checks passes`. */
export function taskWords({ passed, of, state }: TaskState): string {
  if (state === 'unknown') return 'Not checked in the last run';
  if (state === 'passed') return of === 1 ? 'Its check passes' : `All ${of} checks pass`;
  return of === 1 ? 'Its check fails' : `${passed} of ${of} checks pass`;
}
