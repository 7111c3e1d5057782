import type { RunState } from './run-state.ts';

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;

/** The run in a sentence or two: the panel's heading, and what a screen reader hears when the run ends. */
export function summaryOf(run: RunState): string {
  const total = run.rows.length;
  const passed = run.rows.filter(({ state }) => state === 'passed').length;
  const failed = run.rows.filter(({ state }) => state === 'failed').length;
  switch (run.phase) {
    case 'idle':
      return 'Not checked yet.';
    case 'starting':
      if (run.preparing === undefined) return 'Starting your app…';
      // All of it is there, and boots.
      if (run.preparing >= 1) return 'Starting PostgreSQL…';
      return `Starting PostgreSQL… ${Math.floor(run.preparing * 100)} %`;
    case 'running':
      return `Checking: ${passed + failed} of ${count(total, 'check')} done.`;
    case 'ended': {
      if (run.ending) return run.ending;
      if (run.report?.state === 'passed') {
        return total === 1 ? 'The check passes.' : `All ${total} checks pass.`;
      }
      const notRun = total - passed - failed;
      // What broke the run as a whole explains every check that failed with it.
      const [problem] = run.problems;
      const first = run.rows.find(({ state }) => state === 'failed');
      const sentences = [
        total === 0 ? 'The checks could not run.' : `${passed} of ${count(total, 'check')} pass.`,
        notRun > 0 && `${count(notRun, 'check')} did not run.`,
        problem ? problem.happened : first && `First to look at: ${first.title}`,
      ];
      return sentences.filter(Boolean).join(' ');
    }
  }
}
