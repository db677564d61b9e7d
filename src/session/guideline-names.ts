import type { Guideline } from '../runbook/schema.ts';
import type { Library } from './library.ts';

/** The guideline that was meant; several where the words do not say which. */
export type NamedGuideline = { readonly id: string } | { readonly among: readonly string[] };

/** One guideline of the library; undefined for a folder that is broken, which is told where it is used. */
const readable = (library: Library, id: string): Guideline | undefined => {
  try {
    return library.guideline(id);
  } catch {
    return undefined;
  }
};

/** 狛江 means 狛江市. */
const SUFFIX = /[都道府県市区町村]$/u;

/**
 * A guideline by its id, by the name of its body (狛江市, 狛江, ひな型) or by its title. None: there is no such guideline. Two folders
 * may be of one body, the town's own and one that came with the program: then both are named.
 */
export const guidelineNamed = (library: Library, given: string): NamedGuideline | undefined => {
  const name = given.normalize('NFKC').trim();
  if (library.ids.includes(name)) return { id: name };
  if (name === '') return undefined;
  const among = library.ids.filter((id) => {
    const { body, title } = readable(library, id) ?? {};
    return [body, body?.replace(SUFFIX, ''), title].some((one) => one?.normalize('NFKC') === name);
  });
  const [only] = among;
  if (only === undefined) return undefined;
  return among.length === 1 ? { id: only } : { among };
};

/** The ids as a list shows them: the office's own folders, then the bodies by their code, the template last. */
export const guidelinesInOrder = (library: Library): string[] => {
  const place = (id: string): number => {
    const guideline = readable(library, id);
    if (guideline?.template === true) return Number.MAX_SAFE_INTEGER;
    return guideline?.code ?? 0;
  };
  return library.ids
    .map((id) => ({ id, at: place(id) }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id);
};
