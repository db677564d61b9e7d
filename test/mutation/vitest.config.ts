import { defineConfig } from 'vitest/config';

// The tests of one group, in one process: `run.ts` names them. `forks`, as some set the mask of new files, which a thread may not.
export default defineConfig({
  test: { include: (process.env.HIKESHI_TEST_FILES ?? '').split(' '), isolate: false, pool: 'forks', testTimeout: 60_000 },
});
