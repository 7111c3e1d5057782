/** `npm start`: builds the site when needed and serves it with its real headers until Ctrl-C. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportBuildFailure } from '../build/build-failure.ts';
import { buildSite } from '../build/build-site.ts';
import type { SandboxAssets } from '../sandbox/assets.ts';
import { handlerFor } from './handle.ts';
import { frameHeaders } from './headers.ts';
import { type Listening, listen } from './listen.ts';
import { readSiteFiles } from './site-files.ts';
import { readStartOptions, UsageError } from './start-options.ts';

try {
  const { port, host } = readStartOptions(process.argv.slice(2), process.env);
  const { folder } = await buildSite({ say: console.log });
  const manifest: SandboxAssets = JSON.parse(
    await readFile(join(folder, 'sandbox/manifest.json'), 'utf8'),
  );
  const site = { files: await readSiteFiles(folder), frames: frameHeaders(manifest) };
  const listening = await listen(handlerFor(site), {
    port,
    ...(host !== undefined && { hosts: [host] }),
  });
  const taken =
    listening.port === port || port === 0 ? '' : ` Port ${port} is taken by another program.`;
  console.log(`Groundwork is at http://localhost:${listening.port} (Ctrl-C ends it).${taken}`);
  endOnSignal(listening);
} catch (error) {
  if (error instanceof UsageError) {
    console.error(error.message);
    process.exitCode = 2;
  } else reportBuildFailure(error);
}

function endOnSignal(listening: Listening): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void listening.close().then(() => process.exit(0)));
  }
}
