import { describe, expect, it } from 'vitest';
import type { Block, Document } from '../../src/export/document.ts';
import { markdown } from '../../src/export/markdown.ts';
import { reportModel } from '../../src/export/report.ts';
import { asCopy, type Stage, stageDocument } from '../../src/export/stage.ts';
import { htmlPage } from '../../src/print/html.ts';
import { komaeTakeover, komaeTakeoverClosed } from '../fixtures/incidents.ts';
import type { Walk } from '../fixtures/walk.ts';
import { allOf, parseHtml, textOf } from '../print/parse.ts';

const stage = (walk: Walk, which?: Stage): Document => stageDocument(walk.incident, reportModel(walk.incident, walk.now), which);
const headings = ({ sections }: Document): string[] => sections.map(({ heading }) => heading).filter((heading) => heading !== '');
const tables = (document: Document) =>
  document.sections.flatMap(({ blocks }) => blocks.flatMap((block: Block) => ('caption' in block ? [block] : [])));
const open = komaeTakeover();
const closed = komaeTakeoverClosed();

describe('the stages of a report', () => {
  it('tell one incident three times: what is known, what was done, what is learnt', () => {
    expect(headings(stage(open, 'first'))).toEqual([
      '１　事案の概要',
      '２　時系列',
      '３　確認していないこと・分かっていないこと',
      '４　未完了の事項',
    ]);
    expect(headings(stage(open, 'interim'))).toContain('７　確認していないこと・分かっていないこと');
    expect(headings(stage(open, 'interim')).join()).not.toContain('再発防止');
    expect(headings(stage(closed, 'final')).at(-2)).toBe('８　再発防止');
    expect([stage(open, 'first'), stage(open, 'interim'), stage(closed, 'final')].map(({ title }) => title)).toEqual([
      '乗っ取りへの対応 第一報',
      '乗っ取りへの対応 続報',
      '乗っ取りへの対応 最終報',
    ]);
  });

  it('leave seals, dates and the number of the paper to the office', () => {
    const [approval, filing] = tables(stage(open, 'first'));
    expect(approval).toMatchObject({
      kind: 'table',
      columns: [{ title: '区分' }, { title: '市長' }, { title: '副市長' }, ...Array(5).fill({})],
    });
    expect(filing).toMatchObject({ kind: 'facts', rows: [{ label: '文書番号', cell: [['\u3000']] }, {}, {}, {}, { label: '保存期間' }] });
  });

  it('tell open and closed days of the detection and the report, and the years that the table of holidays holds', () => {
    const text = markdown(stage(closed, 'final'));
    expect(text).toContain('覚知の日　令和8年11月21日（土）　閉庁日（土曜日）<br>報告の日　令和8年11月24日（火）　開庁日');
    expect(text).toContain('2019年から2050年までの表');
  });

  it('say where a final report is made of an incident that is still open', () => {
    expect(markdown(stage(open, 'final'))).toContain('まだ終結していません。最終報としては');
    expect(markdown(stage(closed, 'final'))).not.toContain('まだ終結していません');
  });

  it('are the whole report with its picture where no stage is named', () => {
    const whole = stage(closed);
    expect(headings(whole)).toHaveLength(9);
    expect(whole.sections[0]?.blocks.map(({ kind }) => kind)).toEqual(['facts', 'picture']);
  });
});

describe('a blacked-out copy', () => {
  const black = closed.blackedOut(() => true);
  const document = asCopy(stageDocument(black, reportModel(black, closed.now), 'final'));

  it.each([
    ['a page', htmlPage(document)],
    ['Markdown', markdown(document)],
  ])('says so and holds no name, free text or account as %s', (_, text) => {
    expect(text).toContain('写し（黒塗り）');
    expect(text).toContain('■（氏名）');
    for (const word of ['田中', '鈴木', 'komae_koho_example', '心当たりのない投稿', '二重に数えた', '画面_1992'])
      expect(text).not.toContain(word);
  });

  it('says so at the head of every page', () => {
    const style = textOf(allOf(parseHtml(htmlPage(document)), 'style')[0] as never);
    expect(style).toContain('写し\\ff08 黒塗り\\ff09 "');
  });
});
