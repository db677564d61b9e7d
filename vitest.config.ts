import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Children, terminals and disks: processes of their own, no more than the two cores an office PC has.
    pool: 'forks',
    maxWorkers: 2,
    // Ends a test that hangs; on a busy machine a slow one is no fault.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
