/** Serves a site that was built before, until it is told to stop: what the container image runs. `node site/server/serve.ts <folder>` */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxAssets } from '../sandbox/assets.ts';
import { handlerFor } from './handle.ts';
import { frameHeaders } from './headers.ts';
import { type Listening, listen } from './listen.ts';
import { siteBase } from './site-base.ts';
import { readSiteFiles } from './site-files.ts';
import { readStartOptions, type StartOptions, UsageError } from './start-options.ts';

/**
 * Serves a folder with the site's real headers.
 * @param folder where `npm run build` put the site
 * @throws Error when no site is there, or no port is free
 */
export async function serveSite(folder: string, options: StartOptions): Promise<Listening> {
  const manifest = await readFile(join(folder, 'sandbox/manifest.json'), 'utf8').catch(() => {
    throw new Error(`There is no built site in ${folder}. Run npm run build first.`);
  });
  const site = {
    files: await readSiteFiles(folder),
    frames: frameHeaders(JSON.parse(manifest) as SandboxAssets),
    base: siteBase(),
  };
  const { port, host } = options;
  return listen(handlerFor(site), { port, ...(host !== undefined && { hosts: [host] }) });
}

/** Ends on Ctrl-C, and when a supervisor asks: what is being sent is sent to its end. */
export function endOnSignal(listening: Listening): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void listening.close().then(() => process.exit(0)));
  }
}

if (import.meta.main) {
  try {
    const [folder = join(import.meta.dirname, '../dist'), ...rest] = process.argv.slice(2);
    const listening = await serveSite(folder, readStartOptions(rest, process.env));
    console.log(`Groundwork is at port ${listening.port}.`);
    endOnSignal(listening);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
