import { defineConfig } from 'vitest/config';

/** Tests of pure rooms: nothing they touch outlives them, so that one process may run them one after another. */
const PURE = ['machines', 'runbook', 'incident', 'drill', 'export', 'print', 'ui', 'words'].map(
  (room) => `test/${room}/**/*.test.{ts,tsx}`,
);

const shared = {
  // Children, terminals and disks: processes of their own, no more than the two cores an office PC has.
  pool: 'forks',
  // Ends a test that hangs; on a busy machine a slow one is no fault.
  testTimeout: 120_000,
  hookTimeout: 120_000,
} as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: ['test/build.ts'],
    projects: [
      { test: { ...shared, name: 'pure', include: PURE, isolate: false } },
      { test: { ...shared, name: 'whole', include: ['test/**/*.test.{ts,tsx}'], exclude: PURE } },
    ],
  },
});
