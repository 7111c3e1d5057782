/** The sandbox as the page gets it. */
import type { SandboxAssets } from './assets.ts';
import type { Sandbox } from './sandbox.ts';

export interface SandboxOptions {
  /** Where the sandbox's files are: the object in `sandbox/manifest.json`. */
  readonly assets: SandboxAssets;
  /** Address of the frame's page; `assets.runner` when left out. */
  readonly runnerUrl?: string;
}

/**
 * Starts the sandbox: fetches the bundles, opens the frame and warms a spare worker. Resolves once checks can run.
 * @throws {Error} a sentence, when a file cannot be fetched or the frame does not answer.
 */
export function createSandbox(_options: SandboxOptions): Promise<Sandbox> {
  return Promise.reject(new Error('createSandbox: being written'));
}
