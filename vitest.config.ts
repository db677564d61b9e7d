import { defineConfig } from 'vitest/config';

/** Tests of pure rooms: nothing they touch outlives them, so that one process may run them one after another. */
const PURE = ['machines', 'runbook', 'incident', 'drill', 'export', 'print', 'ui', 'words'].map(
  (room) => `test/${room}/**/*.test.{ts,tsx}`,
);

const shared = {
  // Children, terminals and disks: processes of their own.
  pool: 'forks',
  // Ends a test that hangs; on a busy machine a slow one is no fault.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // Programs that a test starts with the environment as it is speak Japanese, whatever the machine's own locale names.
  env: { HIKESHI_LANG: 'ja' },
} as const;

export default defineConfig({
  test: {
    // One more than the two cores an office PC has: many tests wait for a terminal, a child or a lock.
    maxWorkers: 3,
    globalSetup: ['test/build.ts'],
    projects: [
      { test: { ...shared, name: 'pure', include: PURE, isolate: false } },
      { test: { ...shared, name: 'whole', include: ['test/**/*.test.{ts,tsx}'], exclude: PURE } },
    ],
  },
});
