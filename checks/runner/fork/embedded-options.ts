import { fileURLToPath } from 'node:url';
import type { EmbeddedOptions } from '../../database/node/embedded.ts';

/** How a fork starts its database: in a thread of the bundle at `bundleUrl`, prepared once beside the installed packages. */
export function embeddedOptions(bundleUrl: string): EmbeddedOptions {
  return {
    worker: new URL(bundleUrl),
    cache: fileURLToPath(new URL('../node_modules/.cache/groundwork', bundleUrl)),
  };
}
