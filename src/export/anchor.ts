/** Hex digits of an anchor: the first 128 bits of a SHA-256. */
const DIGITS = 32;

/**
 * The first 128 bits of the head hash as 8×4 hex, to write on paper or read out by telephone:
 * `3f9a 0c21 77be 41d0   9b02 e6fa 5c18 d3a7`.
 */
export const anchorOf = (hash: string): string => {
  const groups = hash.slice(0, DIGITS).match(/.{1,4}/gu) ?? [];
  return `${groups.slice(0, 4).join(' ')}   ${groups.slice(4).join(' ')}`;
};

/** What was written on paper, as 32 hex digits; full-width characters, capitals, blanks and hyphens are no matter. Undefined when it is no anchor. */
export const readAnchor = (written: string): string | undefined => {
  const digits = written.normalize('NFKC').toLowerCase().replace(/[\s-]/gu, '');
  return digits.length === DIGITS && /^[0-9a-f]+$/u.test(digits) ? digits : undefined;
};
