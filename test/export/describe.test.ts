import { describe as about, expect, it } from 'vitest';
import { anchorOf, readAnchor } from '../../src/export/anchor.ts';
import { byOccurrence, type ChronologyRow, chronologyOf } from '../../src/export/chronology.ts';
import { describe } from '../../src/export/describe.ts';
import { isLate } from '../../src/incident/corrected.ts';
import type { Entry } from '../../src/incident/entry.ts';
import { HOSTILE, komaeEscalated, komaeTakeover, komaeTakeoverClosed, nagasakiFirestorm } from '../fixtures/incidents.ts';

const walk = komaeTakeoverClosed();
const rows = chronologyOf(walk.incident);
const row = (seq: number): ChronologyRow => rows[seq - 1] as ChronologyRow;

about('one line of the log, in plain Japanese', () => {
  it('names each line by its phase, or by what it is', () => {
    expect(rows.map(({ kind }) => kind).join(' ')).toBe(
      '開始 提示 確認 覚知 確認 確認 連絡 連絡 メモ 除去 封じ込め 証拠 証拠 記録 除去 連絡 封じ込め 周知 監視 連絡 メモ 取消 訂正 引継ぎ 再発 証拠 記録 除去 封じ込め 監視 終結',
    );
  });

  it('says who called whom, how, and that nobody answered', () => {
    expect(row(8).text).toBe('所属長 鈴木→統括情報セキュリティ責任者 山本　電話　つながらず（手順4）\n要旨：状況の連絡');
    expect(row(20).text).not.toContain('つながらず');
  });

  it('tells a form by its labels and its choices by their words', () => {
    expect(row(4).text).toContain('覚知の経路：市民の通報');
    expect(row(11).text).toContain('条件の確認：十分な長さと複雑さ、ほかと同じ・似たものでない、使い回しでない');
    expect(row(14).text).toMatch(/^画面の保存等の記録（手順5）　証拠E1・E2\n投稿のURL：https:/u);
  });

  it('names step, layer and clauses of a line about a step, and none elsewhere', () => {
    expect(row(5)).toMatchObject({
      step: { id: 'verify-content', number: 2 },
      layer: '[規]',
      clauses: [{ id: 'KM-13', ref: '４(３)カ 第1段' }],
    });
    expect(row(4).layer).toBe('[規・間接]');
    expect(row(9)).toMatchObject({ clauses: [] });
    expect(row(9).step).toBeUndefined();
  });

  it('marks overrides and records out of the order of the text as deviations, with the reason', () => {
    expect(rows.filter(({ marks }) => marks.includes('deviation')).map(({ seq }) => seq)).toEqual([10, 11]);
    expect(row(10).text).toContain('順番を変えた理由：市民の住所が載り、閲覧が増え続けているため\n判断した人：所属長 鈴木');
    expect(row(10).text).toContain('先にある手順：画面の保存等の記録（手順5）４(３)カ 第1段');
    expect(row(11).text).toContain('文の並びと違う理由：投稿が続いているため、先に変更した');
  });

  it('keeps the old words of a correction beside the new ones, and does not say them as they stand', () => {
    expect(row(17).struck).toEqual([{ label: 'アカウント側', old: '2件を解除', new: '1件を解除', bySeq: 23 }]);
    expect(row(17).marks).toEqual(['corrected']);
    expect(row(17).text).not.toContain('件を解除');
    expect(row(23)).toMatchObject({ marks: ['correction'], text: '17番のアカウント側を訂正\n理由：同じ連携を二重に数えたため' });
  });

  it('strings corrections of the same words one after the other', () => {
    const twice = komaeTakeover();
    twice.do({ do: 'correct', seq: 17, fields: { account: '3件を解除' }, reason: '数え直した' });
    expect(describe(twice.incident, twice.incident.entries[16] as Entry).struck.map((one) => [one.old, one.new])).toEqual([
      ['2件を解除', '1件を解除'],
      ['1件を解除', '3件を解除'],
    ]);
  });

  it('keeps an undone line readable and says which line undid it', () => {
    expect(row(21)).toMatchObject({ marks: ['undone'], undoneBy: 22, text: '報道機関から問い合わせ（ほかの事案のもの）' });
    expect(row(22).text).toBe('21番（メモ）を取り消し\n理由：ほかの事案に書くべき記録のため');
  });

  it('shows ■ with what it was, where words were blacked out', () => {
    const black = walk.blackedOut((path) => path !== 'fields.account');
    const [call, note, file] = [8, 9, 12].map((seq) => chronologyOf(black)[seq - 1] as ChronologyRow);
    expect(call?.person?.text).toBe('管理者 ■（氏名）');
    expect(call?.text).toBe('■（氏名）→■（氏名）　電話　つながらず（手順4）\n要旨：■（本文）');
    expect(note?.text).toBe('■（本文）');
    expect(file?.text).toContain('E1　■（ファイル名）');
    expect(file?.text).toContain('対象：■（投稿・アカウント）');
    expect(JSON.stringify(chronologyOf(black))).not.toMatch(/田中|鈴木|山本|1991|秘書/u);
  });

  it('says what was carried over from another response, and by which line', () => {
    const carried = chronologyOf(komaeEscalated().incident).filter(({ text }) => text.includes('引き継ぎ）'));
    expect(carried.length).toBeGreaterThan(2);
    expect(carried[0]?.text).toMatch(/^.+（手順\d+）は、\d+番で済んでいます（引き継ぎ）$/u);
  });

  it('leaves a line that cannot be read in its place', () => {
    const raw = { raw: '{"v":9}', seq: 32, hash: '0'.repeat(64), problem: 'newer' as const };
    walk.incident.entries.push(raw);
    const all = chronologyOf(walk.incident);
    walk.incident.entries.pop();
    expect(all.at(-1)).toMatchObject({ seq: 32, kind: '不明', late: false });
    expect(byOccurrence(all).at(-1)?.seq).toBe(32);
  });

  it('says hostile words as they are: making them harmless is for those who print', () => {
    for (const note of HOSTILE) expect(chronologyOf(noteOf(note).incident).at(-1)?.text).toBe(note);
  });
});

