import { defineConfig } from 'vitest/config';

/** The long suites: `npm run test:long`; they use Debian's programs and take minutes. */
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    // They have a command of their own.
    exclude: ['test/long/browser/**'],
    testTimeout: 600_000,
    // Real programs in real time: what a machine that stalled for a moment spoilt is tried once more, and the report says so.
    retry: 1,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
