/** What runs inside the Node host's worker thread. */
import { parentPort } from 'node:worker_threads';
import { runChecks } from '../core.ts';
import type { RunOrder, WorkerEvent } from '../host.ts';
import { createNodeEnvironment } from './environment.ts';

/** First and only message to the thread. */
export interface ThreadOrder {
  readonly order: RunOrder;
  readonly skip: readonly string[];
  readonly packagesUrl: string;
}

/** Messages from the thread: one `ready` when it can take an order, then the run's events. */
export type ThreadMessage = WorkerEvent | { readonly type: 'ready' };

/** Waits for the order and runs it. */
export function serveThread(): void {
  const port = parentPort;
  if (port === null)
    throw new Error('thread.ts must be started as a worker thread, by node/host.ts.');
  const post = (message: ThreadMessage) => port.postMessage(message);
  port.once('message', ({ order, skip, packagesUrl }: ThreadOrder) => {
    void runChecks(createNodeEnvironment(order, packagesUrl, post), order, skip);
  });
  post({ type: 'ready' });
}
