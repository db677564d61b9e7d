import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../runbook/faults.ts';
import { type PlatformTable, readPlatforms } from '../runbook/platform.ts';
import { readBeside } from './runbooks.ts';

const FOLDER = 'platforms';
const FILE = 'routes.yaml';

/** The first table of routes in these directories, whole: whoever brings one replaces the one after it. Broken, it is told and nothing stands in. */
export const readRoutes = (dirs: readonly string[]): { readonly table?: PlatformTable; readonly faults: readonly Fault[] } => {
  const dir = dirs.find((one) => existsSync(join(one, FOLDER, FILE)));
  if (dir === undefined) return { faults: [] };
  const path = join(dir, FOLDER);
  const { bytes, faults } = readBeside({ id: FOLDER, path }, FILE);
  if (bytes === undefined) return { faults };
  const read = readPlatforms(FILE, bytes);
  return 'faults' in read ? { faults: read.faults.map((fault) => ({ ...fault, file: join(path, fault.file) })) } : { table: read, faults };
};
