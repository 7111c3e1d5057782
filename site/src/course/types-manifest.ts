/** The language worker's file names, as its build wrote them, for the playground's `data-types`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atBase } from './at-base.ts';

/**
 * The manifest as JSON text.
 * @throws Error when the language worker was not built: `site/build.ts` does that first, beside the sandbox.
 */
export function typesManifest(): string {
  const folder = process.env.GROUNDWORK_SANDBOX;
  if (!folder) {
    throw new Error(
      'GROUNDWORK_SANDBOX is not set. Build the site with `npm run build`, which builds what the workbench loads first.',
    );
  }
  return atBase(readFileSync(join(folder, 'types/manifest.json'), 'utf8'));
}
