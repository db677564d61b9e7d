import * as z from 'zod';
import { OUTCOMES, PHASES, TROUBLES } from '../../machines/words.ts';
import { BASES, COVERAGES, FORM_IDS, LAYERS, MODALITIES, ORDERS } from './vocabulary.ts';

/** The message of a failed pattern is its name: src/words says how such a thing is written. */
export type FormName = 'id' | 'setting-id' | 'clause-id' | 'one-line' | 'date' | 'scenario-id' | 'minutes' | 'moment';

/** The most steps a runbook may have. */
export const MAX_STEPS = 200;

const makeSchemas = () => {
  /** Ids: small letters, digits and hyphens, never a dot (breaks XState targets) and never a number alone (reorders keys). */
  const id = z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/u, 'id' satisfies FormName)
    .max(60);
  const settingId = z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/u, 'setting-id' satisfies FormName)
    .max(60);
  const clauseId = z.string().regex(/^[A-Z]{2,4}-\d{1,4}(?:-\d{1,4})?$/u, 'clause-id' satisfies FormName);
  /** Words on one line. */
  const words = z
    .string()
    .trim()
    .min(1)
    .max(400)
    .regex(/^[^\n\r]*$/u, 'one-line' satisfies FormName);
  const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item.transform((one) => [one] as z.output<T>[]), z.array(item).min(1)]);

  /** A clause as printed: its number and its text, verbatim, quirks included. */
  const clauseSchema = z.strictObject({ ref: words, text: z.string().trim().min(1).max(8000) });

  /** A post that a clause names. People's names are given on the day. */
  const roleSchema = z.strictObject({
    title: words,
    note: words.optional(),
    /** A word for everybody (職員、発見した職員): whoever works is one. */
    anyone: z.boolean().optional(),
    /** Outside the body (報道機関、運営者): told or asked, never the one who works here. */
    outside: z.boolean().optional(),
  });

  /** A prohibition or caution in force through the whole incident; not a step. */
  const standingRuleSchema = z.strictObject({
    id,
    title: words,
    /** The thing not to do, as a noun (アカウントの削除), for the row しないこと. */
    short: words.optional(),
    clauses: z.array(clauseId).min(1),
    modality: z.enum(MODALITIES).default('prohibition'),
    /** In force only where this setting is on (a sample policy that was adopted). */
    setting: settingId.optional(),
  });

  /** `guideline.yaml`: the source document of one public body. */
  const guidelineSchema = z.strictObject({
    schema: z.literal('hikeshi/guideline@1'),
    id,
    body: words,
    title: words,
    /** `adopted` is the day, or the month, of this edition; absent where the document bears no date. */
    edition: z.strictObject({
      adopted: z
        .string()
        .regex(/^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/u, 'date' satisfies FormName)
        .optional(),
      label: words,
    }),
    /** 全国地方公共団体コード of the body, five digits: the order in which lists show those that come with the program. */
    code: z.int().min(1_000).max(99_999).optional(),
    /** A template counts its peer and practice steps: whoever works by it has adopted it. */
    template: z.boolean().default(false),
    settings: z.record(settingId, z.strictObject({ title: words, default: z.boolean() })).default({}),
    roles: z.record(id, roleSchema),
    clauses: z.record(clauseId, clauseSchema),
    standingRules: z.array(standingRuleSchema).max(200).default([]),
  });

  /** An order between two steps. */
  const orderSchema = z.strictObject({
    step: id,
    order: z.enum(ORDERS),
    /** Clause that orders it; needed for a strict order. */
    clause: clauseId.optional(),
    /** The words of the clause that order it, verbatim. */
    because: words.optional(),
    /** What releases a strict order: any outcome, or only the deed. */
    release: z.enum(['settled', 'done']).default('settled'),
    /** Held per post or account (`subject`), or per draft (`text`): looked at when a record is made, not by the machine. */
    per: z.enum(['subject', 'text']).optional(),
    /** A document order that may be left, with a reason kept beside the record (S2: 文の並びと違う); the others only sort. */
    askReason: z.boolean().optional(),
    /** While it blocks: the thing not to do yet, as a noun (投稿の削除（画面の保存が先）), for the row しないこと. */
    short: words.optional(),
  });

  /** How a step's own clause lets an approval be given by word of mouth, or left out, and which case says so (ただし書). */
  const exceptionSchema = z.strictObject({
    clause: clauseId,
    approval: z.enum(['oral', 'exempt']),
    /** Numbers of the cases that the clause lists, as printed (７⑴ア): one of them is named in the record. Without any, the clause is. */
    items: z.array(words).default([]),
  });

  /** One step of a runbook. */
  const stepSchema = z.strictObject({
    id,
    phase: z.enum(PHASES).optional(),
    title: words,
    /** What to do, in one short sentence of ours, for the first line of the screen. */
    hint: words.optional(),
    layer: z.enum(LAYERS).default('rule'),
    basis: z.enum(BASES).default('direct'),
    modality: oneOrMore(z.enum(MODALITIES)).default([]),
    clauses: z.array(clauseId).default([]),
    /** Words of the first clause that bear on this step, verbatim: underlined on screen. */
    quote: words.optional(),
    /** Source of a practice step, where there is one. */
    source: words.optional(),
    by: id.optional(),
    to: z.array(id).default([]),
    /** Conditions beyond the trouble itself, as the text words them (〜場合); all of them must hold. */
    when: oneOrMore(words).optional(),
    deadlineWord: words.optional(),
    form: z.enum(FORM_IDS).optional(),
    /** Of an `x-` step: impossible while locked out of the account. */
    needsAccess: z.boolean().optional(),
    setting: settingId.optional(),
    /** A decision: answer id → words on the screen. */
    answers: z.record(id, words).optional(),
    /** Only in play while each decision named stands at the answer named. */
    only: z.array(z.strictObject({ step: id, answer: id })).default([]),
    after: z.array(orderSchema).default([]),
    /** Of an approval (R14): `oral` and `exempt` stand open only where one of these says so. */
    exceptions: z.array(exceptionSchema).optional(),
    perRound: z.boolean().default(false),
    reopensWith: z.array(id).default([]),
    outcomes: z
      .array(z.enum(OUTCOMES).exclude(['carried']))
      .min(1)
      .optional(),
  });

  /** What the guideline says of this trouble as a whole. */
  const coverageSchema = z.strictObject({
    kind: z.enum(COVERAGES),
    /** Clauses that rule the trouble directly (by name or in meaning). */
    direct: z.array(clauseId).default([]),
    /** General clauses that may bear on it. */
    indirect: z.array(clauseId).default([]),
    /** The sentence shown to the operator; needed for partial, sample and none. */
    sentence: words.optional(),
    /** What this guideline does not provide for (規定なしの事項). */
    silent: z.array(words).default([]),
    /** Another statement where a setting is off. */
    unless: z.strictObject({ setting: settingId, kind: z.enum(COVERAGES), sentence: words }).optional(),
  });

  /** A standing rule of guideline.yaml in force for this trouble: by id, or with the clauses and words that bear on this trouble alone. */
  const ruleHereSchema = z.union([
    id.transform((one) => ({ id: one })),
    standingRuleSchema.partial({ title: true, clauses: true }).extend({ modality: z.enum(MODALITIES).optional() }),
  ]);

  /** `<trouble>.yaml`: what one guideline says to do about one trouble. */
  const runbookFileSchema = z.strictObject({
    schema: z.literal('hikeshi/runbook@1'),
    trouble: z.enum(TROUBLES),
    coverage: coverageSchema,
    standingRules: z.array(ruleHereSchema).max(200).default([]),
    steps: z.array(stepSchema).min(1).max(MAX_STEPS),
  });
  return {
    clauseSchema,
    roleSchema,
    standingRuleSchema,
    guidelineSchema,
    orderSchema,
    exceptionSchema,
    stepSchema,
    coverageSchema,
    ruleHereSchema,
    runbookFileSchema,
  };
};

type Schemas = ReturnType<typeof makeSchemas>;
let made: Schemas | undefined;

/** The schemas, made when first asked for: that takes 12 ms, and who opens the terminal reads guidelines compiled before. */
export const schemas = (): Schemas => {
  made ??= makeSchemas();
  return made;
};

export type Guideline = z.output<Schemas['guidelineSchema']>;
export type StandingRule = z.output<Schemas['standingRuleSchema']>;
export type RuleHere = z.output<Schemas['ruleHereSchema']>;
export type Coverage = z.output<Schemas['coverageSchema']>;
export type RunbookFile = z.output<Schemas['runbookFileSchema']>;
export type StepFile = z.output<Schemas['stepSchema']>;
export type StepOrder = z.output<Schemas['orderSchema']>;
