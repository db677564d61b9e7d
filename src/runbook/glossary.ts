import * as z from 'zod';
import { type Fault, Faults } from './faults.ts';
import { parseShape } from './load-shape.ts';
import type { FormName } from './schema.ts';
import { readYaml } from './yaml.ts';

const words = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .regex(/^[^\n\r]*$/u, 'one-line' satisfies FormName);

const wordSchema = z.strictObject({
  /** The word as the source prints it. */
  word: words,
  reading: words,
  /** The explanation, verbatim but for where its lines break. */
  quote: words,
  /** Whose words these are: document and place. */
  source: words,
});

/** `glossary/glossary.yaml`: words as a guideline explains them, and how titles are read aloud, for the search. */
export const glossarySchema = z.strictObject({
  schema: z.literal('hikeshi/glossary@1'),
  words: z.array(wordSchema).max(500).default([]),
  /** Titles of steps as they are printed → their reading in kana. */
  readings: z.record(words, words).default({}),
});

export type GlossaryWord = z.output<typeof wordSchema>;
export type Glossary = Omit<z.output<typeof glossarySchema>, 'schema'>;

/** The glossary of one file, or everything that is wrong with it. */
export const readGlossary = (file: string, source: string | Uint8Array): Glossary | { readonly faults: readonly Fault[] } => {
  const faults = new Faults(file);
  const yaml = readYaml(file, source, faults);
  const shaped = yaml === undefined ? undefined : parseShape(glossarySchema, yaml, faults);
  if (shaped === undefined || faults.list.length > 0) return { faults: faults.list };
  return { words: shaped.data.words, readings: shaped.data.readings };
};
