import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyReader } from '../../../src/ui/keys/chunks.ts';
import type { Key } from '../../../src/ui/keys/key.ts';

/** The keys of one read, without what has a test of its own. */
const read = (bytes: string) =>
  keyReader()
    .push(bytes)
    .map(({ chunk: _, withText: __, last: ___, ...rest }) => rest);
const names = (keys: readonly Key[]) => keys.map(({ name }) => name);

test.each([
  ['\r', 'enter'],
  ['\n', 'enter'],
  ['\r\n', 'enter'],
  ['\u001b[A', 'up'],
  ['\u001bOB', 'down'],
  ['\u001b[1;5C', 'word-right'],
  ['\u001b[D', 'left'],
  ['\t', 'tab'],
  ['\u001b[Z', 'shift-tab'],
  ['\u001b[5~', 'pageup'],
  ['\u001b[6~', 'pagedown'],
  ['\u001b[H', 'home'],
  ['\u001b[4~', 'end'],
  ['\u001b[3~', 'delete'],
  ['\u007f', 'backspace'],
  ['\b', 'backspace'],
  ['\u0003', 'ctrl-c'],
  ['\u001a', 'ctrl-z'],
  ['\u0017', 'ctrl-w'],
  ['\u001b\u007f', 'ctrl-w'],
  ['\u001b\b', 'ctrl-w'],
  ['\u001b[1;5D', 'word-left'],
  ['\u001b[1;3C', 'word-right'],
  ['\u001bb', 'word-left'],
  ['\u001bf', 'word-right'],
  ['\u001b[1;2D', 'left'],
  ['\u001b[13u', 'enter'],
  ['\u001b[27;2;9~', 'shift-tab'],
])('reads %j as %s', (bytes, name) => {
  expect(read(bytes)).toEqual([{ name }]);
});

test('reads Alt+Enter as Enter with Alt', () => {
  for (const bytes of ['\u001b\r', '\u001b[13;3u', '\u001b[27;3;13~']) expect(read(bytes)).toEqual([{ name: 'enter', alt: true }]);
});

test.each([
  '\u001bOP',
  '\u001b[15~',
  '\u001b[[A',
  '\u001b[I',
  '\u001b[?1;2c',
  '\u001b[<0;1;1M',
  '\u001b]11;rgb:0/0/0\u0007',
  '\u001bP1$r\u001b\\',
  '\u001bx',
  '\u0000',
  '\u001c',
])('does nothing on %j: an F key, a report of the terminal, a key we do not use', (bytes) => {
  expect(read(bytes)).toEqual([]);
});

test('goes on with what follows an answer of the terminal', () => {
  expect(read('\u001b]11;rgb:0/0/0\u0007あ\u001bP1$r\u001b\\い')).toEqual([
    { name: 'text', text: 'あ' },
    { name: 'text', text: 'い' },
  ]);
});

test('splits text and Enter of one read, and tells that they came together', () => {
  expect(keyReader().push('乗っ取り\r')).toEqual([
    { name: 'text', text: '乗っ取り', chunk: 1, withText: true, last: false },
    { name: 'enter', chunk: 1, withText: true, last: true },
  ]);
});

test('gives repeated letters as one text, not as many keys', () => {
  expect(read('jjj')).toEqual([{ name: 'text', text: 'jjj' }]);
});

test.each([
  ['1', '1'],
  ['１', '1'],
  ['１１', '11'],
  ['①', '1'],
])('knows %s as the digit %s', (text, digits) => {
  expect(read(text)).toEqual([{ name: 'text', text, digits }]);
});

test.each([
  ['?', '?'],
  ['？', '?'],
  ['/', '/'],
  ['／', '/'],
  ['・', '/'],
])('knows %s as the sign %s', (text, sign) => {
  expect(read(text)).toEqual([{ name: 'text', text, sign }]);
});

test.each(['ｎ', 'ん', '　', '1番', '？？', 'q'])('takes %s as text and nothing else', (text) => {
  expect(read(text)).toEqual([{ name: 'text', text }]);
});

test.each([
  ['Shift_JIS', '\ufffdd\ufffdb'],
  ['letters around it, and Enter', '電\ufffd話ab\r\r'],
  ['a paste', '\u001b[200~電\ufffd話\u001b[201~\r'],
  ['text before an answer of the terminal', 'ab\u001b[?1;2cc\ufffd'],
])('takes nothing of a read with broken text but that it came: %s', (_, bytes) => {
  expect(read(bytes)).toEqual([{ name: 'broken' }]);
});

