import { defineConfig } from 'vitest/config';

/** The pages in a real browser: `npm run test:browser`; needs Debian's chromium and Chinese fonts. */
export default defineConfig({
  test: {
    include: ['test/long/browser/**/*.test.ts'],
    globalSetup: ['test/long/browser/build-dashboard.ts'],
    testTimeout: 600_000,
    // Real programs in real time: what a machine that stalled for a moment spoilt is tried once more, and the report says so.
    retry: 1,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
