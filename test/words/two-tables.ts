import { readSource } from '../rooms/source.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Where a table of another language has another shape than the first: labels that are missing, empty or too many, sentences that are
 * told nothing, pairs and threes of another length.
 */
export const outOfShape = (first: unknown, other: unknown, path: readonly string[] = []): string[] => {
  const here = path.join('.');
  if (other === undefined) return [`${here} is missing`];
  if (typeof first === 'function') return typeof other === 'function' ? [] : [`${here} is no sentence that is told something`];
  if (Array.isArray(first)) {
    const list: readonly unknown[] = Array.isArray(other) ? other : [];
    if (list.length === 0 && first.length > 0) return [`${here} is empty`];
    if ([2, 3].includes(first.length) && list.length !== first.length) return [`${here} has ${list.length}, not ${first.length}`];
    return list.flatMap((one, at) => outOfShape(first[at] ?? first[0], one, [...path, String(at)]));
  }
  if (isObject(first)) {
    if (!isObject(other)) return [`${here} is no table`];
    return [
      ...Object.keys(first).flatMap((key) => outOfShape(first[key], other[key], [...path, key])),
      ...Object.keys(other).flatMap((key) => (key in first ? [] : [`${[...path, key].join('.')} is one too many`])),
    ];
  }
  return other === '' && first !== '' ? [`${here} is empty`] : [];
};

const JAPANESE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef・ー]+/gu;

/** Japanese letters and signs in the strings and templates of a source; comments and patterns are left out. */
export const japaneseIn = (text: string): string[] => {
  const { code, bare } = readSource(text);
  let said = '';
  for (let at = 0; at < code.length; at += 1) {
    // Of a pattern only the slashes are left in `bare`: nothing between them is said to anybody.
    const isPattern = bare[at] === '/' && code[at] === '/' && bare[at + 1] === ' ' && code[at + 1] !== ' ';
    const end = isPattern ? bare.indexOf('/', at + 1) : -1;
    if (end > 0) at = end;
    else said += bare[at] === code[at] ? ' ' : code[at];
  }
  return said.match(JAPANESE) ?? [];
};
