import { defineConfig } from 'vitest/config';

const testTimeout = 60_000;
const exclude = ['**/node_modules/**', '**/dist/**'];

/** The server's tests share one PostgreSQL, which is started only when they are among what runs. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    // Files already transformed are read again from the disk: most of the time of a single test file.
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          name: 'program',
          include: ['**/src/**/*.test.ts', 'structure/**/*.test.ts'],
          exclude: [...exclude, 'server/**', 'e2e/**'],
          testTimeout,
        },
      },
      {
        test: {
          name: 'server',
          include: ['server/src/**/*.test.ts'],
          exclude,
          testTimeout,
          hookTimeout: testTimeout,
          globalSetup: ['server/src/testing/cluster.ts'],
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/src/**/*.test.ts'],
          exclude,
          testTimeout: 4 * testTimeout,
          hookTimeout: 2 * testTimeout,
        },
      },
    ],
  },
});
