import { can, send, view } from '../../../machines/response.ts';
import { formOf } from '../../runbook/forms.ts';
import type { Command } from '../command.ts';
import type { Draft } from '../entry.ts';
import { readFields } from '../fields.ts';
import { firstResponse, type Incident, type Response, stepOf } from '../incident.ts';
import type { FieldProblem, Refusal } from '../refusal.ts';
import { replay } from '../replay.ts';
import { findStep, named, refuseStep } from './find.ts';
import { settle } from './settle.ts';
import { refuseFuture, refuseTexts } from './texts.ts';

type Of<D extends Command['do']> = Extract<Command, { do: D }>;
const CLOSING = 'close-incident';

/** A copy of the incident to try things on, its machines at the same place. */
const copyOf = (incident: Incident): Incident => {
  const runbooks = new Map(incident.responses.map((response) => [response.hash, response.runbook]));
  return replay(incident.entries, (hash) => runbooks.get(hash));
};

const inPlay = (incident: Incident): Response[] => incident.responses.filter(({ live }) => view(live).course !== 'handed-over');

/** Counting steps that still stand open, over all responses in play. */
export const stillOpen = (incident: Incident): { response: string; step: string; title: string; number: number | null }[] =>
  inPlay(incident).flatMap(({ id, live, runbook }) =>
    view(live).open.flatMap((open) => {
      const step = stepOf(runbook, open);
      return step === undefined ? [] : [{ response: id, ...named(step) }];
    }),
  );

/** Steps for which a reason was given although nobody owes them: they are settled too, so that no word is lost, or refused. */
const namedBesides = (
  incident: Incident,
  keys: readonly string[],
  open: readonly { readonly response: string; readonly step: string }[],
): { response: string; step: string }[] | Refusal => {
  const besides: { response: string; step: string }[] = [];
  for (const key of keys) {
    const [step = '', response] = key.split('/').reverse();
    if (open.some((one) => one.step === step && (response === undefined || one.response === response))) continue;
    const found = findStep(incident, step, response);
    if ('code' in found) return found;
    const refused = refuseStep(incident, { ...found, view: { ...found.view, blockedBy: [], lockedOut: false } }, false);
    if (refused !== undefined) return refused;
    besides.push({ response: found.response.id, step });
  }
  return besides;
};

/** Closes the incident. `unfinished` settles what is left as could-not, one reason each, in the same append. */
export const close = (incident: Incident, command: Of<'close'>, now: number): readonly Draft[] | Refusal => {
  if (incident.closed) return { code: 'incident.closed' };
  const unfinished = command.unfinished ?? {};
  // Own keys alone: a step may be called `constructor`, and every object answers to that.
  const reasonFor = (response: string, step: string) =>
    [`${response}/${step}`, step].filter((key) => Object.hasOwn(unfinished, key)).map((key) => unfinished[key])[0];
  // The closing step of a template is settled by closing itself.
  const open = stillOpen(incident);
  const left = open.filter(({ response, step }) => step !== CLOSING && reasonFor(response, step) === undefined);
  if (left.length > 0) return { code: 'close.open', open: left };
  const besides = namedBesides(incident, Object.keys(unfinished), open);
  if ('code' in besides) return besides;
  const future = refuseFuture(command.occurred, now);
  if (future !== undefined) return future;
  const read = readFields(formOf('R19'), command.fields, new Set());
  if (Array.isArray(read)) return { code: 'fields.invalid', step: CLOSING, form: 'R19', problems: read as readonly FieldProblem[] };
  const fields = read as Exclude<typeof read, readonly FieldProblem[]>;
  const drafts: Draft[] = [];
  const trial = copyOf(incident);
  for (const { response, step } of [...open, ...besides]) {
    const own = step === CLOSING;
    const settled = settle(
      trial,
      own
        ? { do: 'settle', step, response, outcome: 'done', fields: command.fields }
        : { do: 'settle', step, response, outcome: 'could-not', fields: { reason: reasonFor(response, step) ?? '' } },
      now,
    );
    if ('code' in settled) return settled;
    drafts.push(...settled);
    const live = trial.responses.find(({ id }) => id === response)?.live;
    if (live !== undefined) send(live, own ? `do.${step}` : `could-not.${step}`);
  }
  const stuck = inPlay(trial).find(({ live }) => !can(live, 'close'));
  if (stuck !== undefined) return { code: 'close.refused', response: stuck.id, trouble: stuck.trouble };
  return [
    ...drafts,
    {
      type: 'incident.closed',
      runbook: firstResponse(incident).hash,
      ...(command.occurred !== undefined && { occurred: command.occurred }),
      data: { fields: fields.clear },
      words: fields.words,
    },
  ];
};

/** It moves again after it was closed. */
export const resume = (incident: Incident, command: Of<'resume'>): readonly Draft[] | Refusal =>
  !incident.closed
    ? { code: 'incident.open' }
    : (refuseTexts('resume', { reason: command.reason }, ['reason']) ?? [
        { type: 'incident.resumed', runbook: firstResponse(incident).hash, data: {}, words: { reason: command.reason } },
      ]);

/** Takes a step up again. */
export const reopen = (command: Of<'reopen'>, found: { response: Response; step: { id: string } }): readonly Draft[] | Refusal => {
  const { response, step } = found;
  const refused = refuseTexts(step.id, { reason: command.reason }, ['reason']);
  if (refused !== undefined) return refused;
  return [
    {
      type: 'step.reopened',
      response: response.id,
      runbook: response.hash,
      data: { step: step.id, round: response.round },
      words: { reason: command.reason },
    },
  ];
};
