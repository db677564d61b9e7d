import { describe, expect, it } from 'vitest';
import { folded, wantsLines } from '../../../src/ui/lines/run.ts';
import { following, numberOf, spoken } from '../../../src/ui/lines/speech.ts';
import { width } from '../../../src/ui/parts/width.ts';
import { lines } from '../../../src/words/ja/lines.ts';

describe('a line that was entered', () => {
  it.each([
    ['5', 5],
    ['１１', 11],
    ['五', 5],
    ['十', 10],
    ['十一', 11],
    ['二十', 20],
    ['5番', undefined],
    ['', undefined],
    ['十十', undefined],
    ['メモ', undefined],
  ])('%s is number %s', (given, number) => {
    expect(numberOf(given)).toBe(number);
  });

  it('is a memo only when it begins with the word', () => {
    expect(following('メモ　電話あり', lines.word.memo)).toBe('電話あり');
    expect(following('メモ', lines.word.memo)).toBe('');
    expect(following('メモリを替えた', lines.word.memo)).toBeUndefined();
    expect(following('電話 メモ', lines.word.memo)).toBeUndefined();
  });
});

describe('what is said', () => {
  it('has no rules, no columns and no mark of place', () => {
    expect(spoken(['── 手順　済1 ────', ' 連絡     > 5 未   [規] 所属長への連絡'])).toBe('手順。済1。連絡。5 未。規定。所属長への連絡');
  });

  it('has one full stop where a sentence ends, whichever it ends with', () => {
    expect(spoken(['終わりました。  次です', 'Ready.  何ですか？  「電話」', '2  3'])).toBe(
      '終わりました。次です。Ready.何ですか？「電話」。2。3',
    );
  });

  it('begins no line against 禁則処理 and stays narrower than the terminal', () => {
    const text = folded([lines.small, ...lines.help], 40);
    for (const line of text.split('\n')) {
      expect(line).not.toMatch(/^[。、」ー]/u);
      expect(width(line)).toBeLessThan(40);
    }
  });

  it('is said where the terminal is dumb or is read aloud', () => {
    expect(wantsLines({ TERM: 'dumb' })).toBe(true);
    expect(wantsLines({ TERM: 'xterm', INK_SCREEN_READER: 'true' })).toBe(true);
    expect(wantsLines({ TERM: 'xterm' })).toBe(false);
  });
});