test('keeps the keys of a read with broken text that are neither text nor Enter', () => {
  expect(names(keyReader().push('\ufffd\u0003あ\u001b[A'))).toEqual(['ctrl-c', 'up', 'broken']);
});

test('says of two Enters of one read that no text was among them', () => {
  expect(
    keyReader()
      .push('\r\r')
      .map(({ chunk, withText, last }) => [chunk, withText, last]),
  ).toEqual([
    [1, false, false],
    [1, false, true],
  ]);
});

describe('a sequence cut by the end of a read', () => {
  test('waits for the rest', () => {
    const reader = keyReader();
    expect(reader.push('あ\u001b[')).toHaveLength(1);
    expect(reader.waiting()).toBe('sequence');
    expect(names(reader.push('A'))).toEqual(['up']);
    expect(reader.waiting()).toBe('nothing');
  });

  test('is the Esc key when nothing follows', () => {
    const reader = keyReader();
    expect(reader.push('\u001b')).toEqual([]);
    expect(names(reader.flush())).toEqual(['escape']);
  });

  test('is the Esc key and text when an IME confirms right after it', () => {
    expect(names(keyReader().push('\u001bあ'))).toEqual(['escape', 'text']);
  });
});

describe('a paste', () => {
  test('is one text with its line breaks, whatever is in it', () => {
    expect(read('\u001b[200~一行目\r\n二行目\t\u0003?\u001b[201~')).toEqual([{ name: 'text', text: '一行目\n二行目 ?', paste: true }]);
  });

  test('may come in many reads', () => {
    const reader = keyReader();
    expect(reader.push('\u001b[200~公式')).toEqual([]);
    expect(reader.waiting()).toBe('paste');
    expect(reader.push('X\u001b[20')).toEqual([]);
    expect(reader.push('1~\r').map(({ name, text }) => text ?? name)).toEqual(['公式X', 'enter']);
  });

  test('of a single digit chooses nothing', () => {
    expect(read('\u001b[200~1\u001b[201~')).toEqual([{ name: 'text', text: '1', paste: true }]);
  });

  test('without an end is taken as it stands when asked', () => {
    const reader = keyReader();
    reader.push('\u001b[200~途中');
    expect(reader.flush()[0]).toMatchObject({ text: '途中', paste: true });
    expect(names(reader.push('\r'))).toEqual(['enter']);
  });

  test('that is far too long keeps its beginning and still ends', () => {
    const reader = keyReader();
    reader.push(`\u001b[200~${'あ'.repeat(150_000)}`);
    for (let at = 0; at < 5; at++) reader.push('い'.repeat(100_000));
    const [key] = reader.push('\u001b[201~');
    expect(key?.text?.length).toBeLessThan(400_000);
    expect(key?.text?.startsWith('あああ')).toBe(true);
  });
});

test('gives the same keys however the reads are cut, and never a control character', () => {
  const pieces = fc.array(
    fc.constantFrom('乗っ取り', '\r', '\u001b[A', '\u001b[5~', '𠮷', '\t', '\u001b[200~a\nb\u001b[201~', '\u001b[1;2B', '\u009b'),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(pieces, fc.array(fc.nat(40), { maxLength: 6 }), (written, cuts) => {
      const bytes = written.join('');
      const shape = (keys: readonly Key[]) => keys.map(({ name, text, paste }) => ({ name, text, paste }));
      const reader = keyReader();
      let from = 0;
      const keys: Key[] = [];
      for (const cut of [...cuts.map((at) => Math.min(at, bytes.length)).sort((a, b) => a - b), bytes.length]) {
        // A decoder never cuts a character.
        if (/[\udc00-\udfff]/u.test(bytes[cut] ?? '')) continue;
        keys.push(...reader.push(bytes.slice(from, cut)));
        from = cut;
      }
      const whole = shape(keyReader().push(bytes));
      const joinTexts = (list: ReturnType<typeof shape>) =>
        list.map(({ name, text, paste }) => (name === 'text' && !paste ? (text ?? '') : `<${name}${text ?? ''}>`)).join('');
      expect(joinTexts(shape(keys))).toBe(joinTexts(whole));
      for (const { text } of keys) expect(text ?? '').not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u);
    }),
    { numRuns: 300 },
  );
});
