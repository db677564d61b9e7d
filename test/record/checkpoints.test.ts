import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Checkpoint, checkpointText, formatCheckpoints, formatKeys, parseCheckpoints } from '../../src/incident/checkpoint.ts';
import { logFile, openHome } from '../../src/store/home.ts';
import { installationKey, isSigned, keyFile, knownKey } from '../../src/store/keys.ts';
import { memoryLog } from '../../src/store/memory-log.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { codeOf, run } from '../log-behaviour.ts';
import { sealedLine } from '../store/sealed-line.ts';
import { tempHome } from '../store/temp-home.ts';

let home: string;
beforeEach(() => {
  home = openHome(tempHome()).path;
});
afterEach(() => rmSync(home, { recursive: true }));

const head = (seq: number) => ({ incident: 'a', seq, hash: sealedLine('a', seq).hash });

describe('the key of an installation', () => {
  it('is made at first need, for its owner alone, and stays the same', () => {
    expect(knownKey(home)).toBeUndefined();
    const made = installationKey(home);
    expect(installationKey(home).publicKey).toBe(made.publicKey);
    expect(knownKey(home)?.fingerprint).toBe(made.fingerprint);
    expect(made.fingerprint).toMatch(/^[0-9a-f]{64}$/u);
    if (process.platform !== 'win32') expect(statSync(keyFile(home)).mode & 0o777).toBe(0o600);
    expect(readdirSync(home)).toEqual(['installation-key.pem']);
  });

  it('is one for two processes that need it at the same moment', async () => {
    const script = fileURLToPath(new URL('children/key.ts', import.meta.url));
    const ask = () =>
      new Promise<string>((resolve) => {
        let told = '';
        const child = spawn(process.execPath, [script, home], { stdio: ['ignore', 'pipe', 'inherit'] });
        child.stdout.on('data', (text) => {
          told += String(text);
        });
        child.on('close', () => resolve(told));
      });
    const keys = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{64}\n$/u);
  });

  it('is refused where the file holds something else, and not replaced', () => {
    writeFileSync(keyFile(home), 'これは鍵ではありません');
    expect(codeOf(() => installationKey(home))).toBe('key.broken');
    expect(readFileSync(keyFile(home), 'utf8')).toBe('これは鍵ではありません');
    expect(codeOf(() => installationKey(`${home}/none`))).toBe('key.unwritable');
  });
});

describe('a checkpoint', () => {
  it('signs the text that record.md gives, and no other head', () => {
    const one = installationKey(home).checkpoint(head(3), 1000);
    expect(checkpointText(head(3))).toBe(`hikeshi-log/v1\na\n3\n${head(3).hash}\n`);
    expect(isSigned(one)).toBe(true);
    expect(isSigned({ ...one, seq: 4 })).toBe(false);
    expect(isSigned({ ...one, incident: 'b' })).toBe(false);
    expect(isSigned({ ...one, head: head(4).hash })).toBe(false);
    expect(isSigned({ ...one, key: installationKey(openHome(tempHome()).path).publicKey })).toBe(false);
    expect(isSigned({ ...one, key: 'MCow' })).toBe(false);
  });

  it('is written and read as six lines, in the order of lines and keys', () => {
    const key = installationKey(home);
    const [one, two] = [key.checkpoint(head(2), 1), key.checkpoint(head(10), 2)] as [Checkpoint, Checkpoint];
    const text = formatCheckpoints([two, one]);
    expect(text.split('\n')).toHaveLength(13);
    const { at: _, ...first } = one;
    expect(parseCheckpoints(text)).toEqual({ checkpoints: [first, { ...two, at: undefined }] });
    expect(parseCheckpoints('')).toEqual({ checkpoints: [] });
    expect(formatKeys([one, two])).toBe(`-----BEGIN PUBLIC KEY-----\n${key.publicKey}\n-----END PUBLIC KEY-----\n`);
  });

  it('is refused with its line where it is not written in the one way it can be', () => {
    const key = installationKey(home);
    const text = formatCheckpoints([key.checkpoint(head(2), 1), key.checkpoint(head(10), 2)]);
    const lines = text.split('\n');
    const changed = (line: number, change: (text: string) => string) =>
      parseCheckpoints(lines.map((one, at) => (at === line - 1 ? change(one) : one)).join('\n')).line;
    expect(changed(1, () => 'hikeshi-log/v2')).toBe(1);
    expect(changed(2, () => '')).toBe(2);
    expect(changed(3, (seq) => `0${seq}`)).toBe(3);
    expect(changed(4, (hash) => hash.toUpperCase())).toBe(4);
    expect(changed(5, (base64) => base64.slice(1))).toBe(5);
    // The last digit holds four bits that mean nothing: written otherwise, the signature would be the same.
    expect(changed(6, (base64) => base64.replace(/.==$/u, (end) => `${end[0] === 'A' ? 'B' : 'R'}==`))).toBe(6);
    expect(parseCheckpoints(text.trimEnd()).line).toBe(12);
    expect(parseCheckpoints(`${text}\n`).line).toBe(13);
    expect(parseCheckpoints(text.split('\n').slice(6).join('\n') + text).line).toBe(7);
    expect(parseCheckpoints(text.slice(0, text.length / 2) + text.slice(0, text.length / 2)).line).toBe(7);
  });
});

describe.each([
  ['memory', () => memoryLog()],
  ['SQLite', () => openLog(logFile(home, 'real'), { mode: 'real' })],
])('the log in %s', (_, open) => {
  it('keeps signed heads beside its lines, each once, by line', () => {
    const log = open();
    log.append('a', 0, run('a', 1, 3));
    const key = installationKey(home);
    const [late, early] = [key.checkpoint(head(3), 30), key.checkpoint(head(2), 20)];
    for (const one of [late, early, { ...late, at: 99 }]) log.keepCheckpoint(one);
    expect(log.checkpoints('a')).toEqual([early, late]);
    expect(log.checkpoints('b')).toEqual([]);
    expect(() => log.keepCheckpoint({ ...late, seq: 4 })).toThrow(/log\.duplicate/u);
    log.close();
  });
});

describe('a file of the first format', () => {
  it('gets its table of checkpoints, with every line as it was; checkpoints never change', () => {
    const file = logFile(home, 'real');
    const made = openLog(file, { mode: 'real' });
    made.append('a', 0, run('a', 1, 3));
    made.close();
    const meddle = (sql: string) => {
      const db = new DatabaseSync(file);
      try {
        db.exec(sql);
      } finally {
        db.close();
      }
    };
    meddle('DROP TABLE checkpoints; PRAGMA user_version = 1');
    const log = openLog(file, { mode: 'real' });
    expect(log.readonly).toBe(false);
    expect(log.read('a')).toEqual(run('a', 1, 3));
    log.keepCheckpoint(installationKey(home).checkpoint(head(3), 30));
    expect(log.checkpoints('a')).toHaveLength(1);
    log.close();
    expect(() => meddle('UPDATE checkpoints SET at = 0')).toThrow(/do not change/u);
    expect(() => meddle('DELETE FROM checkpoints')).toThrow(/do not change/u);
    const db = new DatabaseSync(file, { readOnly: true });
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 });
    db.close();
  });
});
