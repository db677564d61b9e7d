import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '../../src/store/backup.ts';
import { StoreError } from '../../src/store/error.ts';
import { importEvidence, verifyEvidence } from '../../src/store/evidence.ts';
import { logFile, openHome } from '../../src/store/home.ts';
import { restore } from '../../src/store/restore.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { canMount, start } from '../store/children.ts';
import { BY, filesBelow, Shell } from './shell.ts';

let shell: Shell;
let id: string;
const about = { app: '0.1.0', now: Date.parse('2026-11-21T02:04:00Z') };
const picture = () => {
  const file = shell.beside('画面.png');
  writeFileSync(file, randomBytes(3000));
  return file;
};
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'done';
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
};
const dump = (home: string) => {
  const log = openLog(logFile(home, 'real'), { mode: 'real' });
  const lines = log.heads().flatMap(({ incident }) => log.read(incident));
  log.close();
  return lines;
};

beforeEach(() => {
  shell = new Shell();
  id = shell.open();
  shell.ok('evidence', 'add', id, picture(), ...BY);
  shell.ok('note', id, '控えの前', ...BY);
  writeFileSync(join(shell.home, 'settings.json'), '{"guideline":"komae"}\n');
});
afterEach(() => shell.dispose());

describe('a backup', () => {
  it('brings back everything: lines byte for byte, words, evidence, settings, key; and the work goes on', () => {
    const [before, copy, home] = [dump(shell.home), shell.beside('copy'), shell.beside('other')];
    expect(shell.run('backup', copy).out).toContain('控えを取りました');
    expect(statSync(copy).mode & 0o077).toBe(0);
    expect(shell.run('restore', copy, '--into', home).out).toContain(`事案 1件、記録 ${before.length}件、証拠 1件`);
    expect(dump(home)).toEqual(before);
    for (const name of ['settings.json', 'installation-key.pem'].filter((one) => existsSync(join(shell.home, one))))
      expect(readFileSync(join(home, name))).toEqual(readFileSync(join(shell.home, name)));
    const [kept = ''] = readdirSync(join(home, 'evidence'));
    expect(verifyEvidence(home, kept)).toEqual({ state: 'intact' });
    for (const file of filesBelow(home)) expect(statSync(file).mode & 0o077).toBe(0);
    const there = new Shell();
    rmSync(there.home, { recursive: true, force: true });
    expect(restore(copy, there.home).entries).toBe(before.length);
    expect(there.run('note', id, '戻してから', ...BY).code).toBe(0);
    there.dispose();
  });

  it('is of one moment while others write: every line in it, up to its last, and nothing half written', async () => {
    const home = openHome(shell.beside('busy')).path;
    openLog(logFile(home, 'real'), { mode: 'real' }).close();
    const child = start('append', [logFile(home, 'real'), 'w', '100000']);
    const counts: number[] = [];
    for (let at = 0; at < 6; at += 1) {
      await new Promise((done) => child.stdout?.once('data', done));
      backUp(home, shell.beside(`copy-${at}`), about);
      const db = new DatabaseSync(join(shell.beside(`copy-${at}`), 'record.db'), { readOnly: true });
      const { seqs, last } = db.prepare('SELECT count(*) AS seqs, max(seq) AS last FROM entries').get() as { seqs: number; last: number };
      db.close();
      expect(seqs).toBe(last);
      counts.push(seqs);
    }
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(counts.at(-1)).toBeGreaterThan(counts[0] ?? 0);
  });

  it('does not go where something is, or into the data directory, and says which evidence is no longer what it was', () => {
    const full = shell.beside('full');
    mkdirSync(full);
    writeFileSync(join(full, 'x'), '');
    expect(codeOf(() => backUp(shell.home, full, about))).toBe('backup.exists');
    expect(codeOf(() => backUp(shell.home, join(full, 'x'), about))).toBe('backup.exists');
    expect(codeOf(() => backUp(shell.home, join(shell.home, 'copy'), about))).toBe('backup.inside');
    expect(codeOf(() => backUp(shell.beside('nowhere'), shell.beside('copy'), about))).toBe('backup.no-home');
    expect(readdirSync(full)).toEqual(['x']);
    rmSync(join(full, 'x'));
    const [kept = ''] = readdirSync(join(shell.home, 'evidence'));
    appendFileSync(join(shell.home, 'evidence', kept), 'x');
    expect(backUp(shell.home, full, about).damaged).toEqual([kept]);
  });

  it.runIf(canMount())('onto a disk that is full leaves nothing there, and neither does a restore', () => {
    writeFileSync(shell.beside('film'), randomBytes(2 << 20));
    importEvidence(shell.home, shell.beside('film'));
    backUp(shell.home, shell.beside('copy'), about);
    const small = shell.beside('small');
    mkdirSync(small);
    const child = fileURLToPath(new URL('children/keep.ts', import.meta.url));
    const script = 'mount -t tmpfs -o size=1024k none "$1" && exec "$2" "$3" "$1" "$4" "$5"';
    const isRoot = process.getuid?.() === 0;
    const ran = spawn('unshare', [
      ...(isRoot ? ['-m'] : ['-rm']),
      'sh',
      '-c',
      script,
      'sh',
      small,
      process.execPath,
      child,
      shell.home,
      shell.beside('copy'),
    ]);
    let out = '';
    ran.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    return once(ran, 'close').then(() =>
      expect(JSON.parse(out)).toEqual({ backup: 'backup.full', afterBackup: [], restore: 'restore.full', afterRestore: [] }),
    );
  });
});

