import { setTimeout as wait } from 'node:timers/promises';
import { createNodeHost } from '../../checks/runner/node/host.ts';
import { supervise } from '../../checks/runner/supervisor.ts';
import { verify } from '../../checks/verify/verify.ts';
import type { Course } from '../../lessons/course.ts';

/**
 * Runs the checks of every starter and solution on Node.
 * @throws {Error} with the first finding when one does not do what it should
 */
export async function verifyGrown(course: Course): Promise<void> {
  const host = createNodeHost({ reuse: true });
  try {
    const { state, findings } = await verify(course, {
      runChecks: (order) => supervise(host, order),
      kinds: ['starter', 'solution'],
      parts: ['runs'],
    });
    if (state === 'failed')
      throw new Error(`The grown course does not hold: ${JSON.stringify(findings[0])}`);
  } finally {
    host.dispose();
    // The processor time of its processes counts once they have ended.
    await wait(500);
  }
}
