import * as imported from '@stackblitz/sdk';
import type { Files } from '../../../../checks/runner/host.ts';

type Sdk = typeof imported.default.default;

/** Bundlers take the package's ES module, whose default export is the SDK; its types describe the CommonJS build, one level deeper. */
const sdk = imported.default as unknown as Sdk;

/** An address of StackBlitz that answers anybody; only whether it answers matters. */
const PROBE = 'https://stackblitz.com/robots.txt';

/** Longest wait for an answer, ms. */
const PATIENCE = 3000;

/** Whether StackBlitz answers from here; false when it is blocked, offline or too slow. Ask after the click only: a learner who does not fork stays unknown to it. */
export async function stackBlitzReachable(): Promise<boolean> {
  try {
    await fetch(PROBE, {
      mode: 'no-cors',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * Opens the project on StackBlitz in a new tab. Call it directly in a click handler: after any wait the browser
 * takes the new tab for a pop-up and blocks it. Nobody is told whether the form arrives.
 */
export function openOnStackBlitz(
  { title, script }: { readonly title: string; readonly script: 'check' | 'start' },
  files: Files,
  focus: string,
): void {
  sdk.openProject(
    { title, template: 'node', files: { ...files } },
    { openFile: focus, startScript: script, terminalHeight: 45 },
  );
}
