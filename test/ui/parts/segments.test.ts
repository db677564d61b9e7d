import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemeSegmenter, lateSegmenter } from '../../../src/ui/parts/segments.ts';
import { wrap } from '../../../src/ui/parts/wrap.ts';

const real = new Intl.Segmenter('ja');
const pieces = [
  ...['火消し', 'ー', '、', '─', 'a', ' ', '\u3000', '\u001b[1m', '\u001b[39m', '\u001b', '\r', '\n', '\u0301', '\u3099', '\ufe0f'],
  ...['👨‍👩‍👧', '𠮷', '\u200d', '🇯', '🇵', '각', 'ᄀ', 'ᅡ', '\ud83d', 'ｶ', 'ﾞ'],
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((all) => all.join(''));
const cut = (segments: Iterable<{ segment: string; index: number }>) => Array.from(segments, ({ segment, index }) => [index, segment]);

describe('a text', () => {
  it('has the graphemes that Unicode says, coloured or not, plain or not', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(cut(graphemeSegmenter.segment(text))).toEqual(cut(real.segment(text)));
        expect(cut(lateSegmenter.segment(text))).toEqual(cut(real.segment(text)));
      }),
    );
  });

  it('that fits is one line, without the blanks at its end; of blanks alone all are kept', () => {
    const kept = fc.array(fc.constantFrom('火消し', '、', ' ', '\u3000', 'a', '「', '」'), { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(kept, (text) => {
        const one = text.replace(/[ \u3000]+$/u, '');
        expect(wrap(text, 60)).toEqual([one === '' ? text : one]);
      }),
    );
  });
});
