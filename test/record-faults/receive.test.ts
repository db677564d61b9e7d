import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstBreak } from '../../src/incident/chain.ts';
import { openLibrary } from '../../src/session/folders.ts';
import { sha256 } from '../../src/session/library.ts';
import { receive } from '../../src/session/receiving.ts';
import { Session } from '../../src/session/session.ts';
import { verifyEvidence } from '../../src/store/evidence.ts';
import { logFile, openHome } from '../../src/store/home.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { BY, Shell } from './shell.ts';

const main = join(fileURLToPath(new URL('../..', import.meta.url)), 'src', 'cli', 'main.ts');
const SUZUKI = ['--by', '所属長・鈴木一郎'] as const;
const TO = ['--to', '所属長・鈴木一郎'] as const;

let a: Shell;
let b: Shell;
let id: string;
let folder: string;
beforeEach(() => {
  a = new Shell();
  b = new Shell();
  id = a.open();
  writeFileSync(a.beside('画面.png'), 'x'.repeat(2000));
  a.ok('evidence', 'add', id, a.beside('画面.png'), ...BY);
  a.ok('note', id, '引継ぎの前', ...BY);
  folder = a.beside('hikitsugi');
});
afterEach(() => {
  a.dispose();
  b.dispose();
});

const linesOf = (shell: Shell) => {
  if (!existsSync(logFile(shell.home, 'real'))) return [];
  const log = openLog(logFile(shell.home, 'real'), { mode: 'real' });
  const lines = log.read(id);
  log.close();
  return lines;
};
/** Exit code and code of what a call was refused with. */
const refused = (shell: Shell, ...words: string[]) => {
  const ran = shell.run(...words, '--json');
  return [ran.code, (ran.json as { refused?: { code: string } }).refused?.code];
};

describe('an incident that is taken to another PC', () => {
  it('goes on there with every line, word and file, and stands still where it came from', () => {
    const given = a.ok<{ seq: number; anchor: string }>('handover', id, ...TO, '--out', folder, ...BY);
    const before = linesOf(a);
    expect(refused(a, 'note', id, 'まだ書く', ...BY)).toEqual([1, 'incident.away']);
    expect(a.run('note', id, 'まだ書く', ...BY).err).toContain('所属長 鈴木一郎');
    expect(a.run('incidents').out).toContain('引継ぎ済み（読むだけ）');
    expect(a.run('status', id).out).toContain('この写しは読むだけです');
    expect(b.run('status', id).code).toBe(2);
    expect(refused(a, 'erase', id, '5', 'text', '--reason', 'x', '--approver', '課長・佐藤', ...BY)).toEqual([1, 'incident.away']);
    const taken = b.ok<{ brought: number; evidence: number; completeness: { state: string } }>(
      'receive',
      folder,
      '--anchor',
      given.anchor,
      ...SUZUKI,
    );
    expect(taken).toMatchObject({ brought: before.length, evidence: 1, completeness: { state: 'confirmed' } });
    expect(linesOf(b).slice(0, before.length)).toEqual(before);
    const [kept = ''] = readdirSync(join(b.home, 'evidence'));
    expect(verifyEvidence(b.home, kept)).toEqual({ state: 'intact' });
    b.ok('note', id, '引き継いだあと', ...SUZUKI);
    expect(b.run('status', id).out).not.toContain('この写しは読むだけです');
    expect(b.run('timeline', id).out).toContain(`${given.seq}番までを引き継ぎ、このPCで続けます`);
    expect(firstBreak(linesOf(b), sha256)).toBeUndefined();
    expect(linesOf(a)).toEqual(before);
  });

  it('comes back with what was written there, and the whole way verifies from its first line', () => {
    a.ok('handover', id, ...TO, '--out', folder, ...BY);
    b.ok('receive', folder, ...SUZUKI);
    b.ok('note', id, '別のPCで', ...SUZUKI);
    b.ok('handover', id, '--to', '管理者・田中恵子', '--out', b.beside('back'), ...SUZUKI);
    a.ok('receive', b.beside('back'), ...BY);
    a.ok('note', id, '戻ってから', ...BY);
    const out = a.beside('bundle');
    a.ok('export', id, '--format', 'bundle', '--out', out);
    const verdict = a.ok<{ integrity: { holds: boolean }; completeness: { keys: object[] } }>('verify', out);
    expect(verdict.integrity.holds).toBe(true);
    // Both installations have signed.
    expect(verdict.completeness.keys).toHaveLength(2);
  });

  it('can be taken back where it was not received, and the folder written again when it was lost', () => {
    a.ok('handover', id, ...TO, '--out', folder, ...BY);
    const before = linesOf(a);
    rmSync(folder, { recursive: true });
    expect(a.run('handover', id, '--out', folder, ...BY).out).toContain('もう一度書き出します');
    expect(linesOf(a)).toEqual(before);
    a.ok('receive', folder, ...BY);
    expect(a.run('note', id, '続ける', ...BY).code).toBe(0);
  });

  it('is received once: a second time is told so, and changes nothing', () => {
    a.ok('handover', id, ...TO, '--out', folder, ...BY);
    b.ok('receive', folder, ...SUZUKI);
    const before = linesOf(b);
    expect(refused(b, 'receive', folder, ...SUZUKI)).toEqual([1, 'receive.already']);
    expect(linesOf(b)).toEqual(before);
  });

  it('with two continuations is told with the line where they part and who wrote it on each side', () => {
    const c = new Shell();
    a.ok('handover', id, ...TO, '--out', folder, ...BY);
    b.ok('receive', folder, ...SUZUKI);
    c.ok('receive', folder, '--by', '副所属長・佐藤花子');
    const last = linesOf(a).length;
    c.ok('handover', id, ...TO, '--out', c.beside('other'), '--by', '副所属長・佐藤花子');
    const before = linesOf(b);
    const ran = b.run('receive', c.beside('other'), ...SUZUKI, '--json');
    expect([ran.code, ran.json]).toMatchObject([
      1,
      {
        refused: {
          code: 'receive.diverged',
          seq: last + 1,
          here: { type: 'incident.received', name: '鈴木一郎' },
          there: { type: 'incident.received', name: '佐藤花子' },
        },
      },
    ]);
    expect(ran.err).toContain(`${last + 1}番から二つの続きがあります`);
    expect(linesOf(b)).toEqual(before);
    c.dispose();
  });

  it('received by somebody else between the look and the writing is there once, and this one is told', () => {
    a.ok('handover', id, ...TO, '--out', folder, ...BY);
    const sit = () => {
      const log = openLog(logFile(openHome(b.home).path, 'real'), { mode: 'real' });
      return { log, home: b.home, session: new Session({ log, library: openLibrary([]), mode: 'real', now: () => Date.now() }) };
    };
    const [slow, quick] = [sit(), sit()];
    const keep = slow.log.keepRunbook.bind(slow.log);
    let brought = 0;
    // What is named is stored first; then comes the other one.
    slow.log.keepRunbook = (hash, text) => {
      keep(hash, text);
      const done = receive(quick, folder, { role: '副所属長', name: '佐藤花子' });
      if ('acted' in done) brought += done.brought;
    };
    const told = receive(slow, folder, { role: '所属長', name: '鈴木一郎' });
    expect(told).toMatchObject({ code: 'receive.already', seq: linesOf(a).length + 1 });
    expect(brought).toBe(linesOf(a).length);
    for (const { log } of [slow, quick]) log.close();
    expect(linesOf(b)).toHaveLength(linesOf(a).length + 1);
  });

  it('received by two programs at once is there once, and the slower one is told', async () => {
    a.ok('handover', id, ...TO, '--out', folder, ...BY);
    mkdirSync(b.home, { recursive: true });
    const env = { ...process.env, HIKESHI_HOME: b.home };
    const children = [0, 1].map(() =>
      spawn(process.execPath, [main, 'receive', folder, ...SUZUKI, '--json'], { env, stdio: ['ignore', 'pipe', 'ignore'] }),
    );
    const ended = await Promise.all(
      children.map(async (child) => {
        let out = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          out += text;
        });
        const [code] = (await once(child, 'close')) as [number];
        return { code, out: JSON.parse(out) as { refused?: { code: string } } };
      }),
    );
    expect(ended.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(ended.find(({ code }) => code === 1)?.out.refused?.code).toBe('receive.already');
    expect(linesOf(b)).toHaveLength(linesOf(a).length + 1);
  });
});

