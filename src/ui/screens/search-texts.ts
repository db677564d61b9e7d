import { TROUBLES } from '../../../machines/words.ts';
import { glossaryOf } from '../../session/glossary.ts';
import type { Library } from '../../session/library.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import { folded } from '../parts/fold.ts';
import { explained } from './glossary.ts';

/** A query as texts are held against it. */
export interface Sought {
  readonly query: string;
  /** Whether one of the texts holds the query, or the word whose reading it is. */
  has(...texts: string[]): boolean;
  /** Whether a title, or its reading, holds the query. */
  titled(title: string): boolean;
}

/** Shorter than this a reading says nothing: one kana stands in every text. */
const READING_LEAST = 2;

/** Words in their own script whose reading begins with the query: のっとり is 乗っ取り, wherever it stands. */
const spellings = (library: Library, query: string): string[] => {
  if (query.length < READING_LEAST) return [];
  const words = [
    ...TROUBLES.map((trouble) => [ui.reading[trouble], terms.trouble[trouble]] as const),
    ...explained(library).map(({ reading, word }) => [reading, word] as const),
  ];
  return words.filter(([reading]) => folded(reading).startsWith(query)).map(([, word]) => folded(word));
};

/** How this query is looked for in the texts at hand. */
export const soughtFor = (library: Library, text: string): Sought => {
  const query = folded(text);
  const wanted = [...new Set([query, ...spellings(library, query)])];
  const has = (...texts: string[]) => query !== '' && texts.some((one) => wanted.some((spelling) => folded(one).includes(spelling)));
  const { readings } = glossaryOf(library).glossary;
  return {
    query,
    has,
    titled: (title) => {
      const reading = Object.hasOwn(readings, title) ? readings[title] : undefined;
      return has(title) || (reading !== undefined && query.length >= READING_LEAST && folded(reading).includes(query));
    },
  };
};
