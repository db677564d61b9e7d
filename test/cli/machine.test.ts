import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { seal } from '../../src/incident/chain.ts';
import type { Draft } from '../../src/incident/entry.ts';
import { sha256 } from '../../src/session/library.ts';
import { logFile } from '../../src/store/home.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { canRunUnprivileged, closeTo } from '../store/children.ts';
import { documentOf, Office, PROGRAM, type Ran } from './shell.ts';

vi.setConfig({ testTimeout: 120_000 });
const offices: Office[] = [];
afterAll(() => {
  for (const one of offices) one.leave();
});

let here: Office;
beforeEach(() => {
  here = new Office();
  offices.push(here);
});

const BY = ['--by', '管理者・田中 恵子'];
const open = (...more: string[]): string => String(here.quick(['open', 'takeover', '--guideline', 'komae', ...BY, ...more]).incident);
const timeline = (incident: string): { seq: number; words: Record<string, string>; data: Record<string, unknown> }[] =>
  here.quick(['timeline', incident]);

/** What somebody who has the file open puts there. */
const meddle = (sql: string): void => {
  const db = new DatabaseSync(logFile(here.home, 'real'));
  try {
    db.exec(sql);
  } finally {
    db.close();
  }
};

describe('the program', () => {
  it('says its version and what it can do, without touching any record', () => {
    expect(here.run(['--version'])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
    const { code, out, err } = here.run(['--help']);
    expect([code, err]).toEqual([0, '']);
    for (const command of [
      'open',
      'resume',
      'incidents',
      'status',
      'do',
      'attempt',
      'decide',
      'skip',
      'reopen',
      'note',
      'evidence',
      'role',
      'correct',
      'undo',
      'escalate',
      'close',
      'timeline',
      'export',
      'handover',
      'runbook',
      'doctor',
    ])
      expect(out, command).toMatch(new RegExp(`^  ${command}\\b`, 'mu'));
    expect(out).toContain('使い方：');
    const own = here.run(['do', '--help']);
    expect([own.code, own.err]).toEqual([0, '']);
    for (const option of ['--by', '--field', '--occurred', '--override', '--answer', '--json']) expect(own.out).toContain(option);
    expect(readdirSync(here.home)).toEqual([]);
  });

  it('says its version and its help as one document where a program asks', () => {
    expect(documentOf(here.run(['--version', '--json']))).toEqual({ version: manifest.version });
    for (const words of [
      ['--help', '--json'],
      ['do', '--json', '--help'],
      ['evidence', 'add', '--help', '--json'],
    ]) {
      const told = here.run(words);
      expect([told.code, told.err]).toEqual([0, '']);
      expect(documentOf(told)).toEqual({ help: expect.stringContaining('使い方：') });
    }
  });

  it('talks line by line in a pipe and draws nothing there; a program that wants JSON is told what to do instead', () => {
    for (const words of [[], ['--lang', 'ja']]) {
      const { code, out, err } = here.run(words);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('1行ずつの画面です');
      expect(out).not.toContain('\u001b');
    }
    expect(documentOf(here.run(['resume', '--json']))).toEqual({ error: { code: 'terminal.none' } });
    expect(here.run(['resume', 'a', 'b'])).toMatchObject({ code: 2, out: '' });
    expect(here.run(['resume', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('resume'), err: '' });
  });

  it('starts from its launcher, from anywhere', () => {
    const launcher = fileURLToPath(new URL('../../bin/hikeshi', import.meta.url));
    const { status, stdout } = spawnSync(launcher, ['--version'], { cwd: '/', encoding: 'utf8', env: here.environment() });
    expect([status, stdout]).toEqual([0, `${manifest.version}\n`]);
  });

  it('makes no fuss when the reader has had enough', () => {
    const incident = open();
    const command = `"$0" "$1" timeline ${incident} --json | true; exit 0`;
    const { stderr } = spawnSync('sh', ['-c', command, process.execPath, PROGRAM], { encoding: 'utf8', env: here.environment() });
    expect(stderr).toBe('');
  });
});

describe('standard input', () => {
  it('gives long words to any text, once in a call, and nothing private stands in argv', () => {
    const incident = open();
    const long = `一行目\n${'長い文。'.repeat(500)}`;
    expect(here.run(['note', incident, '-', ...BY], { input: `${long}\n` }).code).toBe(0);
    expect(here.run(['do', incident, 'verify-content', '--field', 'finding=-', ...BY], { input: '\ufeffBOM つき' }).code).toBe(0);
    expect(here.run(['reopen', incident, 'verify-content', '--reason', '-', ...BY], { input: '理由\r\n' }).code).toBe(0);
    const entries = timeline(incident);
    expect(entries.slice(-3).map(({ words }) => words.text ?? words['fields.finding'] ?? words.reason)).toEqual([long, 'BOM つき', '理由']);
    const twice = here.run(['do', incident, 'verify-content', '--field', 'finding=-', '--field', 'inquiry=-', ...BY, '--json'], {
      input: 'x',
    });
    expect([twice.code, documentOf(twice)]).toEqual([2, { error: { code: 'stdin.twice' } }]);
  });

  it('is refused when it is not UTF-8, rather than kept as what nobody wrote', () => {
    const incident = open();
    const ran = here.run(['note', incident, '-', ...BY, '--json'], { input: Uint8Array.from([0x93, 0x64, 0x98, 0x62]) });
    expect([ran.code, documentOf(ran), ran.err]).toEqual([2, { error: { code: 'stdin.encoding' } }, expect.stringContaining('UTF-8')]);
    expect(here.run(['note', incident, '-', ...BY, '--json'], { input: '' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('まだ書かれていません'),
    });
    expect(timeline(incident)).toHaveLength(3);
  });
});

describe('two shells at once', () => {
  it('lose nothing: every call is recorded, each at its own number', async () => {
    const incident = open();
    const ran = await Promise.all(Array.from({ length: 6 }, (_, at) => here.start(['note', incident, `同時 ${at}`, ...BY, '--json'])));
    expect(ran.map(({ code, err }) => [code, /Error/u.test(err)])).toEqual(ran.map(() => [0, false]));
    const told = ran.map((one) => documentOf<{ entries: { seq: number }[] }>(one).entries[0]?.seq);
    expect(told.toSorted()).toEqual([4, 5, 6, 7, 8, 9]);
    const entries = timeline(incident);
    expect(
      entries
        .slice(3)
        .map(({ words }) => words.text)
        .toSorted(),
    ).toEqual(Array.from({ length: 6 }, (_, at) => `同時 ${at}`));
    for (const [at, one] of ran.entries()) expect(entries.find(({ seq }) => seq === told[at])?.words.text, one.out).toBe(`同時 ${at}`);
  });

  it('settle a step once: one is told that the other was quicker', async () => {
    const incident = open();
    const ran = await Promise.all(
      ['田中', '鈴木'].map((name) =>
        here.start(['do', incident, 'verify-content', '--field', 'finding=3件', '--by', `管理者・${name}`, '--json']),
      ),
    );
    expect(ran.map(({ code }) => code).toSorted()).toEqual([0, 1]);
    const late = ran.find(({ code }) => code === 1) as Ran;
    expect(documentOf(late)).toMatchObject({ refused: { code: 'step.settled', name: late === ran[0] ? '鈴木' : '田中' } });
  });
});

describe('a record that a newer version has written', () => {
  it('is read, and not written to: exit 3', () => {
    const incident = open('--title', '件名');
    meddle('PRAGMA user_version = 99');
    expect(here.quick(['status', incident])).toMatchObject({ title: '件名' });
    expect(here.quick<unknown[]>(['incidents'])).toHaveLength(1);
    expect(here.call(['timeline', incident]).code).toBe(0);
    for (const words of [
      ['note', incident, 'x', ...BY],
      ['open', 'takeover', '--guideline', 'komae', ...BY],
    ]) {
      const ran = here.call([...words, '--json']);
      expect([ran.code, documentOf(ran)]).toMatchObject([3, { error: { code: 'log.newer' } }]);
      expect(ran.err).toMatch(/新しい版/u);
    }
    expect(timeline(incident)).toHaveLength(3);
  });

  it('line by line: an incident with lines of a newer format is read, and not written to', () => {
    const incident = open();
    force(incident, { type: 'note.added', words: { text: '新しい版' } }, (body) => ({ ...body, v: 9, weather: 'rain' }));
    expect(here.quick<unknown[]>(['timeline', incident]).at(-1)).toMatchObject({
      seq: 4,
      problem: 'newer',
      raw: expect.stringContaining('weather'),
    });
    expect(here.call(['timeline', incident]).out).toContain('読めない記録');
    expect(here.call(['note', incident, 'x', ...BY, '--json'])).toMatchObject({ code: 3 });
  });
});

/** Puts a line after the last one that this program would not have written. */
function force(incident: string, draft: Partial<Draft>, change: (body: object) => object = (body) => body): void {
  const log = openLog(logFile(here.home, 'real'), { mode: 'real' });
  const head = log.read(incident).at(-1);
  if (head === undefined) throw new Error(incident);
  const { runbook } = JSON.parse(head.bytes) as { runbook: string };
  const as = {
    incident,
    mode: 'real',
    actor: { role: '管理者', name: '田中' },
    at: Date.now(),
    mono: 0,
    session: 's',
    app: '9',
    sha256,
    random: (bytes: number) => sha256(String(head.seq)).slice(0, bytes * 2),
  } as const;
  const [line] = seal([{ response: 'r1', runbook, data: {}, ...draft } as Draft], head, as);
  if (line === undefined) throw new Error('no line');
  const bytes = JSON.stringify(change(JSON.parse(line.bytes) as object), undefined, 0);
  log.append(incident, head.seq, [{ ...line, bytes, hash: sha256(bytes) }]);
  log.close();
}

describe('a log that nobody could have written', () => {
  const impossible = (words: readonly string[]): Ran => here.call([...words, '--json']);

  it('exits 1 and names the line, whatever is asked of it; the other incidents go on', () => {
    const sound = open();
    const incident = open();
    force(incident, {
      type: 'step.settled',
      data: { step: 'delete-unauthorized-posts', round: 1, form: 'R12', fields: {}, subjects: [], outcome: 'done' },
    } as Partial<Draft>);
    for (const words of [
      ['status', incident],
      ['timeline', incident],
      ['note', incident, 'x', ...BY],
      ['export', incident, '--out', join(here.home, 'r.html')],
      ['evidence', 'list', incident],
    ]) {
      const ran = impossible(words);
      expect([words[0], ran.code, documentOf(ran)]).toMatchObject([
        words[0],
        1,
        { refused: { code: 'log.impossible', seq: 4, problem: 'event' } },
      ]);
      expect(ran.err).toContain('記録の4番');
    }
    expect(existsSync(join(here.home, 'r.html'))).toBe(false);
    const list = impossible(['incidents']);
    expect(list.code).toBe(1);
    expect(documentOf<{ incident: string; refused?: object }[]>(list)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ incident: sound, closed: false }),
        { incident, refused: { code: 'log.impossible', seq: 4, problem: 'event' } },
      ]),
    );
    expect(here.call(['incidents'])).toMatchObject({
      code: 1,
      out: expect.stringContaining(sound),
      err: expect.stringContaining(incident),
    });
    here.quick(['note', sound, 'x', ...BY]);
  });

  it('exits 1 and names the line when somebody altered the file behind the program', () => {
    const incident = open();
    here.quick(['note', incident, '消したい言葉', ...BY]);
    here.quick(['note', incident, '次', ...BY]);
    meddle(`${dropTriggers()} UPDATE entries SET bytes = replace(bytes, 'note.added', 'note.addEd') WHERE seq = 4`);
    const ran = impossible(['status', incident]);
    expect([ran.code, documentOf(ran)]).toMatchObject([1, { refused: { code: 'log.impossible', seq: 4, problem: 'chain', fact: 'hash' } }]);
  });

  it('exits 1 when somebody altered the words beside the lines', () => {
    const incident = open();
    here.quick(['note', incident, '元の言葉', ...BY]);
    meddle(`${dropTriggers()} UPDATE disclosures SET value = '別の言葉' WHERE value = '元の言葉'`);
    expect(documentOf(impossible(['status', incident]))).toMatchObject({ refused: { seq: 4, fact: 'commitment' } });
  });

  /** SQL that takes every guard of the file away, as somebody bent on it would. */
  const dropTriggers = (): string => {
    const db = new DatabaseSync(logFile(here.home, 'real'), { readOnly: true });
    const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string }[];
    db.close();
    return names.map(({ name }) => `DROP TRIGGER "${name}";`).join(' ');
  };
});

