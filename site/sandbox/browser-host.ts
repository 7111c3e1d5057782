/** The browser as a host for the supervisor: each execution is a worker of the runner frame. */
import type { Execution, Host, RunDatabase } from '../../checks/runner/host.ts';
import type { CompiledProject } from './compile/compiled.ts';
import { databaseUrl } from './database/address.ts';
import type { Database } from './database/database.ts';
import type { Supply } from './supply.ts';
import { isCheckEvent } from './wire/worker-messages.ts';

/** What the host takes its workers and its database from. */
export interface BrowserHostOptions {
  readonly supply: Supply;
  readonly database: Database;
  /** The order's files, compiled. */
  readonly project: CompiledProject;
  /** The order's check file, compiled. */
  readonly check: CompiledProject;
}

/** A host for one run. */
export function createBrowserHost({ supply, database, project, check }: BrowserHostOptions): Host {
  let hasDatabase = false;
  return {
    name: 'browser',
    busyness: () => supply.busyness,
    spawn: async (): Promise<Execution> => {
      const worker = await supply.take();
      // The kit empties it before each check.
      const disconnect = hasDatabase ? await database.connect(worker, 'checks', false) : () => {};
      return {
        start: (order, skip, listener) => {
          worker.listen((message) => {
            if (isCheckEvent(message)) listener(message);
          });
          worker.send({ type: 'check', order, project, check, skip });
        },
        onDeath: (listener) => worker.onDeath(listener),
        terminate: () => {
          disconnect();
          worker.end();
        },
      };
    },
    openDatabase: async (told): Promise<RunDatabase> => {
      await database.start(told);
      const release = await database.takeTurn();
      hasDatabase = true;
      return { url: databaseUrl, release };
    },
  };
}
