import { availableParallelism, totalmem } from 'node:os';
import { defineConfig } from 'vitest/config';

// In the long run a test has as long as two hundred starts of the product take.
const testTimeout = process.env.CONGTAM_FULL === '1' ? 2 * 3_600_000 : 60_000;
// A worker keeps the modules it has read from one test file to the next: none holds what a test could leave behind.
const isolate = false;
/** As many as the connections of the tests' PostgreSQL are enough for. */
const MOST_WORKERS = 4;
/** Most of what a test makes is gone at once: with 256 MB for what is new, tests without a server take a tenth less than with 64. */
const ROOM_MB = totalmem() < 12 * 2 ** 30 ? 64 : 256;
const execArgv = [`--max-semi-space-size=${ROOM_MB}`];
const exclude = ['**/node_modules/**', '**/dist/**'];

/** The server's tests share one PostgreSQL, which is started only when they are among what runs. */
export default defineConfig({
  test: {
    // One more than processors: half of the tests wait for a browser, PostgreSQL or a process of the product.
    maxWorkers: Math.min(availableParallelism() + 1, MOST_WORKERS),
    // Files already transformed are read again from the disk: most of the time of a single test file.
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          name: 'program',
          include: ['**/src/**/*.test.ts', 'structure/**/*.test.ts'],
          exclude: [...exclude, 'server/**', 'e2e/**'],
          testTimeout,
          isolate,
          execArgv,
        },
      },
      {
        test: {
          name: 'server',
          include: ['server/src/**/*.test.ts'],
          exclude,
          testTimeout,
          hookTimeout: testTimeout,
          isolate,
          execArgv,
          globalSetup: ['server/src/testing/cluster.ts'],
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/src/**/*.test.ts'],
          globalSetup: ['e2e/src/installation.ts'],
          setupFiles: ['e2e/src/end-of-journey.ts'],
          exclude,
          testTimeout: 4 * testTimeout,
          hookTimeout: 2 * testTimeout,
        },
      },
    ],
  },
});