describe('a machine or a disk that will not do it', () => {
  it('exits 3 for a record that is no record, and leaves it as it is', () => {
    here.file('record.db', 'これは記録ではありません。'.repeat(300));
    const ran = here.call(['incidents', '--json']);
    expect([ran.code, documentOf(ran)]).toMatchObject([3, { error: { code: 'log.not-a-database' } }]);
    expect(readFileSync(join(here.home, 'record.db'), 'utf8')).toMatch(/^これは記録/u);
  });

  it('exits 3 for a data directory that cannot be', () => {
    const file = here.file('a-file', 'x');
    const ran = here.run(['incidents', '--json'], { env: { HIKESHI_HOME: join(file, 'data') } });
    expect([ran.code, documentOf(ran)]).toMatchObject([3, { error: { code: expect.stringMatching(/^home\./u) } }]);
  });

  it('exits 2 for settings that cannot be read, and says where', () => {
    here.file('settings.json', '{"guideline": ');
    const ran = here.call(['open', 'takeover', ...BY, '--json']);
    expect([ran.code, documentOf(ran), ran.err]).toMatchObject([
      2,
      { error: { code: 'settings.broken' } },
      expect.stringContaining('settings.json'),
    ]);
  });

  it.skipIf(!canRunUnprivileged())('reads from a directory that cannot be written, and exits 3 when it is told to write', () => {
    const incident = open('--title', '件名');
    const kept = here.quick<{ evidence: string }>(['evidence', 'add', incident, here.file('a.png'), ...BY]);
    expect(kept.evidence).toBe('E1');
    // Whatever stands beside the log is folded in: another process, this one, has it open no more than a moment.
    meddle('PRAGMA wal_checkpoint(TRUNCATE)');
    chmodSync(join(here.home, 'evidence'), 0o500);
    closeTo(here.home);
    chmodSync(join(here.home, 'evidence'), 0o500);
    const asNobody = (words: readonly string[]): Ran => {
      const who = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
      const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words, '--json'], {
        cwd: '/',
        encoding: 'utf8',
        env: here.environment(),
        ...who,
      });
      return { code: status, out: stdout, err: stderr };
    };
    const read = asNobody(['status', incident]);
    expect([read.code, documentOf(read)]).toMatchObject([0, { incident, title: '件名' }]);
    const written = asNobody(['note', incident, 'x', ...BY]);
    expect([written.code, documentOf(written)]).toMatchObject([3, { error: { code: 'log.readonly-file' } }]);
    const doctor = asNobody(['doctor']);
    expect(doctor.code).toBe(3);
  });
});

it.runIf(existsSync('/dev/full'))('is 3, with a sentence, where the answer cannot be written: what was recorded is recorded', () => {
  const incident = open();
  const call = [PROGRAM, 'note', incident, '一', ...BY, '--json'];
  const env = { ...process.env, HIKESHI_HOME: here.home };
  const ran = spawnSync('/bin/sh', ['-c', '"$0" "$@" > /dev/full', process.execPath, ...call], { encoding: 'utf8', env });
  expect([ran.status, ran.stderr]).toEqual([3, expect.stringContaining('hikeshi timeline')]);
  expect(ran.stderr).not.toContain('node:');
  expect(timeline(incident)).toHaveLength(4);
});
