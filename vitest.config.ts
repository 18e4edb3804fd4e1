import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The quick suite: `npm test`, about a minute on two cores, nothing but Node needed. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**'],
    // One more than there are processors: many tests wait for timers of the link, which take none.
    maxWorkers: availableParallelism() + 1,
    // No module of the gateway keeps state of its own, so the files share a worker's modules; loading them anew each time cost a third of the time.
    isolate: false,
    // Bounds for what hangs; a busy machine takes long to open a station.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Where a change lands, what a stalled machine spoilt is tried once more, and the report says so; at the desk it is seen.
    retry: process.env['CI'] === undefined ? 0 : 1,
  },
});
