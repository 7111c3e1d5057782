/** The gate as the command line calls it: from a folder to a report. */
import { loadCourse } from '../../lessons/course.ts';
import { createNodeHost } from '../runner/node/host.ts';
import { supervise } from '../runner/supervisor.ts';
import type { VerifyReport } from './finding.ts';
import { type VerifyOptions, verify } from './verify.ts';

/** Which course, and which parts of the gate. */
export interface RunVerifyOptions extends Omit<VerifyOptions, 'runChecks'> {
  /** The folder that holds `lessons/`, `solutions/` and `checks/`. */
  readonly root: string;
}

/**
 * Loads the course under `root` and verifies it in Node.
 * @throws {ContentError} when the course cannot even be read
 */
export async function runVerify({ root, ...options }: RunVerifyOptions): Promise<VerifyReport> {
  const course = await loadCourse(root);
  const host = createNodeHost({ reuse: true });
  try {
    return await verify(course, { ...options, runChecks: (order) => supervise(host, order) });
  } finally {
    host.dispose();
  }
}
