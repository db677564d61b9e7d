import { type ReadGlossaries, readGlossaries } from '../store/glossary.ts';
import { shippedRunbooks } from './folders.ts';
import type { Library } from './library.ts';

const kept = new WeakMap<Library, ReadGlossaries>();

/** The words and readings beside the guidelines of a library. Read when they are first asked for, then kept. */
export const glossaryOf = (library: Library): ReadGlossaries => {
  const known = kept.get(library);
  if (known !== undefined) return known;
  const read = readGlossaries(library.dirs ?? [shippedRunbooks()]);
  kept.set(library, read);
  return read;
};
