/** Runs the checks of a forked step and prints what they say. */

import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createNodeHost } from '../node/host.ts';
import { printReport } from '../node/print-report.ts';
import { supervise } from '../supervisor.ts';
import { withTypes } from '../types-check.ts';
import { embeddedOptions } from './embedded-options.ts';
import { forkTypes } from './fork-types.ts';
import { type Fork, readFork } from './read-fork.ts';

/**
 * Checks the project around the bundle. Exit codes: 0 every check passes, 1 not, 2 the checks cannot be run.
 * @param bundleUrl URL of the bundle, `groundwork/run.mjs` in the project
 * @param args `--json` prints the report as JSON
 */
export async function checkFork(
  bundleUrl: string,
  args: readonly string[],
  write: (line: string) => void,
): Promise<number> {
  if (!process.features.typescript) {
    write(
      `Node ${process.version} cannot run TypeScript: install Node 22.18 or later, then run this again.`,
    );
    return 2;
  }
  const root = new URL('../', bundleUrl);
  let fork: Fork;
  try {
    fork = readFork(fileURLToPath(root));
  } catch (error) {
    write(error instanceof Error ? error.message : String(error));
    return 2;
  }
  const host = createNodeHost({
    packagesUrl: new URL('package.json', root).href,
    packages: fork.packages,
    entryUrl: new URL(bundleUrl),
    embedded: embeddedOptions(bundleUrl),
  });
  const [ran, types] = await Promise.all([
    supervise(host, fork.order),
    fork.typed ? forkTypes(fileURLToPath(root)) : null,
  ]);
  host.dispose();
  const report = types ? withTypes(ran, types) : ran;
  if (args.includes('--json')) write(JSON.stringify(report, null, 2));
  else printReport(report, write);
  return report.state === 'passed' ? 0 : 1;
}