describe('a restore', () => {
  let copy: string;
  beforeEach(() => {
    copy = shell.beside('copy');
    backUp(shell.home, copy, about);
  });

  it('refuses a home that holds anything, and what is no backup', () => {
    expect(codeOf(() => restore(copy, shell.home))).toBe('restore.not-empty');
    expect(codeOf(() => restore(shell.home, shell.beside('new')))).toBe('restore.not-a-backup');
    mkdirSync(shell.beside('empty'));
    expect(codeOf(() => restore(copy, shell.beside('empty')))).toBe('done');
  });

  it('refuses a backup in which any file differs by one bit, is cut, or is gone, and leaves nothing', () => {
    for (const file of filesBelow(copy)) {
      const whole = readFileSync(file);
      const bent = Buffer.from(whole);
      bent[bent.length >> 1] = (bent[bent.length >> 1] ?? 0) ^ 1;
      for (const bytes of [bent, whole.subarray(0, -1), undefined]) {
        if (bytes === undefined) rmSync(file);
        else writeFileSync(file, bytes);
        const code = codeOf(() => restore(copy, shell.beside('new')));
        // One bit of the list itself may make it no list, a newer one, or one of other files.
        if (file.endsWith('backup.json')) expect(code).not.toBe('log.failed');
        else expect([file, code]).toEqual([file, 'restore.damaged']);
        if (code !== 'done') expect(existsSync(shell.beside('new'))).toBe(false);
        else rmSync(shell.beside('new'), { recursive: true });
      }
      writeFileSync(file, whole);
    }
    expect(readdirSync(shell.beside('')).filter((name) => name.startsWith('.hikeshi-'))).toEqual([]);
    expect(shell.run('restore', copy, '--into', shell.beside('new')).code).toBe(0);
  });

  it('follows the chains: a backup whose list was made to fit a changed record is refused, by the shell with 1', () => {
    const file = join(copy, 'record.db');
    const db = new DatabaseSync(file);
    db.exec("DROP TRIGGER entries_update; UPDATE entries SET bytes = replace(bytes, 'komae', 'tokyo') WHERE seq = 1");
    db.close();
    const list = JSON.parse(readFileSync(join(copy, 'backup.json'), 'utf8')) as { files: { path: string; size: number; sha256: string }[] };
    const { createHash } = process.getBuiltinModule('node:crypto');
    for (const one of list.files)
      if (one.path === 'record.db')
        Object.assign(one, { size: statSync(file).size, sha256: createHash('sha256').update(readFileSync(file)).digest('hex') });
    writeFileSync(join(copy, 'backup.json'), JSON.stringify(list));
    const ran = shell.run('restore', copy, '--into', shell.beside('new'), '--json');
    expect([ran.code, ran.json]).toEqual([1, { refused: expect.objectContaining({ code: 'restore.damaged', file: 'record.db' }) }]);
    expect(existsSync(shell.beside('new'))).toBe(false);
  });

  it('says when the backup is of a newer version, and takes no path out of the folder', () => {
    const manifest = join(copy, 'backup.json');
    const list = JSON.parse(readFileSync(manifest, 'utf8')) as { format: number; files: { path: string }[] };
    writeFileSync(manifest, JSON.stringify({ ...list, format: 99, shape: 'unknown' }));
    expect(codeOf(() => restore(copy, shell.beside('new')))).toBe('restore.newer');
    for (const path of ['../x', 'evidence/../../x', 'runbooks/../x', '/etc/passwd', 'evidence/x', 'runbooks/a/../../x', 'C:\\x']) {
      writeFileSync(manifest, JSON.stringify({ ...list, files: [{ ...list.files[0], path }] }));
      expect(codeOf(() => restore(copy, shell.beside('new')))).toBe('restore.damaged');
    }
    writeFileSync(manifest, JSON.stringify(list));
    const db = new DatabaseSync(join(copy, 'record.db'));
    db.exec('PRAGMA user_version = 99');
    db.close();
    const bytes = readFileSync(join(copy, 'record.db'));
    const { createHash } = process.getBuiltinModule('node:crypto');
    const files = list.files.map((one) =>
      one.path === 'record.db' ? { ...one, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') } : one,
    );
    writeFileSync(manifest, JSON.stringify({ ...list, files }));
    expect(codeOf(() => restore(copy, shell.beside('new')))).toBe('restore.newer');
  });
});
