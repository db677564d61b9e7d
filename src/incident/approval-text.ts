import type { FormId } from '../runbook/vocabulary.ts';

/** The fields of a form that hold the text of a publication: its heading, where it has one of its own, and its body. */
export const TEXT_FIELDS: Partial<Record<FormId, { readonly heading?: string; readonly body: string }>> = {
  R14: { body: 'text' },
  R15: { body: 'body' },
  R16: { heading: 'title', body: 'body' },
};

/** Whether a form holds a text that goes out, or that is approved to go out. */
export const holdsText = (form: FormId): boolean => TEXT_FIELDS[form] !== undefined;

/**
 * The text of a form as one: heading, an empty line, body; empty where nothing is written. This is what is read out, approved and
 * compared: the same words in R14 and in R15 or R16 are the same text.
 */
export const textOfForm = (form: FormId, field: (id: string) => string): string => {
  const { heading, body } = TEXT_FIELDS[form] ?? { body: '' };
  return [heading, body]
    .flatMap((id) => (id === undefined || id === '' ? [] : [field(id).trim()]))
    .filter((text) => text !== '')
    .join('\n\n');
};

/** A text as it is bound: what neither the ear nor the eye can tell apart (composed characters, ends of lines, blanks there) is one. */
export const boundText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[\p{Zs}\t]+$/gmu, '')
    .trim();
