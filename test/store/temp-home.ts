import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder of its own for one test. */
export const tempHome = (): string => mkdtempSync(join(tmpdir(), 'hikeshi-'));
