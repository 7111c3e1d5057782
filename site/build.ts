/** `npm run build`: the course is checked, the sandbox bundled, the pages rendered and packed. */

import { reportBuildFailure } from './build/build-failure.ts';
import { buildSite } from './build/build-site.ts';

try {
  const { folder, isFresh } = await buildSite({
    force: process.argv.includes('--force'),
    say: console.log,
  });
  console.log(
    isFresh
      ? `The site is in ${folder}.`
      : `Nothing has changed; the site in ${folder} is up to date.`,
  );
} catch (error) {
  reportBuildFailure(error);
}
