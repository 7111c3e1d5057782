/** Made-up results that show every state of a check. */
import type { CheckResult, Failure } from '../../../checks/runner/report.ts';
import type { RunState } from '../playground/checks/run-state.ts';

const failure: Failure = {
  kind: 'expectation',
  should: 'A body with a key that a tool does not have is answered with 422.',
  happened: 'The app answered `201` and stored `{ "name": "Ladder", "colour": "red" }`.',
  why: 'A misspelt key would vanish, and nobody would be told.',
  look: 'The schema in `models.ts`: which kind of object refuses what it does not know?',
  expected: '422',
  actual: '201',
  place: { file: 'models.ts', line: 3, column: 1 },
};

const result = (id: string, title: string, state: CheckResult['state']): CheckResult => ({
  id,
  title,
  state,
  ms: 12,
  console: id === 'logged' ? [{ level: 'log', text: 'one tool stored' }] : [],
  dropped: 0,
  ...(state === 'failed' && { failure }),
});

const results = [
  result('good-tool', '`POST /tools` answers a good tool with 201', 'passed'),
  result('unknown-key', '`POST /tools` refuses a key that a tool does not have', 'failed'),
  result('logged', 'A check during which something was printed', 'passed'),
  result('late', 'A check that did not run', 'not-run'),
];

/** A run that is over: passed, failed, printed, not run. */
export const ENDED_RUN: RunState = {
  phase: 'ended',
  rows: results.map((row) => ({ id: row.id, title: row.title, state: row.state, result: row })),
  problems: [],
  lines: [],
};

/** A run in the middle: passed, running, waiting. */
export const MIDDLE_RUN: RunState = {
  phase: 'running',
  rows: [
    { id: 'good-tool', title: '`POST /tools` answers a good tool with 201', state: 'passed' },
    { id: 'unknown-key', title: '`POST /tools` refuses an unknown key', state: 'running' },
    {
      id: 'wrong-type',
      title: '`POST /tools` refuses a value of the wrong type',
      state: 'waiting',
    },
  ],
  problems: [],
  lines: [],
};
