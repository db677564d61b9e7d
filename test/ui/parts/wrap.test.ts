import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowText, rowWidth, span } from '../../../src/ui/parts/row.ts';
import { width } from '../../../src/ui/parts/width.ts';
import { wrap, wrapRow } from '../../../src/ui/parts/wrap.ts';
import { japanese } from './texts.ts';

const CLAUSE =
  '公式アカウントに心当たりのない情報が掲載された場合は、情報の内容を確認し、管理者は速やかに所属長に、所属長は統括情報セキュリティ責任者に連絡するとともに、画面を保存するなど記録を残した上で、当該情報を削除し、当該アカウントのパスワードを変更すること。';

test('breaks a clause between phrases, as screen 05 shows it', () => {
  expect(wrap(CLAUSE, 78)).toEqual([
    '公式アカウントに心当たりのない情報が掲載された場合は、情報の内容を確認し、',
    '管理者は速やかに所属長に、所属長は統括情報セキュリティ責任者に',
    '連絡するとともに、画面を保存するなど記録を残した上で、当該情報を削除し、',
    '当該アカウントのパスワードを変更すること。',
  ]);
});

test('hangs the further lines under the text', () => {
  expect(wrap('４(４)ア　個人情報、機密情報、市のセキュリティを脅かすおそれのある情報を発信しない', 79, 11)).toEqual([
    '４(４)ア　個人情報、機密情報、市のセキュリティを脅かすおそれのある情報を',
    '           発信しない',
  ]);
});

test('breaks an address that is longer than a line, and moves one that is not', () => {
  expect(wrap('投稿は https://x.example/komae です', 22)).toEqual(['投稿は', 'https://x.example/koma', 'e です']);
  expect(wrap('投稿は https://x.example です', 20)).toEqual(['投稿は', 'https://x.example', 'です']);
  expect(wrap('a'.repeat(25), 10)).toEqual(['a'.repeat(10), 'a'.repeat(10), 'a'.repeat(5)]);
});

test('keeps numbers with their counters, and brackets with what they hold', () => {
  expect(wrap('記録は令和8年11月21日に始まりました', 16)).toEqual(['記録は令和8年', '11月21日に', '始まりました']);
  expect(wrap('あいうえ「かきくけこ」', 10)[0]).not.toMatch(/「$/u);
});

test('never starts a line with 。、」ー or a small kana, and never ends one with an opening bracket', () => {
  fc.assert(
    fc.property(japanese, fc.integer({ min: 20, max: 80 }), (text, columns) => {
      // Where the text itself offers no place to break, 禁則処理 gives way to the width.
      fc.pre(!/[「『（。、」）ーっ ]{6}/u.test(text));
      for (const line of wrap(text, columns).slice(1)) expect(line).not.toMatch(/^[。、」』）ーっ]/u);
      for (const line of wrap(text, columns).slice(0, -1)) expect(line).not.toMatch(/[「『（]$/u);
    }),
    { numRuns: 300 },
  );
});

test('is never wider than asked and loses no character but blanks', () => {
  fc.assert(
    fc.property(japanese, fc.integer({ min: 6, max: 80 }), fc.integer({ min: 0, max: 4 }), (text, columns, hanging) => {
      const lines = wrap(text, columns, hanging);
      for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
      expect(lines.join('').replace(/[ 　]/gu, '')).toBe(text.replace(/[ 　]/gu, ''));
    }),
    { numRuns: 400 },
  );
});

test('gives the width precedence over 禁則処理 where both cannot be had', () => {
  expect(wrap('0003ー', 2)).toEqual(['00', '03', 'ー']);
});

test('keeps the line breaks of a text, and an empty text as one empty line', () => {
  expect(wrap('一\n\n二', 20)).toEqual(['一', '', '二']);
  expect(wrap('', 20)).toEqual(['']);
});

test('keeps the underline on the words in force when a clause is broken', () => {
  const rows = wrapRow(
    [span('連絡するとともに、'), span('画面を保存するなど記録を残した上で', { underline: true }), span('、当該情報を削除し、')],
    30,
    2,
  );
  expect(rows.map(rowText)).toEqual(['連絡するとともに、画面を', '  保存するなど記録を残した', '  上で、当該情報を削除し、']);
  expect(rows.map((row) => row.filter(({ underline }) => underline).map(({ text }) => text))).toEqual([
    ['画面を'],
    ['保存するなど記録を残した'],
    ['上で'],
  ]);
  expect(Math.max(...rows.map(rowWidth))).toBeLessThanOrEqual(30);
});
