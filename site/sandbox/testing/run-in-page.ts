/** For browser tests: asks the sandbox of a test page, and brings what it says back to the test. */
import type { Page } from 'playwright-core';
import type { Files, RunOrder } from '../../../checks/runner/host.ts';
import type { Failure, Report, RunEvent } from '../../../checks/runner/report.ts';
import type { SandboxAssets } from '../assets.ts';
import type { createSandbox } from '../page.ts';
import type { AppRequest, AppSession, OpenOptions, Sandbox } from '../sandbox.ts';

/** What stands on the test page's global object. */
declare global {
  interface Window {
    createSandbox: typeof createSandbox;
    assets: SandboxAssets;
    sandbox: Promise<Sandbox>;
    session: AppSession | undefined;
  }
}

/** Starts the page's one sandbox. */
export const startSandbox = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    window.sandbox = window.createSandbox({ assets: window.assets });
    await window.sandbox;
  });

/** What came of an order, and all that was told on the way. */
export interface Run {
  readonly report: Report;
  readonly events: readonly RunEvent[];
}

/** Runs checks; with `abortAfter`, stops them after so many ms. */
export const check = (page: Page, order: RunOrder, abortAfter?: number): Promise<Run> =>
  page.evaluate(
    async ([order, abortAfter]) => {
      const events: RunEvent[] = [];
      const signal = abortAfter === undefined ? undefined : AbortSignal.timeout(abortAfter);
      const sandbox = await window.sandbox;
      const report = await sandbox.check(order, (event) => events.push(event), signal);
      return { report, events };
    },
    [order, abortAfter] as const,
  );

/** An order over an app whose `app.ts` is `app`, with a check file that holds `checks`. */
export const orderOf = (app: string, checks: string, more: Partial<RunOrder> = {}): RunOrder => ({
  step: '01.1',
  check: {
    path: 'checks/01-models/01-first.check.ts',
    source: `import { expect, test } from 'vitest';\nimport { importFile, startApp } from '#kit';\n${checks}`,
  },
  files: {
    'app.ts': app,
    'server.ts': "import { app } from './app.ts';\n\napp.listen(3000);\n",
  },
  ...more,
});

/** Opens the app, replacing the one that was open; the failure when it did not start. */
export const open = (
  page: Page,
  files: Files,
  options: OpenOptions = {},
): Promise<Failure | null> =>
  page.evaluate(
    async ([files, options]) => {
      window.session?.close();
      window.session = undefined;
      try {
        window.session = await (await window.sandbox).open(files, 'server.ts', options);
        return null;
      } catch (error) {
        if (error instanceof Error && 'failure' in error) return error.failure as Failure;
        throw error;
      }
    },
    [files, options] as const,
  );

/** What the app answered, or what happened instead. */
export interface Answer {
  readonly status?: number;
  readonly headers?: readonly (readonly [string, string])[];
  readonly text?: string;
  readonly failure?: Failure;
}

/** Sends a request to the open app; with `abortAfter`, gives up after so many ms. */
export const request = (page: Page, request: AppRequest, abortAfter?: number): Promise<Answer> =>
  page.evaluate(
    async ([request, abortAfter]) => {
      const signal = abortAfter === undefined ? undefined : AbortSignal.timeout(abortAfter);
      try {
        const answer = await window.session?.request(request, signal);
        if (!answer) throw new Error('No app is open.');
        const { status, headers, body } = answer;
        return { status, headers, text: new TextDecoder().decode(body) };
      } catch (error) {
        if (error instanceof Error && 'failure' in error) {
          return { failure: error.failure as Failure };
        }
        throw error;
      }
    },
    [request, abortAfter] as const,
  );
