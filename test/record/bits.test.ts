import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Bit, bitsOf, detectedBy, flip, isBound } from './detect.ts';
import { tinyBundle } from './tiny.ts';

/** A sequence that the seed alone decides (mulberry32). */
const sequence = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const seed = Number(process.env.HIKESHI_SEED ?? randomInt(2 ** 31));
const { files } = tinyBundle();
const all = [...bitsOf(files)];
const bound = all.filter(({ path }) => isBound(path));

/** `count` bits, each file's first and last among them. */
const sample = (bits: readonly Bit[], count: number): Bit[] => {
  const next = sequence(seed);
  const ends = [...files.keys()].flatMap((path) => {
    const own = bits.filter((bit) => bit.path === path);
    return own.length === 0 ? [] : [own[0] as Bit, own.at(-1) as Bit];
  });
  return [...ends, ...Array.from({ length: count }, () => bits[Math.floor(next() * bits.length)] as Bit)];
};
const missed = (bits: readonly Bit[], again: boolean) =>
  bits.flatMap((bit) => {
    const { program, second } = flip(files, bit, again);
    return program && second ? [] : [{ ...bit, program, second }];
  });

describe(`a turned bit (seed ${seed}; all ${all.length} of them: npm run campaign:bits)`, () => {
  it('does not show where there is none', () => {
    expect(detectedBy(files)).toEqual({ program: false, second: false });
  });

  it('of any file is found, by the program and by a second reader', () => {
    expect(missed(sample(all, 60), false)).toEqual([]);
  });

  it('of the record itself is found even where SHA256SUMS was made anew', () => {
    expect(missed(sample(bound, 60), true)).toEqual([]);
  });
});
