import { defineConfig } from 'vitest/config';

// The tests of one group, one after another: `run.ts` names them, and where they run.
export default defineConfig({
  test: {
    include: (process.env.HIKESHI_TEST_FILES ?? '').split(' '),
    isolate: false,
    maxWorkers: 1,
    pool: process.env.HIKESHI_TEST_POOL ?? 'forks',
    testTimeout: 60_000,
  },
});
