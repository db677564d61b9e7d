import { isPlain } from './plain-width.ts';

/** One grapheme or word, and where it begins. */
export interface Segment {
  readonly segment: string;
  readonly index: number;
}

/** The part of Intl.Segmenter that is used here and in Ink. */
export interface Segmenter {
  segment(text: string): Iterable<Segment>;
}

/** Node reads what it knows of graphemes or words when the first segmenter is made, which takes a while: not before a text asks for it. */
const later = (granularity: 'grapheme' | 'word'): (() => Intl.Segmenter) => {
  let made: Intl.Segmenter | undefined;
  return () => {
    made ??= new Intl.Segmenter('ja', { granularity });
    return made;
  };
};
const ofGraphemes = later('grapheme');
const ofWords = later('word');

/** Plain text may be coloured and have several lines: an escape and a line end are graphemes of their own, whatever stands beside them. */
const hasUnits = (text: string): boolean => isPlain(text.replaceAll(/[\n\u001b]/gu, ''));

/** Graphemes. The build puts this in the place of the segmenters that Ink and its parts make (build.mjs). */
export const graphemeSegmenter: Segmenter = {
  segment: (text) => (hasUnits(text) ? text.split('').map((segment, index) => ({ segment, index })) : ofGraphemes().segment(text)),
};

/** The same for a part of Ink that asks for more than the pieces in their order. */
export const lateSegmenter: Pick<Intl.Segmenter, 'segment'> = { segment: (text) => ofGraphemes().segment(text) };

/** Words of Japanese. */
export const wordSegmenter: Pick<Intl.Segmenter, 'segment'> = { segment: (text) => ofWords().segment(text) };
