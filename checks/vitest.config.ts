/**
 * Lets Vitest's own command line run check files, for debugging one with its tools:
 *
 *   GROUNDWORK_TARGET=<folder> npx vitest run --config checks/vitest.config.ts 01-first-schema
 *
 * Vitest cannot end an endless loop; the project's own runner can.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.check.ts'],
    pool: 'threads',
    // Node itself loads the kit, so that it also loads the learner's files: their mistakes then read as `node server.ts` tells them.
    server: { deps: { external: [/\/checks\/(kit|runner)\//] } },
  },
});
