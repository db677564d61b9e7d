/** Folded before, by text; emptied when full. A search folds the same clauses and records at every key. */
const known = new Map<string, string>();
const KNOWN_LIMIT = 20_000;

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u30a1-\u30f6]/gu, (each) => String.fromCharCode(each.charCodeAt(0) - 0x60))
    .replaceAll(/[\s・()（）「」『』、。]+/gu, '');

/**
 * One spelling for all, to search in: full and half width, circled numbers, katakana as hiragana, no blanks, no brackets.
 * Never shown.
 */
export const folded = (text: string): string => {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= KNOWN_LIMIT) known.clear();
  const found = fold(text);
  known.set(text, found);
  return found;
};
