import type { EditorState } from './editor.ts';
import { graphemes } from './width.ts';

/** Where 【name】 begins in the text, and how many graphemes it has. */
interface Blank {
  readonly at: number;
  readonly length: number;
}

/** The places of a text that still wait for words: each 【name】 with one of these names, in order. */
const blanksIn = (text: string, names: readonly string[]): Blank[] =>
  [...text.matchAll(/【([^【】\n]+)】/gu)]
    .filter(([, name = '']) => names.includes(name))
    .map(({ index, 0: blank }) => ({ at: graphemes(text.slice(0, index)).length, length: graphemes(blank).length }));

/**
 * The text with the cursor on the next place that waits for words; what is typed there stands in its place. Undefined where none
 * is left behind the cursor. `first` looks from the beginning of the text, and takes the one under the cursor as well.
 */
export const toBlank = (state: EditorState, names: readonly string[], from: 'first' | 'next'): EditorState | undefined => {
  const blank = blanksIn(state.text, names).find(
    ({ at }) => from === 'first' || at > state.cursor || (at === state.cursor && state.replaces === undefined),
  );
  return blank && { text: state.text, cursor: blank.at, multiline: state.multiline, replaces: blank.length };
};
