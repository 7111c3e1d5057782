/** `npm run dev`: the pages with live reload, for writing lessons and working on the site. The sandbox is built once. */
import { join } from 'node:path';
import { dev } from 'astro';
import { reportBuildFailure } from './build/build-failure.ts';
import { previewForAuthors } from './build/preview-for-authors.ts';
import { previewRuns } from './build/preview-runs.ts';
import { reloadCourse } from './build/reload-course.ts';
import { buildWorkbenchAssets } from './build/workbench-assets.ts';

const checkout = join(import.meta.dirname, '..');
const beside = join(checkout, '.cache/dev');

try {
  const root = process.env.GROUNDWORK_ROOT ?? checkout;
  process.env.GROUNDWORK_ROOT = root;
  process.env.GROUNDWORK_SANDBOX = beside;
  await buildWorkbenchAssets(beside);
  await dev({
    root: join(checkout, 'site'),
    configFile: 'astro.config.ts',
    // Not in the file: what it imports is gone once it is read, and these go on to load modules when they are asked.
    integrations: [previewForAuthors()],
    vite: { plugins: [reloadCourse(root), previewRuns(root)] },
  });
} catch (error) {
  reportBuildFailure(error);
}
