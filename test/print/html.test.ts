import { describe, expect, it } from 'vitest';
import { handoverModel } from '../../src/export/handover.ts';
import { reportModel } from '../../src/export/report.ts';
import { escapeHtml, htmlHandover, htmlReport } from '../../src/print/html.ts';
import { cssString } from '../../src/print/style.ts';
import { HOSTILE, komaeTakeover, komaeTakeoverClosed, nagasakiFirestorm } from '../fixtures/incidents.ts';
import { runbooksOf, Walk } from '../fixtures/walk.ts';
import { allOf, type Node, parseHtml, textOf } from './parse.ts';

const walk = komaeTakeoverClosed();
const html = htmlReport(reportModel(walk.incident, walk.now));
const root = parseHtml(html);
const night = komaeTakeover({ mode: 'drill' });
const drill = parseHtml(htmlReport(reportModel(night.incident, night.now)));
const TAGS =
  'html head meta title style body header main section h1 h2 h3 p br table caption colgroup col thead tbody tr th td ul li blockquote code del strong span';

const outline = (node: Node): string[] => [...allOf(node, 'h1'), ...allOf(node, 'h2'), ...allOf(node, 'h3')].map(textOf);

describe('the report as a page', () => {
  it('is one page in Japanese that loads nothing and runs nothing', () => {
    expect(allOf(root, 'html')[0]?.attributes.lang).toBe('ja');
    expect(allOf(root, 'meta')[1]?.attributes).toEqual({
      'http-equiv': 'Content-Security-Policy',
      content: "default-src 'none'; style-src 'unsafe-inline'",
    });
    expect([...new Set(allOf(root, '*').map(({ tag }) => tag))].filter((tag) => !TAGS.split(' ').includes(tag))).toEqual([]);
    expect(
      allOf(root, '*')
        .flatMap(({ attributes }) => Object.keys(attributes))
        .filter((name) => /^on|href|src/u.test(name)),
    ).toEqual([]);
    expect(textOf(allOf(root, 'style')[0] as Node)).not.toMatch(/url\(|@import/u);
  });

  it('has the sections of the report as headings, in order', () => {
    expect(allOf(root, 'h1').map(textOf)).toEqual(['乗っ取りへの対応 報告書']);
    expect(allOf(root, 'h2').map(textOf)).toEqual([
      '１　事案の概要',
      '２　時系列',
      '３　手順ごとの結果と根拠条項',
      '４　逸脱・後刻記入・訂正・取消',
      '５　証拠一覧',
      '６　規定のない事項',
      '７　未完了の事項',
      '８　再発防止',
      '９　記録の控え',
    ]);
  });

  it('has tables with a caption, a head, a heading for every row, and cells for every column', () => {
    const tables = allOf(root, 'table');
    expect(tables.length).toBeGreaterThan(8);
    for (const table of tables) {
      expect(allOf(table, 'caption')).toHaveLength(1);
      const heads = allOf(table, 'thead').flatMap((head) => allOf(head, 'th'));
      expect(heads.every(({ attributes }) => attributes.scope === 'col')).toBe(true);
      const columns = heads.length || 2;
      for (const row of allOf(table, 'tbody').flatMap((body) => allOf(body, 'tr'))) {
        const cells = row.children.filter((child): child is Node => typeof child !== 'string');
        expect(cells[0]?.tag).toBe('th');
        expect(cells.reduce((sum, one) => sum + Number(one.attributes.colspan ?? 1), 0)).toBe(columns);
      }
    }
  });

  it('tells the whole record: every number, every SHA-256, every clause', () => {
    const text = textOf(root);
    for (const { sha256 } of reportModel(walk.incident, walk.now).evidence) expect(text).toContain(sha256);
    expect(text).toContain('画面を保存するなど記録を残した上で、当該情報を削除し、当該アカウントのパスワードを変更すること。');
    expect(allOf(root, 'del').map(textOf)).toContain('アカウント側：2件を解除');
    expect(text).toContain(walk.incident.head.hash);
  });

  it('carries 【訓練】 on every heading, caption, item and row of a drill, and in the title', () => {
    const marked = ['title', 'h1', 'h2', 'h3', 'caption', 'li'].flatMap((tag) => allOf(drill, tag));
    const rows = allOf(drill, 'tbody').flatMap((body) => allOf(body, 'tr'));
    expect([...marked, ...rows].filter((node) => !textOf(node).includes('【訓練】')).map(textOf)).toEqual([]);
    expect(textOf(allOf(drill, 'style')[0] as Node)).toContain('@top-right { content: "\\3010 訓練\\3011 "');
    expect(textOf(root)).not.toContain('【訓練】');
  });

  it.each(HOSTILE.map((note, at) => [at, note] as const))('keeps hostile words %i as words, one more row and nothing else', (_, note) => {
    const hostile = nagasakiFirestorm();
    const plain = parseHtml(htmlReport(reportModel(hostile.incident, hostile.now)));
    hostile.do({ do: 'note', text: note });
    const source = htmlReport(reportModel(hostile.incident, hostile.now));
    const page = parseHtml(source);
    expect(outline(page)).toEqual(outline(plain));
    expect(allOf(page, 'tr')).toHaveLength(allOf(plain, 'tr').length + 1);
    expect(source).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\u2028]/u);
    expect(source).not.toMatch(/<(?:script|img|b|i)\b/u);
    const first = note.split(/\s/u)[0] ?? '';
    if (/^[!-~]+$/u.test(first)) expect(textOf(page)).toContain(first);
  });

  it('escapes every character that could end a text or a style', () => {
    expect(escapeHtml('<a href="x" b=\'y\'>&`')).toBe('&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;&#96;');
    expect(cssString('市"} </style>')).toBe('"市\\22 \\7d \\20 \\3c \\2f style\\3e "');
  });

  it('is the same, byte for byte, from the same log', () => {
    expect(htmlReport(reportModel(komaeTakeoverClosed().incident, walk.now))).toBe(html);
  });
});

describe('every shipped runbook', () => {
  it.each(['komae', 'uenohara', 'nagasaki', 'ueda', 'hirakawa', 'standard'])(
    'of %s gives a report and a sheet from the first line on',
    (guideline) => {
      for (const { trouble } of runbooksOf(guideline)) {
        const fresh = new Walk({ guideline, trouble, day: '2026-11-20', clock: '9:00', who: { role: '職員', name: '田中' } });
        const pages = [htmlReport(reportModel(fresh.incident, fresh.now)), htmlHandover(handoverModel(fresh.incident, fresh.now))];
        for (const page of pages) {
          expect(textOf(allOf(parseHtml(page), 'body')[0] as Node)).not.toMatch(/undefined|NaN|\[object|null/u);
          expect(page).toContain('令和8年11月20日（金）');
        }
      }
    },
  );
});

describe('the hand-over sheet as a page', () => {
  it('holds its nine rows, the two people and the anchor', () => {
    const open = komaeTakeover();
    const page = parseHtml(htmlHandover(handoverModel(open.incident, open.now)));
    expect(allOf(page, 'table').map((table) => allOf(table, 'tr').length)).toEqual([9, 3, 1]);
    expect(textOf(page)).toContain('所属長 鈴木 一郎');
    expect(allOf(page, 'h2')).toEqual([]);
  });
});
