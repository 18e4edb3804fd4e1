import { defineConfig } from 'vitest/config';

/** The quick suite: `npm test`, under a minute on two cores, nothing but Node needed. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
