/** Browser tests: a real Chromium on the built site, and the sandbox by itself. One file at a time: two cores. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['{site,checks}/**/*.browser.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['./site/e2e/setup.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    // A browser on a busy machine loses a race now and then. A second try is forgiven, and told at the end.
    retry: 1,
    reporters: ['default', '.ci/gate/second-tries.ts'],
    // A busy machine may need its time; no test is about how long something takes.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
  },
});
