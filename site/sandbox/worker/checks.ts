/** Runs checks in this worker: the runner core in the environment that the sandbox gives it. */
import { runChecks } from '../../../checks/runner/core.ts';
import type { ToWorker } from '../wire/worker-messages.ts';
import { listenToWorker, platform } from './boot.ts';
import {
  checkImporter,
  checkUrl,
  defaultOf,
  importer,
  prepareProject,
  rootUrl,
} from './modules.ts';
import type { PrivatePort } from './private-port.ts';
import { realTimers } from './real-timers.ts';

type CheckOrder = Extract<ToWorker, { type: 'check' }>;

export async function check({ order, project, check, skip }: CheckOrder, port: PrivatePort) {
  prepareProject(order.files, 'server.ts');
  await platform.asyncContext.run(undefined, () =>
    runChecks(
      {
        timers: realTimers,
        rootUrl,
        checkUrl: checkUrl(order.check.path),
        post: (event) => port.post(event as Parameters<PrivatePort['post']>[0]),
        listen: listenToWorker,
        warm: true,
        defaultOf,
        importCheck: checkImporter(order.check, check),
        importFile: importer(order.files, project, order.trace),
      },
      order,
      skip,
    ),
  );
}
