import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { examine } from '../../src/store/doctor.ts';
import { openHome } from '../../src/store/home.ts';
import { codeOf } from '../log-behaviour.ts';
import { tempHome } from './temp-home.ts';

// No network file system can be mounted in a test; what Linux's numbers and Windows' paths mean is tested in home.test.ts.
vi.mock('../../src/store/network.ts', async (original) => ({
  ...(await original<typeof import('../../src/store/network.ts')>()),
  fileSystemOf: () => ({ name: 'NFS', network: true }),
}));

it('refuses a data directory on a network file system before anything is created, and the doctor says so', () => {
  const folder = tempHome();
  const path = join(folder, 'hikeshi');
  expect(codeOf(() => openHome(path))).toBe('home.network');
  expect(existsSync(path)).toBe(false);
  expect(examine(path).find(({ code }) => code === 'home.file-system')).toMatchObject({ ok: false, stops: true, facts: { type: 'NFS' } });
  rmSync(folder, { recursive: true });
});
