/** What runs inside the Node host's child process. */
import nodeModule from 'node:module';
import process from 'node:process';
import { runChecks } from '../core.ts';
import type { RunOrder, WorkerEvent } from '../host.ts';
import { createNodeEnvironment } from './environment.ts';
import { preload } from './preload.ts';

/** First and only message to the child. */
export interface ChildOrder {
  readonly order: RunOrder;
  readonly skip: readonly string[];
}

/** Messages from the child: one `ready` when it can take an order, then the run's events. */
export type ChildMessage = WorkerEvent | { readonly type: 'ready' };

/** Waits for the order and runs it. The URL of the packages and what to preload come as arguments. */
export function serveParent(): void {
  const send = process.send?.bind(process);
  if (send === undefined) {
    throw new Error('This file must be started as a child process, by node/host.ts.');
  }
  const [packagesUrl = '', ...packages] = process.argv.slice(2);
  const post = (message: ChildMessage) => {
    // The supervisor ends the process on `done`; Node writes the cache on a regular exit only.
    if (message.type === 'done') nodeModule.flushCompileCache();
    send(message);
  };
  const preloaded = preload(packages, packagesUrl);
  process.once('message', async ({ order, skip }: ChildOrder) => {
    await preloaded;
    hideParent();
    void runChecks(createNodeEnvironment(order, packagesUrl, post), order, skip);
  });
  // Without a parent there is nobody to report to.
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  post({ type: 'ready' });
}

/** The learner's code sees a process like any other: without a parent that it could talk to. */
function hideParent(): void {
  Object.defineProperty(process, 'send', { value: undefined, configurable: true });
  process.argv.splice(2);
}
