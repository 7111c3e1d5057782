/** The project's own unit tests, which lie beside what they test. Check files and browser tests have configurations of their own. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{.ci,.container,checks,lessons,site}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'site/e2e/**', '**/*.browser.test.ts'],
    pool: 'threads',
  },
});
