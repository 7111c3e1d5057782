/** `npm start`: builds the site when needed and serves it with its real headers until Ctrl-C. */
import { reportBuildFailure } from '../build/build-failure.ts';
import { buildSite } from '../build/build-site.ts';
import { endOnSignal, serveSite } from './serve.ts';
import { siteBase } from './site-base.ts';
import { readStartOptions, UsageError } from './start-options.ts';

try {
  const options = readStartOptions(process.argv.slice(2), process.env);
  const { folder } = await buildSite({ say: console.log });
  const listening = await serveSite(folder, options);
  const taken =
    listening.port === options.port || options.port === 0
      ? ''
      : ` Port ${options.port} is taken by another program.`;
  console.log(
    `Groundwork is at http://localhost:${listening.port}${siteBase() === '/' ? '' : siteBase()} (Ctrl-C ends it).${taken}`,
  );
  endOnSignal(listening);
} catch (error) {
  if (error instanceof UsageError) {
    console.error(error.message);
    process.exitCode = 2;
  } else reportBuildFailure(error);
}
