/** `npm run dev`: the pages with live reload, for writing lessons and working on the site. The sandbox is built once. */
import { join } from 'node:path';
import { dev } from 'astro';
import { reportBuildFailure } from './build/build-failure.ts';
import { buildWorkbenchAssets } from './build/workbench-assets.ts';

const checkout = join(import.meta.dirname, '..');
const beside = join(checkout, '.cache/dev');

try {
  process.env.GROUNDWORK_ROOT ??= checkout;
  process.env.GROUNDWORK_SANDBOX = beside;
  await buildWorkbenchAssets(beside);
  await dev({ root: join(checkout, 'site'), configFile: 'astro.config.ts' });
} catch (error) {
  reportBuildFailure(error);
}
