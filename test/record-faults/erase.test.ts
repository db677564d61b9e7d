import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstBreak, isEntry, parseEntry } from '../../src/incident/chain.ts';
import { sha256 } from '../../src/session/library.ts';
import { writeDraft } from '../../src/store/drafts.ts';
import { logFile } from '../../src/store/home.ts';
import { memoryLog } from '../../src/store/memory-log.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { Scene } from '../session/scene.ts';
import { sealedLine } from '../store/sealed-line.ts';
import { BY, Shell } from './shell.ts';

const ORDER = ['--reason', '本人の申出', '--approver', '総務課長・佐藤一郎', ...BY] as const;
const SAID = '小池町2丁目の 山田"太郎" <yamada> が来庁\n二行目も消す';

let shell: Shell;
let id: string;
beforeEach(() => {
  shell = new Shell();
  id = shell.open();
});
afterEach(() => shell.dispose());

const linesOf = () => {
  const log = openLog(logFile(shell.home, 'real'), { mode: 'real' });
  const lines = log.read(id);
  log.close();
  return lines;
};

describe('erasing words', () => {
  it('leaves nothing of them in the data directory: log, -wal, drafts, leftovers, exports written there', () => {
    shell.ok('note', id, SAID, ...BY);
    const seq = linesOf().length;
    writeDraft(shell.home, `${id}/note`, { text: SAID });
    writeFileSync(join(shell.home, '.hikeshi-0123456789abcdef-x.tmp'), SAID);
    for (const format of ['html', 'md']) shell.ok('export', id, '--format', format, '--out', join(shell.home, `report.${format}`));
    mkdirSync(join(shell.home, 'bundle'));
    for (const [name, text] of [
      ['SHA256SUMS', ''],
      ['entries.jsonl', ''],
      ['disclosures.jsonl', JSON.stringify([SAID])],
    ] as const)
      writeFileSync(join(shell.home, 'bundle', name), text);
    writeFileSync(join(shell.home, 'harmless.txt'), '山田さんの話ではない');
    // Another terminal has the log open, and the words are still in the -wal.
    const other = openLog(logFile(shell.home, 'real'), { mode: 'real' });
    other.append('another', 0, [sealedLine('another', 1)]);
    expect(shell.holding('小池町2丁目').length).toBeGreaterThanOrEqual(3);

    const answer = shell.ok<{ removed: string[] }>('erase', id, String(seq), 'text', ...ORDER);
    expect(answer.removed.sort()).toEqual(expect.arrayContaining(['bundle', 'report.html', 'report.md']));
    for (const part of ['小池町2丁目', '<yamada>', '二行目も消す', '山田&quot;太郎&quot;']) expect(shell.holding(part)).toEqual([]);
    expect(existsSync(join(shell.home, 'harmless.txt'))).toBe(true);
    other.close();
  });

  it('keeps the chain whole and the incident readable, and says who erased what, why, and who approved', () => {
    shell.ok('note', id, SAID, ...BY);
    const before = linesOf();
    shell.ok('erase', id, String(before.length), 'text', ...ORDER);
    const lines = linesOf();
    expect(firstBreak(lines, sha256)).toBeUndefined();
    expect(lines.slice(0, before.length).map(({ bytes }) => bytes)).toEqual(before.map(({ bytes }) => bytes));
    const last = parseEntry(lines.at(-1) as never);
    expect(last).toMatchObject({
      type: 'pii.erased',
      data: { target: { seq: before.length, hash: before.at(-1)?.hash }, path: 'text' },
      words: { reason: '本人の申出', approver: '総務課長・佐藤一郎', 'actor.name': '田中恵子' },
    });
    const said = shell.run('timeline', id).out;
    expect(said).toContain('■（本文）');
    expect(said).toContain(`${before.length}番の「本文」の言葉を消しました`);
    const out = shell.beside('report.html');
    shell.ok('export', id, '--out', out);
    expect(readFileSync(out, 'utf8')).toContain('■（本文）');
    expect(shell.run('note', id, '続けられる', ...BY).code).toBe(0);
  });

  it('erases the words before and after a correction only when asked, and says which are left', () => {
    shell.ok('note', id, '市民 甲野花子の電話', ...BY);
    const seq = String(linesOf().length);
    shell.ok('correct', id, seq, '--field', 'text=市民 乙野花子の電話', '--reason', '聞き違い', ...BY);
    const first = shell.run('erase', id, seq, 'text', ...ORDER);
    expect(first.code).toBe(0);
    expect(first.out).toContain('--with-corrections');
    expect(shell.holding('甲野花子')).toEqual([]);
    expect(shell.holding('乙野花子')).not.toEqual([]);
    expect(shell.run('erase', id, seq, 'text', ...ORDER, '--with-corrections').code).toBe(0);
    expect(shell.holding('乙野花子')).toEqual([]);
    expect(shell.run('timeline', id).out).not.toContain('花子');
  });

  it('names other lines that say the same, and forgets the name of whoever sat here last', () => {
    writeFileSync(join(shell.home, 'settings.json'), JSON.stringify({ person: { role: '管理者', name: '田中恵子' }, settings: {} }));
    const answer = shell.ok<{ same: object[] }>('erase', id, '1', 'actor.name', ...ORDER.slice(0, 4), '--by', '所属長・鈴木一郎');
    expect(answer.same.length).toBeGreaterThan(0);
    expect(readFileSync(join(shell.home, 'settings.json'), 'utf8')).not.toContain('田中恵子');
  });

  it('is refused without a reason or an approver, with the words themselves in the reason, for what is not there, and twice', () => {
    shell.ok('note', id, '丙野次郎', ...BY);
    const seq = String(linesOf().length);
    const refused = (...words: string[]) => {
      const ran = shell.run('erase', id, ...words, '--json');
      return [ran.code, (ran.json as { refused: { code: string } }).refused.code];
    };
    expect(refused(seq, 'text', '--reason', 'x', ...BY)).toEqual([2, 'fields.invalid']);
    expect(refused(seq, 'text', '--approver', '総務課長・佐藤', ...BY)).toEqual([2, 'fields.invalid']);
    expect(refused(seq, 'text', '--reason', '丙野次郎の申出', '--approver', '総務課長・佐藤', ...BY)).toEqual([2, 'erase.repeated']);
    expect(refused(seq, 'fields.gist', ...ORDER)).toEqual([2, 'erase.nothing']);
    expect(refused('99', 'text', ...ORDER)).toEqual([2, 'entry.unknown']);
    expect(shell.holding('丙野次郎')).not.toEqual([]);
    expect(shell.run('erase', id, seq, 'text', ...ORDER).code).toBe(0);
    expect(refused(seq, 'text', ...ORDER)).toEqual([1, 'erase.already']);
    expect(linesOf().length).toBe(Number(seq) + 1);
  });

  it('says so while another program is reading, and is finished by asking again', () => {
    shell.ok('note', id, '丁野三郎', ...BY);
    const seq = String(linesOf().length);
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    const reader = new DatabaseSync(logFile(shell.home, 'real'));
    reader.exec('BEGIN; SELECT count(*) FROM entries');
    const ran = shell.run('erase', id, seq, 'text', ...ORDER, '--json');
    expect([ran.code, ran.json]).toEqual([3, { error: expect.objectContaining({ code: 'erase.unfinished' }) }]);
    expect(ran.err).toContain('もう一度実行してください');
    reader.exec('COMMIT');
    reader.close();
    shell.run('erase', id, seq, 'text', ...ORDER);
    expect(shell.holding('丁野三郎')).toEqual([]);
  });

  it('is seen by a terminal that has the incident open: the words leave its memory', () => {
    const scene = new Scene();
    scene.do({ do: 'note', text: '戊野四郎' });
    const { seq } = scene.incident.head;
    const other = new Scene({ kept: scene.kept });
    expect(JSON.stringify(other.session.load(scene.id).bySeq.get(seq)?.words)).toContain('戊野四郎');
    scene.do({ do: 'erase', seq, path: 'text', reason: '申出', approver: '総務課長 佐藤' });
    expect(other.session.load(scene.id).bySeq.get(seq)?.words.text).toBeUndefined();
    expect(JSON.stringify(memoryLog(scene.kept).read(scene.id))).not.toContain('戊野四郎');
  });
});

