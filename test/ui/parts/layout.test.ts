import * as fc from 'fast-check';
import stringWidth from 'string-width';
import { afterEach, expect, test } from 'vitest';
import { box } from '../../../src/ui/parts/box.ts';
import { buttonLine, buttonRows } from '../../../src/ui/parts/buttons.ts';
import { cellsRow, cellsRows, flow } from '../../../src/ui/parts/columns.ts';
import { cut, cutRow, fitRow, fitText, leftRight } from '../../../src/ui/parts/fit.ts';
import { paint } from '../../../src/ui/parts/paint.ts';
import { frameText, type Row, row, rowText, rowWidth, sliceRow, span } from '../../../src/ui/parts/row.ts';
import { rule } from '../../../src/ui/parts/rule.ts';
import { inAscii } from '../../../src/ui/parts/symbols.ts';
import { countAmbiguous, graphemes, width } from '../../../src/ui/parts/width.ts';
import { wrap } from '../../../src/ui/parts/wrap.ts';
import { assertAligned } from '../../terminal/aligned.ts';
import { anyText, japanese } from './texts.ts';

const texts = (rows: readonly Row[]): string[] => rows.map(rowText);

test('counts columns as Ink does', () => {
  expect(['田中', 'ABC', '👨‍👩‍👧‍👦', '𠮷', 'か\u3099', '㈱', '⚠️', 'ﾊﾟ', '①', '', '🇯🇵'].map(width)).toEqual([
    4, 3, 2, 2, 2, 2, 2, 2, 1, 0, 2,
  ]);
  fc.assert(
    fc.property(anyText, (text) => {
      expect(width(text)).toBe(stringWidth(text, { countAnsiEscapeCodes: true }));
    }),
    { numRuns: 300 },
  );
});

test('takes for one character what a reader takes for one', () => {
  expect(graphemes('👨‍👩‍👧‍👦𠮷か\u3099田')).toEqual(['👨‍👩‍👧‍👦', '𠮷', 'か\u3099', '田']);
});

