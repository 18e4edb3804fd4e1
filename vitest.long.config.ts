import { defineConfig } from 'vitest/config';

/** The long suites: `npm run test:long`; they use Debian's programs and take minutes. */
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    // They have a command of their own.
    exclude: ['test/long/browser/**'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
