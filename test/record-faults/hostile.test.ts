import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logFile } from '../../src/store/home.ts';
import { everySceneIsSound, Scene } from '../session/scene.ts';
import { TABLE } from './hostile-words.ts';
import { BY, filesBelow, type Ran, Shell } from './shell.ts';

/** What must reach no terminal: controls but the line feed, and what cannot be seen. */
const RAW =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060\ufeff\u{e0000}-\u{e007f}]/u;
/** A flood of marks covers the rows above; in JSON it is data. */
const FLOOD = /\u0301{5}/u;
const rawIn = ({ out, err }: Ran): string | undefined =>
  RAW.exec(out + err)?.[0] ?? FLOOD.exec(out.startsWith('{') || out.startsWith('[') ? err : out + err)?.[0];

let shell: Shell;
let id: string;
beforeEach(() => {
  shell = new Shell();
  id = shell.open();
});
afterEach(() => {
  shell.dispose();
  everySceneIsSound();
});

/** Everything that prints an incident. */
const looks = (): readonly (readonly string[])[] => [
  ['timeline', id],
  ['timeline', id, '--json'],
  ['status', id],
  ['status', id, '--json'],
  ['incidents', '--all'],
  ['evidence', 'list', id],
  ['handover', id],
];

describe('hostile words', () => {
  it.each(TABLE)('%s: are kept as they were typed, and no look at them steers the terminal', (_, words) => {
    writeFileSync(shell.beside('画面.png'), 'x'.repeat(50));
    const calls: readonly (readonly string[])[] = [
      ['note', id, words, ...BY, '--not-secret'],
      ['do', id, 'verify-content', '--field', `finding=${words}`, '--field', `subject=${words}`, ...BY],
      ['evidence', 'add', id, shell.beside('画面.png'), '--url', words, '--post-id', words, '--shown-at', words, ...BY],
      ['role', id, words, '--name', words, ...BY],
      ['open', 'takeover', '--guideline', 'komae', '--title', words, '--account', words, '--by', `${words}職・${words}`],
    ];
    for (const call of calls) {
      const ran = shell.run(...call);
      // What is no title, or no name, may be refused; it is never a bug, and never printed raw.
      expect([call[0], ran.code === 70, rawIn(ran)]).toEqual([call[0], false, undefined]);
    }
    expect(shell.run(...(calls[0] ?? [])).code).toBe(0);
    for (const look of looks()) {
      const ran = shell.run(...look);
      expect([look[0], ran.code, rawIn(ran)]).toEqual([look[0], 0, undefined]);
    }
    const kept = (shell.run('timeline', id, '--json').json as { type: string; words: { text?: string } }[]).find(
      ({ type }) => type === 'note.added',
    );
    expect(kept?.words.text).toBe(words.toWellFormed());
    for (const format of ['html', 'md']) {
      const out = shell.beside(`r.${format}`);
      expect(shell.run('export', id, '--format', format, '--out', out, '--force').code).toBe(0);
    }
    expect(readdirSync(shell.beside('')).sort()).toEqual(['home', 'r.html', 'r.md', '画面.png'].sort());
  });

  // Six rows of the table at a time: what is asked for is told back in one sentence.
  it.each([0, 6, 12])('%i to six further in what is asked for: are answered in plain Japanese', (from) => {
    const words = TABLE.slice(from, from + 6)
      .map(([, one]) => one)
      .join('');
    const calls: readonly (readonly string[])[] = [
      ['status', words],
      [words, id],
      ['note', words, 'x', ...BY],
      ['do', id, words, ...BY],
      ['decide', id, words, words, ...BY],
      ['breach', id, words, 'x', ...BY],
      ['open', words, '--by', '管理者・田中'],
      ['open', 'takeover', '--guideline', words, ...BY],
      ['export', id, '--format', words, '--out', 'x'],
      ['export', id, '--out', join(shell.beside('nowhere'), words.replaceAll('\u0000', ''))],
      ['note', id, 'x', '--occurred', words, ...BY],
      ['verify', words.replaceAll('\u0000', '')],
      ['receive', words.replaceAll('\u0000', ''), ...BY],
      ['note', id, 'x', `--${words}`, ...BY],
      ['erase', id, words, words, '--reason', 'x', '--approver', '課長・佐藤', ...BY],
    ];
    for (const [at, call] of calls.entries())
      for (const more of at % 5 === 0 ? [[], ['--json']] : [[]]) {
        const ran = shell.run(...call, ...more);
        expect([call, [1, 2, 3].includes(ran.code), rawIn(ran)]).toEqual([call, true, undefined]);
        expect(ran.err).toMatch(/[\p{sc=Han}\p{sc=Hiragana}]/u);
      }
    expect(readdirSync(shell.beside(''))).toEqual(['home']);
  });

  it('in a row of the database are refused with the line, not shown', () => {
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    shell.ok('note', id, '電話', ...BY);
    const db = new DatabaseSync(logFile(shell.home, 'real'));
    db.exec('DROP TRIGGER disclosures_update');
    db.prepare("UPDATE disclosures SET value = ? WHERE path = 'text'").run(TABLE.map(([, words]) => words).join(''));
    db.close();
    for (const look of looks().filter(([command]) => command !== 'incidents')) {
      const ran = shell.run(...look);
      expect([look[0], ran.code, rawIn(ran)]).toEqual([look[0], 1, undefined]);
      expect(ran.err).toContain('4番');
    }
  });

  it('that no file can hold unchanged are stored as what can be held', () => {
    const scene = new Scene();
    scene.do({ do: 'note', text: 'a\ud800b\udc00' });
    expect(JSON.stringify(scene.incident.entries.at(-1))).toContain('a\ufffdb\ufffd');
  });

  it('as Shift_JIS bytes on standard input are refused, and nothing is recorded', () => {
    const main = join(fileURLToPath(new URL('../..', import.meta.url)), 'src', 'cli', 'main.ts');
    const ran = spawnSync(process.execPath, [main, 'note', id, '-', ...BY], {
      input: Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea]),
      env: { ...process.env, HIKESHI_HOME: shell.home },
    });
    expect(ran.status).toBe(2);
    expect(shell.run('timeline', id).out).not.toContain('メモ');
  });
});