describe('what is not received leaves nothing behind:', () => {
  const nothingIn = (shell: Shell) => {
    expect(linesOf(shell)).toEqual([]);
    expect(existsSync(join(shell.home, 'evidence')) ? readdirSync(join(shell.home, 'evidence')) : []).toEqual([]);
  };

  it('a folder in which anything was altered, or is missing', () => {
    a.ok('handover', id, ...TO, '--out', folder, ...BY);
    const evidence = join('evidence', readdirSync(join(folder, 'evidence'))[0] ?? '');
    for (const name of ['entries.jsonl', 'disclosures.jsonl', 'checkpoints.txt', evidence]) {
      const bent = b.beside(`bent-${name.replace('/', '-')}`);
      cpSync(folder, bent, { recursive: true });
      appendFileSync(join(bent, name), 'x');
      expect(refused(b, 'receive', bent, ...SUZUKI)).toEqual([1, 'receive.not-sound']);
      rmSync(join(bent, name));
      expect(refused(b, 'receive', bent, ...SUZUKI)).toEqual([1, 'receive.not-sound']);
    }
    nothingIn(b);
  });

  it('a copy that is no hand-over, a redacted one, another paper', () => {
    const copy = a.beside('copy');
    a.ok('export', id, '--format', 'bundle', '--out', copy);
    expect(refused(b, 'receive', copy, ...SUZUKI)).toEqual([1, 'receive.not-transferred']);
    a.ok('handover', id, ...TO, '--out', folder, ...BY);
    const black = a.beside('black');
    a.ok('export', id, '--format', 'bundle', '--out', black, '--redact');
    expect(refused(b, 'receive', black, ...SUZUKI)).toEqual([1, 'receive.redacted']);
    expect(refused(b, 'receive', folder, '--anchor', '0123 4567 89ab cdef 0123 4567 89ab cdef', ...SUZUKI)).toEqual([
      1,
      'receive.not-sound',
    ]);
    expect(b.run('receive', folder).code).toBe(2);
    expect(b.run('receive', b.beside('nowhere'), ...SUZUKI).code).toBe(2);
    nothingIn(b);
  });

  it('an incident is not given away where the folder cannot be written', () => {
    writeFileSync(folder, '');
    expect(a.run('handover', id, ...TO, '--out', folder, ...BY).code).toBe(2);
    expect(a.run('handover', id, ...TO, '--out', join(a.beside('no'), 'x'), ...BY).code).toBe(2);
    expect(a.run('handover', id, '--out', a.beside('new'), ...BY).code).toBe(2);
    expect(a.run('note', id, '続けられる', ...BY).code).toBe(0);
    expect(readFileSync(folder, 'utf8')).toBe('');
  });
});
