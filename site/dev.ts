/** `npm run dev`: the pages with live reload, for writing lessons and working on the site. The sandbox is built once. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dev } from 'astro';
import { reportBuildFailure } from './build/build-failure.ts';
import { buildSandbox } from './sandbox/build.ts';

const checkout = join(import.meta.dirname, '..');
const sandbox = join(checkout, '.cache/site/sandbox');

try {
  process.env.GROUNDWORK_ROOT ??= checkout;
  process.env.GROUNDWORK_SANDBOX = sandbox;
  await mkdir(sandbox, { recursive: true });
  await buildSandbox(sandbox);
  await dev({ root: join(checkout, 'site'), configFile: 'astro.config.ts' });
} catch (error) {
  reportBuildFailure(error);
}