const noteOf = (note: string) => {
  const fresh = nagasakiFirestorm();
  fresh.do({ do: 'note', text: note });
  return fresh;
};

about('時系列', () => {
  it('stands in the order of writing, and sorts by occurrence for the report', () => {
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => at + 1));
    expect(
      byOccurrence(rows)
        .map(({ seq }) => seq)
        .slice(0, 4),
    ).toEqual([4, 1, 2, 3]);
    expect(byOccurrence(rows)).toHaveLength(rows.length);
  });

  it('calls a line late when it is stated to have happened in another minute', () => {
    const at = Date.parse('2026-11-21T08:15:00+09:00');
    const late = (line: { at: number; occurred?: number }) => isLate(walk.incident, { seq: 0, ...line });
    expect(late({ at })).toBe(false);
    expect(late({ at: at + 59_000, occurred: at })).toBe(false);
    expect(late({ at: at + 60_000, occurred: at })).toBe(true);
    expect(rows.filter(({ late }) => late).map(({ seq }) => seq)).toEqual([4, 19, 20]);
  });

  it('names a person who stands in', () => {
    expect(chronologyOf(nagasakiFirestorm().incident)[0]?.person).toEqual({
      role: '所属長',
      name: '山口 恵',
      as: 'acting',
      text: '所属長（代行） 山口 恵',
    });
  });
});

about('the anchor on paper', () => {
  const hash = '3f9a0c2177be41d09b02e6fa5c18d3a7ffffffffffffffffffffffffffffffff';

  it('is the first 128 bits, eight groups of four', () => {
    expect(anchorOf(hash)).toBe('3f9a 0c21 77be 41d0   9b02 e6fa 5c18 d3a7');
  });

  it('is read back however it was written', () => {
    expect(readAnchor(' 3F9A-0c21 77be４１d0\u30009b02 e6fa 5c18 d3a7')).toBe(hash.slice(0, 32));
    expect(readAnchor('3f9a 0c21')).toBeUndefined();
    expect(readAnchor(`${anchorOf(hash)} 0000`)).toBeUndefined();
    expect(readAnchor('3f9a 0c21 77be 41d0 9b02 e6fa 5c18 d3ag')).toBeUndefined();
  });
});
