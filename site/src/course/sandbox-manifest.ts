/** The sandbox's file names, as its build wrote them, for the playground's `data-sandbox`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atBase } from './at-base.ts';

/**
 * The manifest as JSON text.
 * @throws Error when the sandbox was not built: `site/build.ts` does that first.
 */
export function sandboxManifest(): string {
  const folder = process.env.GROUNDWORK_SANDBOX;
  if (!folder) {
    throw new Error(
      'GROUNDWORK_SANDBOX is not set. Build the site with `npm run build`, which builds the sandbox first.',
    );
  }
  return atBase(readFileSync(join(folder, 'sandbox/manifest.json'), 'utf8'));
}
