/** Runs orders in a Chromium from Node, for whoever verifies a course in the browser. */
import type { RunOrder } from '../../../checks/runner/host.ts';
import type { Report } from '../../../checks/runner/report.ts';
import { check, startSandbox } from './run-in-page.ts';
import { openTestSite } from './test-site.ts';

/** The page's sandbox, for programs on Node. */
export interface Checker extends AsyncDisposable {
  /** Runs one order in the sandbox. Orders may run side by side; each has a worker of its own. */
  runChecks(order: RunOrder): Promise<Report>;
}

/** Starts a Chromium with the sandbox in it. */
export async function openChecker(): Promise<Checker> {
  const site = await openTestSite();
  const page = await site.open();
  await startSandbox(page);
  return {
    runChecks: async (order) => (await check(page, order)).report,
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  };
}