test('cuts with … at the width and never inside a character', () => {
  expect(cut('公式アカウント', 9)).toBe('公式アカ…');
  expect(cut('公式アカウント', 8)).toBe('公式ア…');
  expect(cut('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3)).toBe('👨‍👩‍👧‍👦…');
  expect(cut('田', 0)).toBe('');
  expect(fitText('8', 3, 'right')).toBe('  8');
  fc.assert(
    fc.property(anyText, fc.integer({ min: 0, max: 30 }), (text, columns) => {
      expect(width(fitText(row(text)[0]?.text ?? '', columns))).toBe(columns);
    }),
    { numRuns: 300 },
  );
});

test('keeps the looks of a row that is cut, filled and sliced', () => {
  const content = [span('条項', { bold: true }), span('の語句', { underline: true })];
  expect(cutRow(content, 7)).toEqual([
    { text: '条項', bold: true },
    { text: 'の…', underline: true },
  ]);
  expect(rowText(fitRow(content, 12))).toBe('条項の語句  ');
  expect(sliceRow(content, 1, 3)).toEqual([
    { text: '項', bold: true },
    { text: 'の', underline: true },
  ]);
});

test('puts one text at each edge and cuts the left one first', () => {
  expect(rowText(leftRight('狛江市 乗っ取り', '27分', 24))).toBe('狛江市 乗っ取り     27分');
  expect(rowText(leftRight('狛江市 乗っ取り', '27分', 16))).toBe('狛江市 乗…  27分');
});

test('draws a heading rule exactly to the width', () => {
  expect(rowText(rule(40, '手順　済3・残り8', '原文のまま'))).toBe('── 手順　済3・残り8 ────── 原文のまま ──');
  expect(rowText(rule(30, '手順　済3・残り8', '原文のまま'))).toBe('── 手順　済3・残り8 ──────────');
  expect(rowText(rule(12, '手順　済3・残り8'))).toBe('── 手順… ───');
  fc.assert(
    fc.property(japanese, japanese, fc.integer({ min: 0, max: 90 }), (left, right, columns) => {
      expect(rowWidth(rule(columns, left, right))).toBe(columns);
    }),
    { numRuns: 200 },
  );
});

test('draws a box whose sides stand under its corners', () => {
  expect(texts(box(24, '6 除去は、まだです', ['先に「5」が要ります', '']))).toEqual([
    '┌─ 6 除去は、まだです ─┐',
    '│ 先に「5」が要ります  │',
    '│                      │',
    '└──────────────────────┘',
  ]);
  fc.assert(
    fc.property(japanese, fc.array(anyText, { maxLength: 4 }), fc.integer({ min: 10, max: 80 }), (title, lines, columns) => {
      const rows = box(columns, title, lines);
      expect(new Set(rows.map(rowWidth))).toEqual(new Set([columns]));
    }),
    { numRuns: 200 },
  );
});

test('lays cells side by side and lets the open one go on under itself', () => {
  const cells = [
    { content: '14', width: 3, align: 'right' },
    { content: '2:53', width: 5 },
    { content: '連携機能の解除。アカウント側 1件を解除' },
  ] as const;
  expect(rowText(cellsRow(cells, 30))).toBe(' 14 2:53  連携機能の解除。ア… ');
  expect(texts(cellsRows(cells, 30))).toEqual([' 14 2:53  連携機能の解除。    ', '          アカウント側 1件を', '          解除']);
});

test('turns pieces to a new row where the next does not fit', () => {
  expect(texts(flow([row('( )1電話'), row('( )2対面'), row('( )3メール')], 18))).toEqual(['( )1電話 ( )2対面', '( )3メール']);
  expect(texts(flow([row('とても長いボタン')], 8))).toEqual(['とても… ']);
});

test('marks the focused button in plain text too, and says why another cannot be pressed', () => {
  const drawn = buttonRows(
    [{ label: '戻る' }, { label: '開く', focused: true }, { label: '記録する', blocked: '理由を書くと押せます' }],
    60,
  );
  expect(texts(drawn.rows)).toEqual([' [戻る]>[開く] （理由を書くと押せます）']);
  expect(drawn.cursor).toEqual({ x: 8, y: 0 });
});

test('leaves out the last buttons beside a text line that needs its room', () => {
  const buttons = [{ label: '証拠を加える' }, { label: '引き継ぐ', focused: true }, { label: '事案を切り替える' }];
  const drawn = buttonLine('メモ・検索：', buttons, 50);
  expect(texts(drawn.rows)).toEqual(['メモ・検索：             [証拠を加える]>[引き継ぐ]']);
  expect(rowWidth(drawn.rows[0] ?? [])).toBe(50);
});

test('paints looks as SGR, no colour under NO_COLOR, and nothing that a span smuggles in', () => {
  const content: Row = [{ text: '止', color: 'yellow', bold: true }, { text: '消', strike: true }, { text: '\u001b[31m赤\u0007' }];
  expect(paint(content, { color: true })).toBe('\u001b[1;33m止\u001b[22;39m\u001b[9m消\u001b[29m␛[31m赤␇');
  expect(paint(content, { color: false })).toBe('\u001b[1m止\u001b[22m\u001b[9m消\u001b[29m␛[31m赤␇');
  expect(paint([{ text: '断り', color: 'red' }], { color: true, contrast: true })).toBe('\u001b[1;7m断り\u001b[22;27m');
});

test.each([
  ['選んでいる所', { inverse: true }, '1;7'],
  ['いますること', { bold: true }, '1'],
  ['しないこと・断り', { bold: true, color: 'red' }, '1;7'],
  ['止・押せない', { color: 'yellow' }, '1'],
  ['注意', { bold: true, color: 'yellow' }, '1'],
  ['済', { color: 'green' }, ''],
  ['新着・読んだ結果', { color: 'cyan' }, '1'],
  ['逸脱', { underline: true, color: 'magenta' }, '1;4'],
  ['効いている条項の語句', { underline: true }, '1;4'],
  ['見え消し', { strike: true }, '9'],
  ['[実務]', { dim: true }, ''],
  ['保存できません', { inverse: true, color: 'red' }, '1;7'],
  ['訓練', { inverse: true, color: 'magenta' }, '1;7'],
] as const)('shows %s in high contrast without colour, by bold, inverse and underline', (words, style, codes) => {
  const painted = paint([span(words, style)], { color: true, contrast: true });
  expect(painted).toContain(words);
  expect(/^\u001b\[([\d;]*)m/u.exec(painted)?.[1] ?? '').toBe(codes);
});

test('replaces rules and arrows on terminals that draw them two columns wide, keeping the right edge', () => {
  const frame = {
    rows: [rule(30, '手順', '↓ あと2件'), ...box(30, '窓', ['鈴木→山本　長い名前が…']), row('a→b')],
    cursor: { x: 2, y: 4 },
  };
  const ascii = inAscii(frame, 30);
  expect(frameText(ascii)).toEqual([
    '-- 手順 --------- v あと2件 --',
    '+- 窓 -----------------------+',
    '| 鈴木->山本　長い名前が...  |',
    '+----------------------------+',
    'a->b',
  ]);
  expect(ascii.cursor).toEqual({ x: 3, y: 4 });
  const full = inAscii({ rows: [row(`${'あ'.repeat(13)}→    `)] }, 30);
  expect(full.rows.map(rowWidth)).toEqual([30]);
});

test('keeps a whole frame in joint', () => {
  assertAligned(texts([rule(60, '手順', '右'), ...box(60, '題👨‍👩‍👧‍👦', ['⚠️ ㈱𠮷野家'])]), 60);
});

// Other files are measured in this process too.
afterEach(() => countAmbiguous(1));

test('counts ①, ○ and α as two columns where the terminal draws them so, and its own signs as what they are painted as', () => {
  const text = '①○α※ 乗っ取り';
  expect(width(text)).toBe(4 + 1 + 8);
  const lines = wrap(text, 12);
  countAmbiguous(2);
  expect(width(text)).toBe(8 + 1 + 8);
  expect(['─', '→', '…', '│↑↓'].map(width)).toEqual([1, 2, 3, 3]);
  // Nothing that was laid out before is taken for it now.
  expect(wrap(text, 12)).not.toEqual(lines);
  expect(cut('①②③④⑤', 8)).toBe('①②…');
  expect(width(cut('①②③④⑤', 8))).toBe(7);
  for (const columns of [20, 33, 80]) {
    const [drawn = []] = inAscii({ rows: [rule(columns, '①見出し', '→ あと3行')] }, columns).rows;
    expect(rowText(drawn)).toMatch(/^-- ①見出し -+ -> あと3行 --$|^-- ①見出し -+$/u);
    expect(rowWidth(drawn)).toBe(columns);
  }
  countAmbiguous(1);
  expect(width(text)).toBe(4 + 1 + 8);
});
