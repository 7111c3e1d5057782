/** The sandbox as the page gets it. */
import { supervise } from '../../checks/runner/supervisor.ts';
import { openApp } from './app-session.ts';
import { createBrowserHost } from './browser-host.ts';
import { Database } from './database/database.ts';
import { type SandboxOptions, startParts } from './parts.ts';
import { endingWith } from './run-worker.ts';
import type { Sandbox } from './sandbox.ts';

/**
 * Starts the sandbox: fetches the bundles, opens the frame and warms a spare worker. Resolves once checks can run.
 * @throws {Error} a sentence, when a file cannot be fetched or the frame does not answer.
 */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { compiler, supply, dispose } = await startParts(options);
  const database = new Database(supply, options.assets.database);
  return {
    check: async (order, onEvent, signal) => {
      const { path, source } = order.check;
      const [project, check] = await Promise.all([
        compiler.compile(order.files),
        compiler.compile({ [path]: source }),
      ]);
      return supervise(
        createBrowserHost({ supply, database, project, check }),
        order,
        onEvent,
        signal,
      );
    },
    open: async (files, entry, options = {}) => {
      const [project] = await Promise.all([
        compiler.compile(files),
        options.database === true ? database.start() : undefined,
      ]);
      const worker = await supply.take();
      const session = { ...options, busyness: supply.busyness };
      if (options.database !== true) return openApp(worker, files, project, entry, session);
      const disconnect = await database.connect(worker, 'app', true);
      return openApp(endingWith(worker, disconnect), files, project, entry, session);
    },
    fetchDatabase: () => database.fetch(),
    prepareDatabase: async (told) => {
      await database.start(told);
    },
    look: (tenant, statement) => database.look(tenant, statement),
    dispose,
  };
}
