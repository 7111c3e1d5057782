/** What runs inside the Node host's child process. */
import nodeModule from 'node:module';
import process from 'node:process';
import * as vitest from 'vitest';
import { runChecks } from '../core.ts';
import type { ModuleNamespace } from '../environment.ts';
import type { RunOrder, WorkerEvent } from '../host.ts';
import { createNodeEnvironment } from './environment.ts';
import { Freshness } from './freshness.ts';
import { rememberStripped } from './modules.ts';
import { preload } from './preload.ts';

/** One order for the child. */
export interface ChildOrder {
  readonly order: RunOrder;
  readonly skip: readonly string[];
  /** What the parent has stripped of types already: pairs of source and code. */
  readonly stripped?: readonly (readonly [string, string])[];
}

/** Whether a child serves one run, or further ones for as long as it is as it was before the first. */
export type ChildUse = 'once' | 'again';

/**
 * Messages from the child: one `ready` when it can take an order, then the run's events. One that is used again says
 * after `done` whether it is as it was before: `lost` is null, or the reason why no other run may follow.
 */
export type ChildMessage =
  | WorkerEvent
  | { readonly type: 'ready' }
  | { readonly type: 'freshness'; readonly lost: string | null };

/** Waits for orders and runs them. Its use, the URL of the packages and what to preload come as arguments. */
export async function serveParent(): Promise<void> {
  const send = process.send?.bind(process);
  if (send === undefined) {
    throw new Error('This file must be started as a child process, by node/host.ts.');
  }
  const [use, packagesUrl = '', ...packages] = process.argv.slice(2);
  const post = (message: ChildMessage) => {
    // The supervisor ends the process on `done`; Node writes the cache on a regular exit only.
    if (message.type === 'done') nodeModule.flushCompileCache();
    send(message);
  };
  // Without a parent there is nobody to report to.
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  const preloaded = preload(packages, packagesUrl);
  if (use === ('again' satisfies ChildUse)) {
    await serveAgain(await preloaded, packagesUrl, post);
  } else {
    process.once('message', async ({ order, skip, stripped = [] }: ChildOrder) => {
      rememberStripped(stripped);
      await preloaded;
      hideParent();
      void runChecks(createNodeEnvironment(order, packagesUrl, post), order, skip);
    });
  }
  post({ type: 'ready' });
}

async function serveAgain(
  packages: Readonly<Record<string, ModuleNamespace>>,
  packagesUrl: string,
  post: (message: ChildMessage) => void,
): Promise<void> {
  hideParent();
  const freshness = await Freshness.watch({ ...packages, vitest });
  const serve = async ({ order, skip }: ChildOrder) => {
    const environment = createNodeEnvironment(order, packagesUrl, post);
    await runChecks(environment, order, skip);
    environment[Symbol.dispose]();
    const lost = await freshness.lostBy(environment);
    // The channel has a listener only while an order may come, so that the learner's code never sees one.
    if (lost === null) process.once('message', serve);
    post({ type: 'freshness', lost });
  };
  process.once('message', serve);
}

/** The learner's code sees a process like any other: without a parent that it could talk to. */
function hideParent(): void {
  Object.defineProperty(process, 'send', { value: undefined, configurable: true });
  process.argv.splice(2);
}
