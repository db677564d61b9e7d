import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { approvalHash, CODE_LENGTH, CODE_LETTERS, codeOf, compare, lettersOf } from '../../src/incident/approval.ts';
import { spelled, spelling } from '../../src/words/ja/spelling.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const bound = { incident: '20261121-abcdef', response: 'r1', step: 'publish-website-notice', text: '注意\n\nリンクを開かないでください。' };
const code = (change: Partial<typeof bound> = {}): string => codeOf(approvalHash(sha256, { ...bound, ...change }));

/** Numbers that are the same in every run. */
const draws = (count: number): number[] => {
  let state = 20_261_121;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  });
};

describe('the letters of a code', () => {
  it('are 32, each once, each with a word on the telephone, and no two words alike', () => {
    expect(CODE_LETTERS).toHaveLength(32);
    expect(new Set(CODE_LETTERS).size).toBe(32);
    const words = CODE_LETTERS.map((letter) => spelling[letter]);
    expect(new Set(words).size).toBe(32);
    for (const [at, letter] of CODE_LETTERS.entries()) expect(words[at]).toMatch(new RegExp(`.の${letter}$`, 'u'));
  });

  it.each(['イエ', 'シヒ', 'シス', 'チツ', 'ミニ', 'メネ', 'ソン', 'スヌ', 'クワ', 'ウフ', 'レル'])(
    'never stand for both of %s',
    (pair) => {
      const [one = '', other = ''] = pair;
      expect([one, other].every((letter) => (CODE_LETTERS as readonly string[]).includes(letter))).toBe(false);
    },
  );

  it('are said with digits beside them', () => {
    expect(spelled('サトメリ')).toBe('桜のサ・東京のト・明治のメ・りんごのリ');
    expect([...'0123456789'].every((digit) => spelling[digit]?.startsWith('数字の'))).toBe(true);
    expect(spelled('10')).toBe('数字のひと・数字のまる');
  });
});

describe('the code of a text', () => {
  it('takes the first 20 bits, the highest first', () => {
    expect(codeOf(`00000${'f'.repeat(59)}`)).toBe('アアアア');
    expect(codeOf(`fffff${'0'.repeat(59)}`)).toBe('ロロロロ');
    // 00001 00010 00011 00100
    expect(codeOf(`08864${'0'.repeat(59)}`)).toBe('イウオカ');
  });

  it('hangs on the incident, the response, the step and each word of the text', () => {
    const others = [
      { incident: '20261121-abcdeg' },
      { response: 'r2' },
      { step: 'obtain-approval' },
      { text: `${bound.text}。` },
      { text: '' },
    ];
    const hashes = others.map((change) => approvalHash(sha256, { ...bound, ...change }));
    expect(new Set([approvalHash(sha256, bound), ...hashes]).size).toBe(others.length + 1);
  });

  it('does not hang on what neither ear nor eye can tell', () => {
    expect(code({ text: '注意  \r\n\r\nリンクを開かないでください。\n' })).toBe(code());
    expect(code({ text: 'が' })).toBe(code({ text: 'か\u3099' }));
    expect(() => code({ text: '\ud800' })).not.toThrow();
  });

  it('is the same for two texts about once in 2^20', () => {
    const texts = 1_500;
    const seen = new Map<string, number>();
    for (let at = 0; at < texts; at += 1) {
      const one = code({ text: `文案${at}` });
      seen.set(one, (seen.get(one) ?? 0) + 1);
    }
    const pairs = [...seen.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
    // 1,124,250 pairs: 1.07 expected; ten would be one in 10^7.
    expect(pairs).toBeLessThan(10);
    expect(seen.size).toBeGreaterThan(texts - 10);
  });

  it('uses every letter at every place about as often', () => {
    const counts = Array.from({ length: CODE_LENGTH }, () => new Map<string, number>());
    for (const draw of draws(6_400))
      for (const [at, letter] of [...code({ text: String(draw) })].entries()) counts[at]?.set(letter, (counts[at]?.get(letter) ?? 0) + 1);
    for (const place of counts) {
      expect(place.size).toBe(32);
      // 200 expected, deviation 14: five of them.
      for (const count of place.values()) expect(Math.abs(count - 200)).toBeLessThan(70);
    }
  });
});

describe('what was read back', () => {
  it.each([
    'サトメリ',
    'さとめり',
    'ｻﾄﾒﾘ',
    'サ ト メ リ',
    'さ・と・め・り',
    '桜のサ・東京のト・明治のメ・りんごのリ',
    '桜のサ東京のト明治のメりんごのリ',
    '桜のさ　東京のと　明治のめ　りんごのり',
  ])('is read from %s', (given) => {
    expect(lettersOf(given)).toBe('サトメリ');
    expect(compare('サトメリ', given)).toEqual({ is: 'matched' });
  });

  it('is read back from its own spelling, whatever the code', () => {
    for (const draw of draws(500)) {
      const one = codeOf(sha256(String(draw)));
      expect(compare(one, one), one).toEqual({ is: 'matched' });
      expect(compare(one, spelled(one)), one).toEqual({ is: 'matched' });
    }
  });

  it('is never matched when one letter is another, or two are the wrong way round', () => {
    for (const draw of draws(200)) {
      const one = codeOf(sha256(String(draw)));
      for (let at = 0; at < CODE_LENGTH; at += 1) {
        const letter = CODE_LETTERS[draw % 32] ?? '';
        const other = one.slice(0, at) + letter + one.slice(at + 1);
        expect(compare(one, other).is).toBe(other === one ? 'matched' : 'differs');
        const turned = one.slice(0, at) + [...one.slice(at, at + 2)].reverse().join('') + one.slice(at + 2);
        expect(compare(one, turned).is).toBe(turned === one ? 'matched' : 'differs');
      }
    }
  });

  it('counts what is still to come, and says at once what cannot be right any more', () => {
    expect(compare('サトメリ', '')).toEqual({ is: 'empty' });
    expect(compare('サトメリ', 'さ')).toEqual({ is: 'short', left: 3 });
    expect(compare('サトメリ', 'サトメ')).toEqual({ is: 'short', left: 1 });
    expect(compare('サトメリ', 'サコ')).toEqual({ is: 'differs' });
    expect(compare('サトメリ', 'サトメリア')).toEqual({ is: 'differs' });
    expect(compare('サトメリ', 'なし')).toEqual({ is: 'none' });
    expect(compare('サトメリ', '復唱なし')).toEqual({ is: 'none' });
    expect(compare('サトメリ', '承認なし')).toEqual({ is: 'differs' });
  });
});
