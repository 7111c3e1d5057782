/** The sandbox as the page gets it. */
import { supervise } from '../../checks/runner/supervisor.ts';
import { openApp } from './app-session.ts';
import type { SandboxAssets } from './assets.ts';
import { createBrowserHost } from './browser-host.ts';
import { startCompiler } from './compile/client.ts';
import type { Sandbox } from './sandbox.ts';
import { createSupply } from './supply.ts';

export interface SandboxOptions {
  /** Where the sandbox's files are: the object in `sandbox/manifest.json`. */
  readonly assets: SandboxAssets;
  /** Address of the frame's page; `assets.runner` when left out. */
  readonly runnerUrl?: string;
}

async function fetchScript(url: string): Promise<Blob> {
  const response = await fetch(url).catch((error: unknown) => error as Error);
  if (response instanceof Error || !response.ok) {
    const reason = response instanceof Error ? response.message : `status ${response.status}`;
    throw new Error(
      `The sandbox that runs your code could not be loaded: ${url} (${reason}). Check the connection and reload the page.`,
    );
  }
  return new Blob([await response.arrayBuffer()], { type: 'text/javascript' });
}

/**
 * Starts the sandbox: fetches the bundles, opens the frame and warms a spare worker. Resolves once checks can run.
 * @throws {Error} a sentence, when a file cannot be fetched or the frame does not answer.
 */
export async function createSandbox({ assets, runnerUrl }: SandboxOptions): Promise<Sandbox> {
  const compiling = startCompiler(assets.compile, assets.wasm);
  const supplying = fetchScript(assets.execution).then((script) =>
    createSupply(runnerUrl ?? assets.runner, script),
  );
  const [compiler, supply] = await Promise.all([compiling, supplying]).catch((error: unknown) => {
    compiling.then(
      (started) => started.dispose(),
      () => {},
    );
    supplying.then(
      (started) => started.dispose(),
      () => {},
    );
    throw error;
  });
  const dispose = (): void => {
    compiler.dispose();
    supply.dispose();
  };
  await supply.warm.catch((error: unknown) => {
    dispose();
    throw error;
  });
  return {
    check: async (order, onEvent, signal) => {
      const { path, source } = order.check;
      const [project, check] = await Promise.all([
        compiler.compile(order.files),
        compiler.compile({ [path]: source }),
      ]);
      return supervise(createBrowserHost(supply, project, check), order, onEvent, signal);
    },
    open: async (files, entry) => {
      const project = await compiler.compile(files);
      return openApp(await supply.take(), files, project, entry);
    },
    dispose,
  };
}
