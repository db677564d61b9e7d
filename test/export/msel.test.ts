import { describe, expect, it } from 'vitest';
import { valuesFor } from '../../src/drill/variants.ts';
import type { Block, Cell, Document } from '../../src/export/document.ts';
import { markdown } from '../../src/export/markdown.ts';
import { mselDocument } from '../../src/export/msel.ts';
import { htmlPage } from '../../src/print/html.ts';
import { openLibrary } from '../../src/session/folders.ts';
import { scenariosOf } from '../../src/session/scenarios.ts';
import { saturday } from '../drill/saturday.ts';

const { scenarios } = scenariosOf(openLibrary([]));
const planOf = (...changes: (readonly [from: string, to: string])[]): Document =>
  mselDocument({ ...saturday(...changes), hash: 'a'.repeat(64), seed: 1, values: { followers: 4200 } });
const said = (cell: Cell | undefined): string[] =>
  (cell ?? []).map((line) => line.map((span) => (typeof span === 'string' ? span : span.text)).join(''));
/** The rows of a section's table, each as its cells. */
const rowsOf = (document: Document, heading: string): string[][][] => {
  const blocks = document.sections.find((section) => section.heading === heading)?.blocks ?? [];
  const table = blocks.find((block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table');
  return (table?.groups ?? []).flatMap(({ rows }) => rows.map((row) => row.map(said)));
};

describe('the controller’s plan on paper', () => {
  it('holds every inject as it is read out, with the note, in the order of its time', () => {
    const rows = rowsOf(planOf(), '状況付与');
    expect(rows.map(([, about]) => about?.[0])).toEqual(['I1　通常', 'I2　通常', 'I3　複雑化', 'I6　分岐', 'I5　分岐', 'I7　補助']);
    expect(rows[0]).toEqual([
      ['7:10（0分）'],
      ['I1　通常', '市民（電話） → 担当（電話）'],
      ['市の@minatono_example（フォロワー4200人）に、変な投稿が出ている。', 'メモ：評価者メモ。画面を保存するかを見る。'],
      [],
    ]);
  });

  it('says in words what an inject waits for', () => {
    const whenOf = (id: string, ...changes: (readonly [from: string, to: string])[]) =>
      rowsOf(planOf(...changes), '状況付与').find(([, about]) => about?.[0]?.startsWith(`${id}　`))?.[0];
    expect(whenOf('I3')).toEqual(['7:30（20分）', 'followers が「4200」のときだけ']);
    expect(whenOf('I5')).toEqual([
      '「パスワードの変更」が済んでいる、かつ、「連携機能の解除」が済んでいない状態が15分つづいたとき',
      '付与しないとき：対策済み',
    ]);
    expect(whenOf('I6')).toEqual(['8:10（60分）', '「市公式ホームページでの注意喚起」が済んでいないときだけ', '付与しないとき：公表済み']);
    expect(whenOf('I7')).toEqual(['進行役の判断で']);
    const either: [string, string] = [
      'when: { notDone: publish-website-notice }',
      'when: { any: [{ notDone: publish-website-notice }, { released: I3 }] }',
    ];
    expect(whenOf('I6', either)?.[1]).toBe('「市公式ホームページでの注意喚起」が済んでいない、または、I3 が付与済のときだけ');
  });

  it('tells each target from what asks for it, the nearest first', () => {
    const rows = rowsOf(planOf(), '期待行動');
    expect(rows.map(([due]) => due?.[0])).toEqual([
      '7:20（I1 から10分）',
      '7:25（I1 から15分）',
      '7:30（I2 から10分）',
      '7:36（I2 から16分）',
      '7:50（I1 から40分）',
      '8:10（I3 から40分）',
    ]);
    expect(rows[0]?.slice(1)).toEqual([
      ['◎画面の保存等の記録（担当）'],
      ['3分'],
      ['8分たっても動きがなければ：消される前に残すものは何ですか。'],
      [],
    ]);
  });

  it('tells whose words a rule rests on', () => {
    expect(rowsOf(planOf(), '規則')).toEqual([
      [['◎「画面の保存等の記録」を、「当該情報の削除」より先に行う'], ['４(３)カ 第1段', '「記録を残した上で」'], []],
      [['◎「乗っ取られたアカウントだけで知らせる」をしない'], ['見本 第７条２', '市公式ホームページ等において'], []],
      [['「パスワードの変更」から15分までに「連携機能の解除」を行う'], ['訓練の目標'], []],
      [['I3 に「DMの受信者へ注意を伝える」で応える'], ['訓練の目標'], []],
    ]);
  });

  it.each(scenarios)('of $scenario.id is marked 【訓練】 on every heading and row, and leaves no slot and no id of a deed', (loaded) => {
    const document = mselDocument({ ...loaded, seed: 3, values: valuesFor(loaded.scenario, 3) });
    const text = markdown(document);
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
    const heads = rows.filter((line) => !line.startsWith('| 【訓練】'));
    expect(heads.every((line) => /^\| (?: \| {2}\||想定時刻|目標|規則)/u.test(line))).toBe(true);
    expect(text.split('\n').filter((line) => line.startsWith('#') && !line.includes('【訓練】'))).toEqual([]);
    expect(text).not.toMatch(/\\?\{[a-z]+\\?\}/u);
    for (const { step, act } of loaded.scenario.expected) expect(text).not.toContain(step ?? act);
    expect(htmlPage(document)).toContain('進行役と評価者だけが見ます。');
  });
});
