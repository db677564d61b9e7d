import * as z from 'zod';
import { TROUBLES } from '../../machines/words.ts';
import type { FormName } from '../runbook/schema.ts';

/** What an inject is for: 通常, 補助, 分岐, 複雑化. */
export const INJECT_KINDS = ['standard', 'contingency', 'adaptive', 'complexity'] as const;
export type InjectKind = (typeof INJECT_KINDS)[number];

const makeSchemas = () => {
  const id = z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]*$/u, 'scenario-id' satisfies FormName)
    .max(60);
  const words = z
    .string()
    .trim()
    .min(1)
    .max(400)
    .regex(/^[^\n\r]*$/u, 'one-line' satisfies FormName);
  const text = z.string().trim().min(1).max(2000);
  const seat = z.string().trim().min(1).max(20);
  const minutes = z
    .string()
    .regex(/^(?:0|[1-9]\d{0,2})m$/u, 'minutes' satisfies FormName)
    .transform((written) => Number.parseInt(written, 10));
  const value = z.union([z.string().min(1).max(60), z.int()]);

  /** One thing that is looked at: exactly one of the keys, `is` beside `variant` alone. */
  const testSchema = z.strictObject({
    /** A step of the runbook, or an act, that was recorded. */
    done: id.optional(),
    notDone: id.optional(),
    released: id.optional(),
    variant: id.optional(),
    is: value.optional(),
  });
  const whenSchema = testSchema.extend({ all: z.array(testSchema).min(1).optional(), any: z.array(testSchema).min(1).optional() });

  /** A message that reaches the players, and what makes it come: a time, a state of things, both, or the controller's hand alone. */
  const injectSchema = z.strictObject({
    id,
    kind: z.enum(INJECT_KINDS),
    at: minutes.optional(),
    when: whenSchema.optional(),
    /** Minutes for which `when` must hold before it comes. */
    after: minutes.optional(),
    /** Said to the controller when it is not going to come any more. */
    else: words.optional(),
    from: words,
    to: z.array(seat).min(1),
    via: words,
    text,
    /** For controller and evaluators only. */
    hidden: text.optional(),
    /** Nothing is expected of the players. */
    info: z.boolean().default(false),
  });

  /** What the players should do: a step of the runbook, or an act from the scenario's own list. */
  const expectedSchema = z.strictObject({
    id,
    objective: id,
    seat,
    step: id.optional(),
    /** Of a step that is a decision: the answer that is right here. */
    answer: id.optional(),
    act: id.optional(),
    from: id,
    /** Minutes from the release of `from`; a training target, never a rule. */
    target: minutes,
    /** Standard time of the deed itself, charged on the clock of a self-paced run. */
    takes: minutes,
    critical: z.boolean().default(false),
    weight: z.int().min(1).max(9).default(1),
    hint: z.strictObject({ after: minutes, text }).optional(),
  });

  /** What is judged over the whole run; exactly one of the four. With a clause it is the guideline's rule, without one a training target. */
  const ruleSchema = z.strictObject({
    id,
    /** The first before the second. */
    precedence: z.tuple([id, id]).optional(),
    /** Never done. */
    absence: id.optional(),
    /** The inject is answered by the deed. */
    response: z.tuple([id, id]).optional(),
    /** From the first to the second in so many minutes. */
    within: z.tuple([id, id, minutes]).optional(),
    clause: z.string().max(20).optional(),
    because: words.optional(),
    critical: z.boolean().default(false),
  });

  /** `scenarios/<id>.yaml`. */
  const scenarioSchema = z.strictObject({
    schema: z.literal('hikeshi/scenario@1'),
    id,
    title: words,
    trouble: z.enum(TROUBLES),
    guideline: id,
    start: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}\+09:00$/u, 'moment' satisfies FormName),
    duration: minutes,
    pace: z.strictObject({ think: z.literal(1), idle: z.enum(['jump', 'wait']), maxRate: z.int().min(1).max(9) }),
    seats: z.array(seat).min(1).max(20),
    objectives: z
      .array(z.strictObject({ id, text: words }))
      .min(1)
      .max(20),
    variants: z.record(id, z.strictObject({ oneOf: z.array(value).min(2).max(6) })).default({}),
    acts: z
      .array(z.strictObject({ id, title: words }))
      .max(60)
      .default([]),
    injects: z.array(injectSchema).min(1).max(60),
    expected: z.array(expectedSchema).min(1).max(60),
    rules: z.array(ruleSchema).max(60).default([]),
    end: z.strictObject({
      any: z.array(z.strictObject({ allDone: z.enum(['critical', 'all']).optional(), at: minutes.optional() })).min(1),
    }),
  });

  return { testSchema, whenSchema, injectSchema, expectedSchema, ruleSchema, scenarioSchema };
};

type Schemas = ReturnType<typeof makeSchemas>;
let made: Schemas | undefined;

/** The schemas of a scenario, made when first asked for: who answers an incident needs none. */
export const scenarioSchemas = (): Schemas => {
  made ??= makeSchemas();
  return made;
};

/** A scenario as written, its times in minutes from STARTEX. */
export type Scenario = z.output<Schemas['scenarioSchema']>;
export type Inject = z.output<Schemas['injectSchema']>;
export type Expected = z.output<Schemas['expectedSchema']>;
export type Rule = z.output<Schemas['ruleSchema']>;
export type Test = z.output<Schemas['testSchema']>;
export type When = z.output<Schemas['whenSchema']>;

/** What a rule judges. */
export const RULE_FORMS = ['precedence', 'absence', 'response', 'within'] as const;

/** What an expectation asks for: the id of the step or of the act. */
export const deedOf = ({ step, act }: Pick<Expected, 'step' | 'act'>): string => step ?? act ?? '';

/** Every test that a condition makes. */
export const testsOf = (when: When): readonly Test[] => [...(when.all ?? []), ...(when.any ?? []), ...alone(when)];

/** The test that stands at the top of a condition, not in `all` or `any`. */
export function alone({ all: _, any: __, ...test }: When): readonly Test[] {
  return Object.values(test).some((one) => one !== undefined) ? [test] : [];
}
