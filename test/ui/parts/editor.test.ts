import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { key } from '../../../src/ui/keys/chunks.ts';
import type { KeyName } from '../../../src/ui/keys/key.ts';
import { type EditorState, editor, editorKey, insert, layout, TEXT_LIMIT } from '../../../src/ui/parts/editor.ts';
import { editorLine } from '../../../src/ui/parts/editor-rows.ts';
import { graphemes, width } from '../../../src/ui/parts/width.ts';
import { anyText, japanese } from './texts.ts';

const COLUMNS = 30;
const press = (state: EditorState, ...names: KeyName[]): EditorState =>
  names.reduce((now, name) => editorKey(now, key(name), COLUMNS) ?? now, state);
/** The text with ^ where the cursor is. */
const shown = ({ text, cursor }: EditorState): string => graphemes(text).toSpliced(cursor, 0, '^').join('');

test.each(['👨‍👩‍👧‍👦', '𠮷', 'か\u3099', '⚠️', 'e\u0301', '🇯🇵'])('deletes %s as one character', (character) => {
  expect(shown(press(editor(`田${character}`), 'backspace'))).toBe('田^');
  expect(shown(press(editor(`田${character}`), 'left', 'delete'))).toBe('田^');
});

test('puts text in at the cursor and joins what becomes one character', () => {
  expect(shown(insert(press(editor('狛江市'), 'left'), '広報'))).toBe('狛江広報^市');
  expect(shown(insert(editor('か'), '\u3099'))).toBe('か\u3099^');
});

test('moves within the line and deletes words and the rest of a line', () => {
  const state = editor('所属長に連絡した hello');
  expect(shown(press(state, 'ctrl-w'))).toBe('所属長に連絡した ^');
  expect(shown(press(state, 'ctrl-w', 'ctrl-w'))).toBe('所属長に連絡^');
  expect(shown(press(state, 'home', 'right', 'ctrl-u'))).toBe('^属長に連絡した hello');
  expect(shown(press(state, 'ctrl-a', 'ctrl-k'))).toBe('^');
  expect(shown(press(editor('一\n二三', true), 'left', 'ctrl-u'))).toBe('一\n^三');
});

test('moves by words, past marks and blanks, and never into a character', () => {
  const state = editor('広報課から、電話 𠮷野👨‍👩‍👧‍👦さん');
  expect(shown(press(state, 'word-left'))).toBe('広報課から、電話 𠮷野👨‍👩‍👧‍👦^さん');
  expect(shown(press(state, 'word-left', 'word-left', 'word-left'))).toMatch(/^広報課から、電話 .*\^.*野👨‍👩‍👧‍👦さん$/u);
  expect(shown(press(state, 'home', 'word-right'))).toBe('広報^課から、電話 𠮷野👨‍👩‍👧‍👦さん');
  const all = Array.from({ length: 12 }, () => 'word-left' as const);
  expect(shown(press(state, ...all))).toBe('^広報課から、電話 𠮷野👨‍👩‍👧‍👦さん');
  expect(shown(press(state, 'home', ...all.map(() => 'word-right' as const)))).toBe('広報課から、電話 𠮷野👨‍👩‍👧‍👦さん^');
  expect(press(editor('。。'), 'word-left').cursor).toBe(0);
});

test('leaves Enter, Tab and ↑ on the first row to the form', () => {
  expect(editorKey(editor('あ'), key('enter'), COLUMNS)).toBeUndefined();
  expect(editorKey(editor('あ'), key('tab'), COLUMNS)).toBeUndefined();
  expect(editorKey(editor('あ'), key('up'), COLUMNS)).toBeUndefined();
  expect(shown(press(editor('あ', true), 'enter'))).toBe('あ\n^');
});

test('moves by drawn rows and comes back to its column', () => {
  const state = editor('公式Xに、市が出していない投稿が3件あることを伝えた。画面の保存は');
  const rows = layout(state, COLUMNS).rows;
  expect(rows).toEqual(['公式Xに、市が出していない', '投稿が3件あることを伝えた。', '画面の保存は']);
  expect(layout(press(state, 'up'), COLUMNS).cursor).toEqual({ x: 11, y: 1 });
  expect(layout(press(state, 'up', 'up', 'down', 'down'), COLUMNS).cursor).toEqual({ x: 12, y: 2 });
});

