import { describe, expect, it } from 'vitest';
import { randomHex } from '../../src/session/random-hex.ts';

describe('fresh randomness', () => {
  it('is never given out twice, over many blocks and whatever is asked for', () => {
    const drawn = Array.from({ length: 3000 }, (_, at) => [32, 16, 32, 9][at % 4] as number).map((bytes) => ({
      bytes,
      hex: randomHex(bytes),
    }));
    expect(drawn.every(({ bytes, hex }) => hex.length === bytes * 2 && /^[0-9a-f]+$/u.test(hex))).toBe(true);
    // No eight bytes of what was given out come again: nothing overlaps, nothing wiped is given out.
    const pieces = drawn.flatMap(({ hex }) => hex.match(/.{16}/gu) ?? []);
    expect(new Set(pieces).size).toBe(pieces.length);
  });

  it('uses every digit at every place', () => {
    const seen = Array.from({ length: 64 }, () => new Set<string>());
    for (let at = 0; at < 600; at += 1) for (const [place, digit] of [...randomHex(32)].entries()) seen[place]?.add(digit);
    expect(seen.every((digits) => digits.size === 16)).toBe(true);
  });

  it('is refused where more is asked for than a block holds', () => {
    expect(randomHex(4096)).toHaveLength(8192);
    expect(() => randomHex(4097)).toThrow(RangeError);
  });
});
