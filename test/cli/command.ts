import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = join(root, 'bin', 'hikeshi.mjs');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one command as the shell would, with a data directory of its own. */
export const hikeshi = (words: readonly string[], { home, cwd = root }: { readonly home: string; readonly cwd?: string }): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, HIKESHI_HOME: home, NO_COLOR: '1' },
  });
  return { code: status, out: stdout, err: stderr };
};