describe('whatever is erased, in whatever order', () => {
  it('is gone from the file of the log, and every other word is still there', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }).map((text) => text.toWellFormed());
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (words, times) => {
          const file = join(shell.beside(`p-${Math.random()}`));
          const log = openLog(file, { mode: 'real' });
          const marks = words.map(([text], at) => `〔${at}〕${text.repeat(times)}〔/${at}〕`);
          const lines = marks.map((value, at) =>
            sealedLine('a', at + 1, { disclosures: [{ path: 'text', salt: String(at).padStart(64, '0'), value }] }),
          );
          log.append('a', 0, lines);
          const erased = words.flatMap(([, gone], at) => (gone ? [{ seq: at + 1, path: 'text' }] : []));
          log.append('a', lines.length, [sealedLine('a', lines.length + 1)], erased);
          const bytes = Buffer.concat([readFileSync(file), existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0)]);
          for (const [at, [, gone]] of words.entries()) {
            expect(bytes.includes(`〔${at}〕`)).toBe(!gone);
            expect(bytes.includes(String(at).padStart(64, '0'))).toBe(!gone);
          }
          expect(
            log
              .read('a')
              .slice(0, -1)
              .map(({ disclosures }) => disclosures.length),
          ).toEqual(words.map(([, gone]) => (gone ? 0 : 1)));
          expect(
            log
              .read('a')
              .map(parseEntry)
              .every((line) => !isEntry(line) || line.seq > 0),
          ).toBe(true);
          log.close();
        },
      ),
      { numRuns: 15 },
    );
  });
});
