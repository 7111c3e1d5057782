/** The browser as a host for the supervisor: each execution is a worker of the runner frame. */
import type { Execution, Host } from '../../checks/runner/host.ts';
import type { CompiledProject } from './compile/compiled.ts';
import type { Supply } from './supply.ts';
import { isCheckEvent } from './wire/worker-messages.ts';

/** `project` and `check`: the order's files and its check file, compiled. */
export function createBrowserHost(
  supply: Supply,
  project: CompiledProject,
  check: CompiledProject,
): Host {
  return {
    name: 'browser',
    spawn: async (): Promise<Execution> => {
      const worker = await supply.take();
      return {
        start: (order, skip, listener) => {
          worker.listen((message) => {
            if (isCheckEvent(message)) listener(message);
          });
          worker.send({ type: 'check', order, project, check, skip });
        },
        onDeath: (listener) => worker.onDeath(listener),
        terminate: () => worker.end(),
      };
    },
  };
}
