import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { isPlain, plainWidth } from '../../../src/ui/parts/plain-width.ts';
import { width } from '../../../src/ui/parts/width.ts';

const segmenter = new Intl.Segmenter('ja');
/** Every UTF-16 unit that counts as plain. */
const units = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter(isPlain);
const plainText = fc.array(fc.constantFrom(...units), { maxLength: 12 }).map((all) => all.join(''));

describe('a plain text', () => {
  it('has, unit by unit, the width that string-width says', () => {
    expect(units.length).toBeGreaterThan(20_000);
    expect(units.filter((unit) => plainWidth(unit) !== stringWidth(unit, { countAnsiEscapeCodes: true }))).toEqual([]);
  });

  it('has as a whole the width that string-width says, and one grapheme to a unit', () => {
    fc.assert(
      fc.property(plainText, (text) => {
        expect(plainWidth(text)).toBe(stringWidth(text));
        expect([...segmenter.segment(text)]).toHaveLength(text.length);
      }),
    );
  });

  it('is no text with a mark that joins, an emoji, a control character or a half of a pair', () => {
    for (const text of ['か\u3099', '👨‍👩‍👧', '𠮷', '↔️', '☎', '\u001b[1m', '\u0007', '\ud83d', 'e\u0301', '‼', '々\ufe0f', 'ｶﾞ'])
      expect([text, plainWidth(text)]).toEqual([text, undefined]);
    expect(width('か\u3099')).toBe(2);
    expect(width('👨‍👩‍👧𠮷')).toBe(4);
  });
});
