import * as z from 'zod';
import { OUTCOMES, TROUBLES } from '../../machines/words.ts';
import { didYouMean, type Fault, Faults } from './faults.ts';
import { parseShape } from './load-shape.ts';
import type { Runbook } from './runbook.ts';
import { readYaml } from './yaml.ts';

const id = z.string().min(1).max(60);
const words = z.string().trim().min(1).max(1000);
const oneOrMore = z.union([words.transform((one) => [one]), z.array(words).min(1)]);

/** What a rehearsal can do, one in a line; the words are those of the command line. */
export const VERBS = ['do', 'decide', 'skip', 'attempt', 'reopen', 'evidence', 'recur', 'escalate', 'close'] as const;
export type Verb = (typeof VERBS)[number];

const lineSchema = z.strictObject({
  do: id.optional(),
  /** A question of the machine, or a step that is a decision. */
  decide: id.optional(),
  skip: id.optional(),
  attempt: id.optional(),
  reopen: id.optional(),
  /** A picture is retained; the posts or accounts that it shows. */
  evidence: oneOrMore.optional(),
  /** It came back: the new posts or accounts. */
  recur: oneOrMore.optional(),
  escalate: z.enum(TROUBLES).optional(),
  close: z.literal(true).optional(),
  answer: id.optional(),
  as: z.enum(OUTCOMES).exclude(['carried']).optional(),
  reason: words.optional(),
  /** Why a strict order is passed over. */
  override: words.optional(),
  /** At closing: step → why it could not be done. */
  couldNot: z.record(id, words).optional(),
  /** Fields of the record form. Those that the form needs and that are missing here are filled in with specimens. */
  fields: z.record(id, oneOrMore).optional(),
  /** This must be refused: with which code, and on account of which steps or fields. */
  refused: z.strictObject({ code: id, by: oneOrMore.default([]) }).optional(),
});

/** `<trouble>.rehearsal.yaml`: a scripted walk through the runbook beside it, to the end. */
export const rehearsalSchema = z.strictObject({
  schema: z.literal('hikeshi/rehearsal@1'),
  trouble: z.enum(TROUBLES),
  /** What is rehearsed, in one sentence. */
  title: words,
  by: z.strictObject({ role: words, name: words }),
  account: words,
  settings: z.record(id, z.boolean()).default({}),
  walk: z.array(lineSchema).min(1).max(400),
});

export type WalkLine = z.output<typeof lineSchema>;

/** A rehearsal, with the line on which each act stands. */
export interface Rehearsal extends z.output<typeof rehearsalSchema> {
  readonly file: string;
  readonly lines: readonly number[];
}

/** The act of a line, and what it is done to. */
export const verbOf = (line: WalkLine): Verb => VERBS.find((verb) => line[verb] !== undefined) ?? 'do';

/** Name of the rehearsal that stands beside a runbook. */
export const rehearsalFile = (trouble: string): string => `${trouble}.rehearsal.yaml`;

/**
 * A rehearsal file → the walk, or everything wrong with it at once.
 *
 * @param questions ids that `decide` may name besides steps
 */
export function readRehearsal(
  source: string | Uint8Array,
  runbook: Runbook,
  questions: readonly string[],
): Rehearsal | { readonly faults: readonly Fault[] } {
  const file = rehearsalFile(runbook.trouble);
  const faults = new Faults(file);
  const yaml = readYaml(file, source, faults);
  const shaped = yaml === undefined ? undefined : parseShape(rehearsalSchema, yaml, faults);
  if (yaml === undefined || shaped === undefined) return { faults: faults.list };
  const { data } = shaped;
  if (data.trouble !== runbook.trouble)
    faults.add('file.trouble', yaml.at(['trouble']), { trouble: data.trouble, expected: runbook.trouble });
  const settings = Object.keys(runbook.settings);
  for (const setting of Object.keys(data.settings))
    if (!settings.includes(setting))
      faults.add('setting.unknown', yaml.keyAt(['settings', setting]), { setting, ...didYouMean(setting, settings) });
  const steps = runbook.steps.map((step) => step.id);
  for (const [n, line] of data.walk.entries()) {
    const verbs = VERBS.filter((verb) => line[verb] !== undefined);
    if (verbs.length !== 1) faults.add('walk.verb', yaml.at(['walk', n]), { verbs, known: VERBS });
    for (const verb of ['do', 'decide', 'skip', 'attempt', 'reopen'] as const) {
      const step = line[verb];
      const known = verb === 'decide' ? [...steps, ...questions] : steps;
      // After another trouble joined, its own steps may be walked too; the walk itself tells those that it has not.
      const joined = data.walk.slice(0, n).some((one) => one.escalate !== undefined);
      if (step === undefined || joined || known.includes(step)) continue;
      faults.add('walk.step', yaml.at(['walk', n, verb]), { step, ...didYouMean(step, known) });
    }
  }
  if (faults.list.length > 0) return { faults: faults.list };
  return { ...data, file, lines: data.walk.map((_, n) => yaml.at(['walk', n]).line) };
}
