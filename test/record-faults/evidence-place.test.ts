import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evidenceFile, verifyEvidence } from '../../src/store/evidence.ts';
import { BY, Shell } from './shell.ts';

let shell: Shell;
let id: string;
let hash: string;
beforeEach(() => {
  shell = new Shell();
  id = shell.open();
  writeFileSync(shell.beside('画面.png'), '\u0089PNG\r\n画面の写し');
  shell.ok('evidence', 'add', id, shell.beside('画面.png'), ...BY);
  const [listed] = shell.ok<{ sha256: string }[]>('evidence', 'list', id);
  hash = listed?.sha256 ?? '';
});
afterEach(() => shell.dispose());

describe.skipIf(process.platform === 'win32')('in the place of a file that was kept', () => {
  const PLACES: Readonly<Record<string, (file: string) => void>> = {
    'a link to somewhere else': (file) => symlinkSync('/etc/passwd', file),
    'a link to the very file': (file) => {
      renameSync(file, shell.beside('moved'));
      symlinkSync(shell.beside('moved'), file);
    },
    'a link that leads back to itself': (file) => symlinkSync(file, file),
    'a folder': (file) => mkdirSync(file),
    'a pipe': (file) => spawnSync('mkfifo', [file]),
  };

  it.each(Object.entries(PLACES))('%s is told as no longer what it was, and is followed by nobody', (_, put) => {
    const file = evidenceFile(shell.home, hash);
    if (put !== PLACES['a link to the very file']) rmSync(file);
    put(file);
    expect(verifyEvidence(shell.home, hash)).toEqual({ state: 'altered', found: '' });
    const ran = shell.run('evidence', 'verify', id);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('不一致');
    // A copy of the record goes without it, and says so.
    const out = join(shell.beside('bundle'));
    const made = shell.run('export', id, '--format', 'bundle', '--out', out);
    expect(made.code).toBe(0);
    expect(made.out).toContain('内容が変わっていた');
    expect(shell.run('verify', out).code).toBe(0);
  });
});