describe('hostile evidence', () => {
  it.each([
    '..\\..\\evil.png',
    'C:evil.png',
    'CON',
    'con.png',
    '-rf',
    '$(touch x).png',
    'a\nb.png',
    '\u001b]52;c;eA==\u0007.png',
    '\u202egnp.exe',
    `${'長'.repeat(80)}.png`,
  ])('named %j is data, never a path', (name) => {
    mkdirSync(shell.beside('given'));
    const file = join(shell.beside('given'), name);
    writeFileSync(file, 'x'.repeat(70));
    const ran = shell.run(
      'evidence',
      'add',
      id,
      `file://${encodeURI(file).replaceAll('#', '%23').replaceAll('?', '%3F').replaceAll('$', '%24')}`,
      ...BY,
    );
    expect([ran.code, rawIn(ran)]).toEqual([0, undefined]);
    expect(rawIn(shell.run('evidence', 'list', id))).toBeUndefined();
    const kept = filesBelow(shell.home).filter((one) => !/\.db/u.test(one));
    expect(kept.map((one) => one.slice(shell.home.length + 1))).toEqual([expect.stringMatching(/^evidence\/[0-9a-f]{64}$/u)]);
    expect(readdirSync(shell.beside('')).sort()).toEqual(['given', 'home']);
  });

  it('that is no regular file is refused by its kind, at once, and nothing is kept', () => {
    writeFileSync(shell.beside('real.png'), 'x');
    symlinkSync(shell.beside('real.png'), shell.beside('link.png'));
    mkdirSync(shell.beside('folder'));
    writeFileSync(shell.beside('empty.png'), '');
    spawnSync('mkfifo', [shell.beside('pipe')]);
    const kinds = { 'link.png': 'symlink', folder: 'directory', pipe: 'fifo', 'empty.png': 'empty', nothing: 'missing' } as const;
    for (const [name, kind] of [
      ...Object.entries(kinds).map(([file, kind]) => [shell.beside(file), kind]),
      ['/dev/zero', 'device'],
      ['\u0000', 'missing'],
    ]) {
      const ran = shell.run('evidence', 'add', id, name ?? '', ...BY, '--json');
      expect([ran.code, (ran.json as { error: { code: string } }).error.code]).toEqual([2, `evidence.${kind}`]);
    }
    expect(existsSync(join(shell.home, 'evidence'))).toBe(false);
  });
});

describe('whatever is typed', () => {
  const nasty = fc
    .array(fc.oneof(fc.constantFrom(...TABLE.map(([, words]) => words)), fc.string({ unit: 'binary' })), { maxLength: 4 })
    .map((parts) => parts.join(''));

  it('as a note crashes nothing, prints nothing raw, and comes back as it was', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const noted = shell.run('note', id, text, ...BY, '--json', '--not-secret');
        expect([noted.code === 70, rawIn(noted)]).toEqual([false, undefined]);
        if (noted.code !== 0) return;
        const { entries } = noted.json as { entries: { seq: number }[] };
        const lines = shell.run('timeline', id, '--json').json as { seq: number; words: { text: string } }[];
        expect(lines.find(({ seq }) => seq === entries[0]?.seq)?.words.text).toBe(text.toWellFormed());
        expect(rawIn(shell.run('timeline', id))).toBeUndefined();
      }),
      { numRuns: 12 },
    );
  });

  it('as the words of a call ends in one of the exit codes, in plain words', () => {
    const word = fc.oneof(
      nasty,
      fc.constantFrom('note', 'open', 'do', '--by', '--json', '--out', '--field', '-', '--', '=', 'x=y', '0', '管理者・田中'),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        // `-` would read the standard input of whoever runs the tests.
        const ran = shell.run(...words.filter((one) => one !== '-' && !one.endsWith('=-')));
        expect([0, 1, 2, 3]).toContain(ran.code);
        expect(rawIn(ran)).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });
});
