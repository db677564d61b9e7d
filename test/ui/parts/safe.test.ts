import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { safe, safeLines, typed } from '../../../src/ui/parts/safe.ts';

const BAD = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

test.each([
  ['a title command (OSC 0)', '狛江\u001b]0;偽の題\u0007市', '狛江␛]0;偽の題␇市'],
  ['a clipboard command (OSC 52)', '\u001b]52;c;cm0gLXJm\u001b\\', '␛]52;c;cm0gLXJm␛\\'],
  ['a link (OSC 8)', '\u001b]8;;https://evil.example\u0007押す\u001b]8;;\u0007', '␛]8;;https://evil.example␇押す␛]8;;␇'],
  ['a colour and a cursor move (CSI)', '\u001b[2J\u001b[31m赤', '␛[2J␛[31m赤'],
  ['C1 controls', '\u009b31m\u009d0;x\u009c\u0090q\u009f', '�31m�0;x��q�'],
  ['a device command (DCS) and an application command (APC)', '\u001bP+q\u001b\\\u001b_G\u001b\\', '␛P+q␛\\␛_G␛\\'],
  ['the end of a bracketed paste', 'あ\u001b[201~\r', 'あ␛[201~ '],
  ['bidi controls', 'exe.\u202egpj\u202c\u2067x\u2069\u200f', 'exe.gpjx'],
  ['zero-width characters', '乗\u200bっ\u200c取\u2060り\ufeff\u00ad', '乗っ取り'],
  ['tag characters', '旗\u{e0041}\u{e0042}\u{e007f}', '旗'],
  ['a flood of combining marks', `か${'\u0301'.repeat(200)}`, `か${'\u0301'.repeat(4)}`],
  ['lone surrogates', 'a\ud800b\udc00', 'a�b�'],
  ['line and paragraph separators', 'a\u2028b\u2029c', 'a b c'],
  ['NUL, BEL, backspace, DEL', 'a\u0000\u0007\b\u007f', 'a␀␇␈␡'],
  ['line breaks and tabs', 'a\r\nb\tc', 'a b c'],
  ['Shift_JIS bytes read as UTF-8', Buffer.from([0x89, 0x8a, 0x8f, 0xe3]).toString('utf8'), '����'],
  ['blanks of other scripts', 'a\u00a0b\u2003c\u3000d', 'a b c\u3000d'],
  ['letters that are drawn as nothing', 'a\u3164b\u115fc\uffa0', 'abc'],
  ['characters of a body’s own making', '辻\ue000', '辻〓'],
  ['a joiner and variation selectors outside emoji', 'a\u200db\ufe0f', 'ab'],
  ['a joiner before or after what is no picture', '漢\u200d😀 😀\u200d漢 😀\u200d', '漢😀 😀漢 😀'],
  ['a joiner after a mark that makes a picture of no picture', '漢\ufe0f\u200d漢', '漢\ufe0f漢'],
  ['an ideograph’s variation on what is none', 'a\u{e0100}漢\u{e01ef}', 'a漢\u{e01ef}'],
  ['marks on nothing', '\u0301\u3099a', 'a'],
  ['a flood of marks with zero-width characters between them', `か${'\u0301\u200b'.repeat(50)}`, `か${'\u0301'.repeat(4)}`],
  ['what never is a character', 'a\ufdd0\ufffe\u{1ffff}b', 'ab'],
  ['tags between two letters', '空\u{e0020}白', '空白'],
])('disarms %s', (_, hostile, shown) => {
  expect(safe(hostile)).toBe(shown);
});

test.each(['👨‍👩‍👧‍👦', '⚠️', '👍🏽', '🇯🇵', '葛󠄀城市', '𠮷野家', 'か\u3099', 'ﾊﾟｽﾜｰﾄﾞ', '㈱①№…→─│', '1️⃣', '辻󠄀', '🏳️‍🌈'])(
  'leaves %s as it is',
  (text) => {
    expect(safe(text)).toBe(text);
  },
);

/** What is kept of one character between two letters, told from its category alone and not by the expressions of the filter. */
const kept = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return '';
  if (/[\r\n\v\f\u0085\t\p{Zl}\p{Zp}]/u.test(character)) return ' ';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  if (/[\p{Cc}\p{Cs}]/u.test(character)) return '�';
  if (/\p{Zs}/u.test(character)) return character === '\u3000' ? '\u3000' : ' ';
  if (/\p{Co}/u.test(character)) return '〓';
  if (/\p{Cn}/u.test(character)) return /\p{Noncharacter_Code_Point}/u.test(character) ? '' : '�';
  return /\p{Cf}/u.test(character) ? '' : character;
};

test('keeps of every character what its category allows, and no terminal’s command', () => {
  const wrong: string[] = [];
  const look = (code: number): void => {
    const character = String.fromCodePoint(code);
    // A mark before, so that two letters would not take the short way through.
    if (safe(`a\u0301${character}b`) !== `a\u0301${kept(character)}b`) wrong.push(code.toString(16));
  };
  for (let code = 0; code < 0x3400; code += 1) look(code);
  for (let code = 0xd7a0; code < 0x10000; code += 1) if (code < 0xdc00 || code > 0xdff0) look(code);
  for (const from of [0xe0000, 0xeffff, 0xf0000, 0xffff0, 0x10ff00])
    for (let code = from; code < from + 0x100 && code < 0x110000; code += 1) look(code);
  expect(wrong).toEqual([]);
});

test('parts no letter from its marks where something between them disappears', () => {
  expect(safe('か\u200b\u3099')).toBe('か\u3099');
});

test('lets nothing through that a terminal obeys, and changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60, size: 'max' }), (text) => {
      const once = safe(text);
      expect(once).not.toMatch(BAD);
      expect(safe(once)).toBe(once);
    }),
    { numRuns: 300 },
  );
});

test('splits rows at every kind of line break', () => {
  expect(safeLines('一\n二\r\n三\u2028四\u0085五')).toEqual(['一', '二', '三', '四', '五']);
});

test('keeps in a field what was typed, 外字 included, without what no one types', () => {
  expect(typed('辻\ue000\u0007\u202e様')).toBe('辻\ue000様');
  expect(typed('一\r\n二')).toBe('一 二');
  expect(typed('一\r\n二', 'many')).toBe('一\n二');
  expect(typed('一\t二\u00a0三\u3000四')).toBe('一 二 三\u3000四');
  expect(typed('\u{f0000}\u{e000}\u0378\ufdd0')).toBe('\u{f0000}\u{e000}\u0378');
});

test('keeps a mark at the start of what was typed: its letter may have come before', () => {
  expect(typed('\u3099ﾟき')).toBe('\u3099ﾟき');
  expect(typed(`${'\u0301'.repeat(9)}a`)).toBe(`${'\u0301'.repeat(4)}a`);
});
