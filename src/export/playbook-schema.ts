import * as z from 'zod';

/*
 * CACAO v2.0 as far as a runbook needs it: manual actions, conditions, things done side by side. Stricter than the published JSON
 * Schemas, which say draft-07 and mean 2019-09: every key is named here, so that a misspelt one is seen.
 */
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const idOf = (...kinds: readonly string[]) => z.string().regex(new RegExp(`^(?:${kinds.join('|')})--${UUID}$`, 'u'));

const step = idOf('start', 'end', 'action', 'if-condition', 'parallel');
const agent = idOf('individual', 'organization');
const timestamp = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u);
const words = z.string().min(1);
const variableName = z.string().regex(/^__[a-zA-Z_][a-zA-Z0-9_-]{0,199}__$/u);

const reference = z.strictObject({ name: words, source: words, external_id: words });
const common = { name: words, description: words.optional(), external_references: z.array(reference).min(1).optional() };

export const ACTIVITIES = [
  'compose-content',
  'deliver-content',
  'identify-audience',
  'identify-channel',
  'analyze-collected-data',
  'identify-indicators',
  'restrict-access',
  'eliminate-risk',
  'restore-capabilities',
  'execute-operation',
  'analyze-engagement-results',
] as const;

const command = z.strictObject({ type: z.literal('manual'), command: words, playbook_activity: z.enum(ACTIVITIES) });

const workflowStep = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), name: words, on_completion: step }),
  z.strictObject({ type: z.literal('end'), name: words }),
  z.strictObject({
    type: z.literal('action'),
    ...common,
    commands: z.array(command).min(1),
    agent,
    targets: z.array(agent).min(1).optional(),
    out_args: z.array(variableName).min(1).optional(),
    on_completion: step,
  }),
  z.strictObject({ type: z.literal('if-condition'), ...common, condition: words, on_true: step, on_completion: step }),
  z.strictObject({ type: z.literal('parallel'), ...common, next_steps: z.array(step).min(2), on_completion: step }),
]);

const agents = z.record(
  agent,
  z.strictObject({ type: z.enum(['individual', 'organization']), name: words, description: words.optional() }),
);

/** A playbook as this program writes it. */
export const playbookSchema = z.strictObject({
  type: z.literal('playbook'),
  spec_version: z.literal('cacao-2.0'),
  id: idOf('playbook'),
  name: words,
  description: words,
  playbook_types: z.array(z.enum(['investigation', 'mitigation', 'notification', 'remediation'])).min(1),
  playbook_activities: z.array(z.enum(ACTIVITIES)).min(1),
  playbook_processing_summary: z.strictObject({
    manual_playbook: z.literal(true),
    parallel_processing: z.boolean(),
    if_logic: z.boolean(),
  }),
  created_by: idOf('identity'),
  created: timestamp,
  modified: timestamp,
  industry_sectors: z.array(z.literal('local-government')),
  labels: z.array(words).min(1),
  external_references: z.array(reference).min(1).optional(),
  playbook_variables: z
    .record(
      variableName,
      z.strictObject({ type: z.enum(['string', 'bool']), value: z.string(), constant: z.boolean(), external: z.boolean() }),
    )
    .optional(),
  workflow_start: idOf('start'),
  workflow: z.record(step, workflowStep),
  agent_definitions: agents,
  target_definitions: agents.optional(),
});

export type Playbook = z.output<typeof playbookSchema>;
export type WorkflowStep = Playbook['workflow'][string];
export type Activity = (typeof ACTIVITIES)[number];
export type Reference = z.output<typeof reference>;
