import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkEntries } from '../../src/store/append-rules.ts';
import { logFile, openHome } from '../../src/store/home.ts';
import { openLog, type StoredLog } from '../../src/store/sqlite-log.ts';
import { codeOf, run } from '../log-behaviour.ts';
import { sealedLine } from './sealed-line.ts';
import { tempHome } from './temp-home.ts';

let home: string;
let file: string;
let log: StoredLog;
beforeEach(() => {
  home = openHome(tempHome()).path;
  file = logFile(home, 'real');
  log = openLog(file, { mode: 'real' });
  log.append('a', 0, run('a', 1, 3));
});
afterEach(() => {
  log.close();
  rmSync(home, { recursive: true, force: true });
});
const next = () => log.append('a', log.read('a').length, [sealedLine('a', log.read('a').length + 1)]);

// Windows takes no open file away.
describe.skipIf(process.platform === 'win32')('a record whose file is no longer there while it is open', () => {
  const AWAY = {
    'was removed': () => rmSync(file),
    'was moved away': () => renameSync(file, `${file}.old`),
    'lost the lines that are not in the main file yet': () => rmSync(`${file}-wal`),
    'went with its folder': () => rmSync(home, { recursive: true }),
    'went with its folder, of which there is a new one': () => {
      rmSync(home, { recursive: true });
      mkdirSync(home);
    },
    'was exchanged for a copy': () => {
      copyFileSync(file, `${file}.copy`);
      renameSync(`${file}.copy`, file);
    },
  } as const;

  it.each(Object.entries(AWAY))('%s: acknowledges nothing more, and says so', (_, away) => {
    away();
    expect(codeOf(next)).toBe('log.gone');
    expect(log.reason?.code).toBe('log.gone');
    expect(codeOf(next)).toBe('log.gone');
  });

  it('still shows what it knew', () => {
    rmSync(home, { recursive: true });
    expect(codeOf(next)).toBe('log.gone');
    expect(log.read('a')).toEqual(run('a', 1, 3));
  });

  it('acknowledges no line that went with the file while it was written', () => {
    // The caller's words are read once more in the middle of the transaction: there the file goes.
    const words = [{ path: 'p', salt: '0'.repeat(64), value: '田中' }];
    let reads = 0;
    let last = Number.POSITIVE_INFINITY;
    const disclosures = new Proxy(words, {
      get: (target, name) => {
        if (name === Symbol.iterator && ++reads === last) rmSync(file);
        return Reflect.get(target, name);
      },
    });
    const slow = sealedLine('a', 4, { disclosures });
    checkEntries('a', 3, [slow]);
    last = 2 * reads + 1;
    expect(codeOf(() => log.append('a', 3, [slow]))).toBe('log.gone');
    expect(reads).toBe(last);
  });

  it('goes on where nothing of that happened, also when another connection comes and goes', () => {
    for (let at = 0; at < 5; at += 1) {
      const other = openLog(file, { mode: 'real' });
      other.append(`b${at}`, 0, run(`b${at}`, 1, 1));
      other.close();
      next();
    }
    expect(log.read('a')).toHaveLength(8);
  });
});
