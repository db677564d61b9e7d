import { defineConfig } from 'vitest/config';

/** What needs Chromium, LibreOffice, poppler and Japanese fonts: `npm run test:office`. */
export default defineConfig({
  test: { include: ['test/office/*.office.ts'], pool: 'forks', maxWorkers: 1, testTimeout: 240_000, hookTimeout: 240_000 },
});
