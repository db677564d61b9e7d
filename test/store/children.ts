import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('children/', import.meta.url));
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

export const start = (name: string, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(folder, `${name}.ts`), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

const json = (ran: { stdout: string; stderr: string; status: number | null }): Record<string, unknown> => {
  if (ran.status !== 0) throw new Error(`child ended with ${ran.status}: ${ran.stderr}`);
  return JSON.parse(ran.stdout) as Record<string, unknown>;
};

/** Runs a child to its end and gives the JSON it printed. Root passes every permission, so a root's child runs as nobody. */
export const runUnprivileged = (name: string, args: readonly string[]): Record<string, unknown> =>
  json(
    spawnSync(process.execPath, [join(folder, `${name}.ts`), ...args], {
      encoding: 'utf8',
      cwd: '/',
      ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    }),
  );

/** Makes a tree read-only for the child that {@link runUnprivileged} starts. */
export const closeTo = (path: string): void => {
  for (const name of readdirSync(path)) {
    if (isRoot) chownSync(join(path, name), NOBODY, NOBODY);
    chmodSync(join(path, name), 0o400);
  }
  if (isRoot) chownSync(path, NOBODY, NOBODY);
  chmodSync(path, 0o500);
};

/** Whether such a child can read this checkout: not where it lies in a private folder of root's. */
export const canRunUnprivileged = (): boolean =>
  process.platform !== 'win32' &&
  (!isRoot ||
    spawnSync(process.execPath, ['-e', `require('fs').readFileSync(${JSON.stringify(join(folder, 'append.ts'))})`], {
      uid: NOBODY,
      gid: NOBODY,
    }).status === 0);

const UNSHARE = isRoot ? ['-m'] : ['-rm'];

/** Whether this machine lets a test mount a file system of its own. */
export const canMount = (): boolean =>
  process.platform === 'linux' && spawnSync('unshare', [...UNSHARE, 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

/** Runs a child that alone sees a file system of `kilobytes` at `at`; it is gone with the child. */
export const runOnSmallDisk = (at: string, kilobytes: number, name: string, args: readonly string[]): Record<string, unknown> => {
  const script = `mount -t tmpfs -o size=${kilobytes}k none "$1" && shift && exec "$@"`;
  const command = ['sh', '-c', script, 'sh', at, process.execPath, join(folder, `${name}.ts`), ...args];
  return json(spawnSync('unshare', [...UNSHARE, ...command], { encoding: 'utf8' }));
};

/** Whether system calls can be made to fail from outside. */
export const canInject = (): boolean =>
  process.platform === 'linux' && existsSync('/usr/bin/strace') && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

/** Runs a child whose sync number `nth` and all later ones of the file `path` fail with EIO. */
export const runWithFailingSync = (path: string, nth: number, name: string, args: readonly string[]): Record<string, unknown> => {
  const calls = 'fsync,fdatasync';
  const trace = ['-f', '-o', '/dev/null', '-P', path, '-e', `trace=${calls}`, '-e', `inject=${calls}:error=EIO:when=${nth}+`];
  return json(spawnSync('strace', [...trace, process.execPath, join(folder, `${name}.ts`), ...args], { encoding: 'utf8' }));
};
