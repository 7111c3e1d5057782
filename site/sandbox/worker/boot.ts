/**
 * Makes the worker a Node. Imported first, before anything that was written for Node. What happens in it (output, uncaught errors,
 * `process.exit`) goes to whoever listens; before a run begins, to nobody.
 */
import type { EnvironmentListeners } from '../../../checks/runner/environment.ts';
import { installPlatform } from '../platform/install.ts';
import type { PlatformOptions } from '../platform/platform.ts';

/** Who hears of what the learner's code does to its process. */
export interface WorkerListeners extends EnvironmentListeners {
  /** A server began (`open`) or ceased to listen. */
  readonly port?: NonNullable<PlatformOptions['onListen']>;
}

let listeners: WorkerListeners = { console: () => {}, fatal: () => {}, exit: () => {} };

/** From now on `next` is told. */
export const listenToWorker = (next: WorkerListeners): void => {
  listeners = next;
};

/** Node, as this worker has it. */
export const platform = installPlatform({
  onConsole: (line) => listeners.console(line),
  onExit: (code) => listeners.exit(code),
  onFatal: (error, origin) => listeners.fatal(error, origin),
  onListen: (port, open) => listeners.port?.(port, open),
});
