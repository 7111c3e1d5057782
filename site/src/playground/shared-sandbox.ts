import type { SandboxAssets } from '../../sandbox/assets.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';

let shared: Promise<Sandbox> | undefined;

/**
 * The sandbox of this visit: started by the first who asks, kept while the learner moves from step to step.
 * A start that failed is forgotten, so the next press tries again.
 * @param manifest the object of `sandbox/manifest.json` as text, which the page carries in `data-sandbox`.
 */
export function sharedSandbox(manifest: string): Promise<Sandbox> {
  shared ??= start(manifest).catch((error: unknown) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

async function start(manifest: string): Promise<Sandbox> {
  // Written by the site's own build into its own page, so it is read, not judged.
  const assets: SandboxAssets = JSON.parse(manifest);
  // Its code is not needed to type, so it comes after the editor.
  const { createSandbox } = await import('../../sandbox/page.ts');
  return createSandbox({ assets });
}
