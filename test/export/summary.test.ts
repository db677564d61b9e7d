import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/export/document.ts';
import { reportModel } from '../../src/export/report.ts';
import { summaryDocument } from '../../src/export/summary.ts';
import { HOSTILE, komaeTakeover, komaeTakeoverClosed } from '../fixtures/incidents.ts';
import type { Walk } from '../fixtures/walk.ts';

const summary = (walk: Walk) => summaryDocument(walk.incident, reportModel(walk.incident, walk.now));
const rowsOf = (walk: Walk): { label: string; cell: Cell }[] =>
  summary(walk).sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : [])));

describe('the page for approval', () => {
  it('tells in eleven rows what happened, how long it took, what was put out, what is left and what is unknown', () => {
    expect(rowsOf(komaeTakeover()).map(({ label }) => label)).toEqual([
      '何が起きたか',
      '覚知',
      'いまの状態',
      '覚知からの時間',
      '被害・原因',
      '規定の有無',
      '出したお知らせ',
      '順番を変えた',
      '残っていること',
      '分かっていない',
      '再発防止',
      '記録　24番まで',
    ]);
  });

  it('says 「ありません」 of what is left of a closed incident, and how it ended', () => {
    const rows = rowsOf(komaeTakeoverClosed());
    const said = (label: string) =>
      rows
        .find((row) => row.label === label)
        ?.cell.flat()
        .join('\n');
    expect(said('残っていること')).toBe('ありません。');
    expect(said('再発防止')).toBe('二段階認証を設定する。担当は広報担当、11月末まで');
    expect(said('覚知からの時間')).toContain('覚知→終結 3日8時間');
  });

  it('stays one page however much was written: lines and rows are cut, and it says how many more there are', () => {
    const walk = komaeTakeover();
    for (const note of HOSTILE) walk.do({ do: 'recur', subjects: ['https://x.com/example/1'], note: note.repeat(20) });
    const rows = rowsOf(walk);
    expect(Math.max(...rows.flatMap(({ cell }) => cell.map((line) => Array.from(line.map(String).join('')).length)))).toBeLessThanOrEqual(
      74,
    );
    expect(rows.reduce((sum, { cell }) => sum + cell.length, 0)).toBeLessThanOrEqual(40);
    expect(rows[0]?.cell.flat().at(-1)).toMatch(/^ほかに\d+件/u);
  });
});
