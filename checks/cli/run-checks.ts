import type { Listener } from '../runner/host.ts';
import type { Report } from '../runner/report.ts';
import type { LearnerStep } from './open-course.ts';
import type { Target } from './target.ts';

/** Runs a step's checks on a target's files in a Node worker. The runner is loaded by the first call. */
export async function runChecks(
  step: Pick<LearnerStep, 'id' | 'check'>,
  target: Pick<Target, 'files' | 'folder'>,
  onEvent: Listener,
  signal: AbortSignal,
): Promise<Report> {
  const [{ supervise }, { createNodeHost }] = await Promise.all([
    import('../runner/supervisor.ts'),
    import('../runner/node/host.ts'),
  ]);
  const { path, source } = step.check;
  const order = {
    step: step.id,
    check: { path, source },
    files: target.files,
    root: target.folder,
  };
  return supervise(createNodeHost(), order, onEvent, signal);
}
