import * as z from 'zod';
import { COURSES, PHASES, TROUBLES } from '../../machines/words.ts';
import { entrySchema } from '../incident/entry.ts';
import { REDACTABLE } from '../incident/redaction.ts';
import { COVERAGES, FORM_IDS } from '../runbook/vocabulary.ts';
import { MILESTONES } from './spans.ts';

/** Version of the format: a reader that knows another number reads something else. */
export const JSON_FORMAT = 'hikeshi/incident@1';

const about = <T extends z.ZodType>(schema: T, description: string): T => schema.describe(description);
const seq = about(z.int().min(1), 'Number of a line of the log.');
const time = about(z.int(), 'UTC milliseconds.');
const iso = about(z.string(), 'The same time in Tokyo, ISO 8601 with seconds.');
const hash = about(z.string().regex(/^[0-9a-f]{64}$/u), 'SHA-256, lower case.');
const clause = z.strictObject({ id: z.string(), ref: z.string(), body: z.string().optional() });

const told = z.strictObject({
  kind: about(z.string(), '覚知, 連絡, メモ …'),
  text: about(z.string(), 'The line in Japanese, as the report tells it.'),
  late: about(z.boolean(), '後刻記入'),
  deviation: about(z.boolean(), '逸脱'),
  undoneBy: seq.optional(),
  clauses: z.array(clause),
});

const entry = entrySchema
  .omit({ incident: true, mode: true })
  .extend({
    readable: z.literal(true),
    hash,
    time: iso,
    occurredTime: iso.optional(),
    words: about(
      z.record(z.string(), z.string()),
      'Words outside the hashed line, by path. A path of `pii` that is missing was blacked out.',
    ),
    told,
  })
  .strict();

const unread = z.strictObject({
  readable: z.literal(false),
  seq,
  hash,
  problem: z.enum(['not-json', 'shape', 'newer', 'unknown-type']),
});

const step = z.strictObject({
  id: z.string(),
  number: about(z.int().nullable(), 'As printed; null for advice.'),
  title: z.string(),
  phase: z.enum(PHASES),
  form: z.enum(FORM_IDS),
  layer: z.string(),
  counts: about(z.boolean(), 'Whether it must be settled before closing.'),
  modality: z.array(z.string()),
  deadlineWord: z.string().optional(),
  state: z.string(),
  settled: z.boolean(),
  results: z.array(
    z.strictObject({
      seq,
      at: time,
      time: iso,
      person: z.string(),
      outcome: z.string(),
      round: z.int(),
      deviation: z.boolean(),
      reason: z.string().optional(),
    }),
  ),
  missed: z.array(seq),
  clauses: z.array(clause.extend({ text: z.string() })),
  quote: z.string().optional(),
  source: z.string().optional(),
});

/** A whole incident as one JSON document. */
export const incidentSchema = z.strictObject({
  schema: z.literal(JSON_FORMAT),
  exportedAt: about(time, 'When this file was made: the only field that differs between two exports of one log. UTC milliseconds.'),
  incident: z.string(),
  mode: z.enum(['real', 'drill']),
  redacted: about(z.array(z.enum(REDACTABLE)), 'What was blacked out of this copy.'),
  closed: z.boolean(),
  title: z.string().optional(),
  account: z.string().optional(),
  guideline: z.strictObject({ id: z.string(), body: z.string(), title: z.string(), edition: z.string() }),
  head: z.strictObject({ seq, hash, anchor: about(z.string(), 'First 128 bits of the hash, to write on paper.') }),
  milestones: z.array(z.strictObject({ id: z.enum(MILESTONES), at: time, time: iso, seq: seq.optional() })),
  responses: z.array(
    z.strictObject({
      id: z.string(),
      trouble: z.enum(TROUBLES),
      course: z.enum(COURSES),
      round: z.int(),
      runbook: hash,
      coverage: z.enum(COVERAGES),
      coverageSentence: z.string(),
      silent: z.array(z.string()),
      steps: z.array(step),
    }),
  ),
  deviations: z.array(
    z.strictObject({ seq, kind: z.enum(['override', 'order']), step: z.string(), reason: z.string(), decidedBy: z.string().optional() }),
  ),
  corrections: z.array(z.strictObject({ seq, target: seq, label: z.string(), old: z.string(), new: z.string(), reason: z.string() })),
  undone: z.array(z.strictObject({ seq, target: seq, reason: z.string() })),
  evidence: z.array(
    z.strictObject({
      number: z.string(),
      seq,
      name: z.string(),
      sha256: hash,
      bytes: z.int(),
      type: z.string(),
      subjects: z.array(z.string()),
      takenBy: z.string(),
      at: time,
      undone: z.boolean(),
    }),
  ),
  remaining: z.array(
    z.strictObject({ kind: z.enum(['open', 'could-not', 'oral', 'notice']), number: z.int().nullable(), title: z.string() }),
  ),
  entries: z.array(z.union([entry, unread])),
});

export type IncidentJson = z.output<typeof incidentSchema>;
export type EntryJson = IncidentJson['entries'][number];

/** The JSON Schema that is published beside the program (docs/schema). */
export const publishedSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(incidentSchema, { target: 'draft-2020-12' }), undefined, 2)}\n`;
