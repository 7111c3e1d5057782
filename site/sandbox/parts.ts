/** The two parts that a sandbox is made of: a compiler and a supply of workers. */
import type { SandboxAssets } from './assets.ts';
import { type Compiler, startCompiler } from './compile/client.ts';
import { createDiskFiles } from './disk-files.ts';
import { createSupply, type Supply } from './supply.ts';

/** What a sandbox is made from. */
export interface SandboxOptions {
  /** Where the sandbox's files are: the object in `sandbox/manifest.json`. */
  readonly assets: SandboxAssets;
  /** Address of the frame's page; `assets.runner` when left out. */
  readonly runnerUrl?: string;
}

/** What a sandbox consists of. */
export interface SandboxParts {
  readonly compiler: Compiler;
  readonly supply: Supply;
  dispose(): void;
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

/** Disposes of what was started, or will have been. */
function disposeOf(started: Promise<{ dispose(): void }>): void {
  started.then(
    (part) => part.dispose(),
    () => {},
  );
}

/**
 * Starts both side by side; resolves once a worker is warm.
 * @throws {Error} a sentence, when a file cannot be fetched or the frame does not answer.
 */
export async function startParts({ assets, runnerUrl }: SandboxOptions): Promise<SandboxParts> {
  const compiling = startCompiler(assets.compile, assets.wasm);
  const supplying = fetchScript(assets.execution).then((script) =>
    createSupply(runnerUrl ?? assets.runner, script, createDiskFiles(assets.files)),
  );
  const dispose = (): void => {
    disposeOf(compiling);
    disposeOf(supplying);
  };
  try {
    const [compiler, supply] = await Promise.all([compiling, supplying]);
    await supply.warm;
    return { compiler, supply, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}
