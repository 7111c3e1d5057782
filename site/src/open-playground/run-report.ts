/** The start of the app, told in the panel that shows checks. */
import type { Failure } from '../../../checks/runner/report.ts';
import { IDLE, type RunState } from '../playground/checks/run-state.ts';

const ROW = { id: 'app-starts', title: 'The app starts and listens' } as const;

/** While it starts. */
export const STARTING_APP: RunState = {
  ...IDLE,
  phase: 'running',
  rows: [{ ...ROW, state: 'running' }],
};

/** Before anything was started. */
export const NOTHING_RUN: RunState = {
  ...IDLE,
  phase: 'ended',
  ending: 'Nothing has run yet. Run starts the app.',
};

/** How the start ended; `failure` null when the app runs. */
export function startedApp(failure: Failure | null): RunState {
  const state = failure === null ? 'passed' : 'failed';
  return {
    ...IDLE,
    phase: 'ended',
    ending:
      failure === null
        ? 'The app runs. Send it a request, or look at it in Docs.'
        : `The app does not run. ${failure.happened}`,
    rows: [
      {
        ...ROW,
        state,
        result: { ...ROW, state, ms: 0, console: [], dropped: 0, ...(failure && { failure }) },
      },
    ],
  };
}