test('keeps one column free for the cursor behind the last character', () => {
  expect(layout(editor('あ'.repeat(9)), 19)).toEqual({ rows: ['あ'.repeat(9)], cursor: { x: 18, y: 0 } });
  expect(layout(editor('あ'.repeat(9)), 18).rows).toHaveLength(2);
});

test('cleans a paste: line breaks are blanks on one line, controls and bidi go', () => {
  expect(insert(editor(), '一\r\n二\u202e\u001b[31m\u0007').text).toBe('一 二[31m');
  expect(insert(editor('', true), '一\r\n二').text).toBe('一\n二');
});

test('lets no flood of marks in, not even one by one', () => {
  let state = editor('か');
  for (let at = 0; at < 20; at++) state = insert(state, '\u0301');
  expect(state.text).toBe(`か${'\u0301'.repeat(4)}`);
});

test('takes no more than 10,000 units and never half a character', () => {
  const full = editor('あ'.repeat(TEXT_LIMIT - 1));
  expect(insert(full, '𠮷').text).toHaveLength(TEXT_LIMIT - 1);
  expect(insert(full, 'いう').text).toHaveLength(TEXT_LIMIT);
  // Only what did not fit is told as cut.
  expect(insert(full, 'いう').cut).toBe(true);
  expect(insert(full, 'い').cut).toBeUndefined();
  expect(editorKey(insert(full, 'いう'), key('left'), 80)?.cut).toBeUndefined();
});

test('shows a long line around the cursor, with … where text is hidden', () => {
  const state = editor('公式Xに、市が出していない投稿が3件ある');
  expect(editorLine(state, 20)).toEqual({ text: '…ない投稿が3件ある', x: 18 });
  expect(editorLine({ ...state, cursor: 0 }, 20)).toEqual({ text: '公式Xに、市が出して…', x: 0 });
});

test('draws no row wider than asked, with the cursor inside, whatever is typed where', () => {
  const names: KeyName[] = ['left', 'right', 'up', 'down', 'home', 'end', 'backspace', 'delete', 'ctrl-w', 'ctrl-u', 'ctrl-k', 'enter'];
  const step = fc.oneof(
    fc.constantFrom(...names),
    anyText.map((text) => ({ text })),
  );
  fc.assert(
    fc.property(japanese, fc.array(step, { maxLength: 12 }), fc.integer({ min: 8, max: 60 }), (text, steps, columns) => {
      let state = editor(text, true);
      for (const each of steps) {
        state = (typeof each === 'string' ? editorKey(state, key(each), columns) : insert(state, each.text)) ?? state;
        const count = graphemes(state.text).length;
        expect(state.cursor).toBeGreaterThanOrEqual(0);
        expect(state.cursor).toBeLessThanOrEqual(count);
        const { rows, cursor } = layout(state, columns);
        for (const row of rows) expect(width(row)).toBeLessThanOrEqual(columns);
        expect(cursor.x).toBeLessThan(columns);
        expect(cursor.y).toBeLessThan(rows.length);
        const line = editorLine(state, columns);
        expect(width(line.text)).toBeLessThanOrEqual(columns);
        expect(line.x).toBeLessThan(columns);
      }
    }),
    { numRuns: 150 },
  );
});

test('finds every place of the cursor on its row', () => {
  fc.assert(
    fc.property(japanese, fc.integer({ min: 12, max: 60 }), (text, columns) => {
      const state = editor(text);
      const count = graphemes(state.text).length;
      let before = { x: -1, y: 0 };
      for (let cursor = 0; cursor <= count; cursor++) {
        const here = layout({ ...state, cursor }, columns).cursor;
        expect(here.y > before.y || (here.y === before.y && here.x >= before.x)).toBe(true);
        before = here;
      }
    }),
    { numRuns: 60 },
  );
});
