import { can, view } from '../../../machines/response.ts';
import { PHASES, type Phase, type Trouble } from '../../../machines/words.ts';
import type { Runbook, Step } from '../../runbook/runbook.ts';
import type { Circumstances, Command, Pinned } from '../command.ts';
import type { Draft } from '../entry.ts';
import { entriesOf, firstResponse, type Incident, type Response, type StepEntry } from '../incident.ts';
import type { Refusal } from '../refusal.ts';
import { numberSubjects } from './subjects.ts';
import { refuseFuture, refuseTexts } from './texts.ts';

/**
 * What was found, told, kept and contained stays done whatever the trouble is called. What was said to the public was said
 * about the old trouble, and is looked at anew.
 */
const CARRIED: readonly Phase[] = PHASES.slice(0, PHASES.indexOf('communicate'));

/** The steps of another runbook that are already done in this incident, each with the entry that did it. */
export const alreadyDone = (incident: Incident, runbook: Runbook): readonly { readonly step: Step; readonly by: StepEntry }[] =>
  runbook.steps.flatMap((step) => {
    if (!CARRIED.includes(step.phase) || step.answers !== undefined) return [];
    for (const response of [...incident.responses].reverse()) {
      const at = view(response.live).steps[step.id];
      const last = entriesOf(incident, response.id, step.id).findLast((entry) => entry.type !== 'step.recorded');
      if (at?.state !== 'settled' || last === undefined || (at.outcome !== 'done' && at.outcome !== 'carried')) continue;
      return [{ step, by: last }];
    }
    return [];
  });

/** The entries that take over what is done, each pointing at the one that did it. */
const carried = (incident: Incident, id: string, { runbook, hash }: Pinned): Draft[] =>
  alreadyDone(incident, runbook).map(({ step, by }) => ({
    type: 'step.carried',
    response: id,
    runbook: hash,
    data: { step: step.id, from: { seq: by.seq, hash: by.hash }, outcome: 'done' },
  }));

/** Opens a second response over the same log. */
const openResponse = (
  incident: Incident,
  trouble: Trouble,
  from: Response,
  circumstances: Circumstances,
  words: Record<string, string>,
): readonly Draft[] | Refusal => {
  const standing = incident.responses.find((one) => one.trouble === trouble && view(one.live).course !== 'handed-over');
  if (standing !== undefined) return { code: 'trouble.open', trouble };
  const pinned = circumstances.runbookFor(trouble);
  if (pinned === undefined) {
    const { id, body } = firstResponse(incident).runbook.guideline;
    return { code: 'runbook.missing', guideline: id, body, trouble };
  }
  const id = `r${incident.responses.length + 1}`;
  const { hash, runbook } = pinned;
  return [
    { type: 'response.opened', response: id, runbook: hash, data: { trouble, from: from.id }, words },
    {
      type: 'rules.shown',
      response: id,
      runbook: hash,
      data: {
        rules: runbook.standingRules
          .filter(({ setting }) => setting === undefined || incident.settings[setting] === true)
          .map((rule) => ({ rule: rule.id, clauses: [...rule.clauses] })),
      },
    },
    ...carried(incident, id, pinned),
  ];
};

/** The newest response that is still in play, or the one named. */
export const pickResponse = (incident: Incident, id?: string): Response => {
  const named = incident.responses.find((response) => response.id === id);
  return named ?? incident.responses.findLast(({ live }) => view(live).course !== 'handed-over') ?? firstResponse(incident);
};

/** Answers a question of the machine. An answer that means another trouble opens it here, with what is done carried over. */
export const answer = (
  incident: Incident,
  command: Extract<Command, { do: 'answer' }>,
  circumstances: Circumstances,
): readonly Draft[] | Refusal => {
  if (incident.closed) return { code: 'incident.closed' };
  const asked = (one: Response) => one.live.chart.questions.some(({ id }) => id === command.question);
  const picked = pickResponse(incident, command.response);
  const response = asked(picked) || command.response !== undefined ? picked : (incident.responses.findLast(asked) ?? picked);
  const { questions, handsOver } = response.live.chart;
  const question = questions.find(({ id }) => id === command.question);
  if (question === undefined)
    return { code: 'question.unknown', question: command.question, known: questions.map(({ id, answers }) => ({ question: id, answers })) };
  if (!question.answers.includes(command.answer) || !can(response.live, `ask.${question.id}.${command.answer}`))
    return {
      code: 'question.answer',
      question: question.id,
      answer: command.answer,
      answers: question.answers.filter((one) => can(response.live, `ask.${question.id}.${one}`)),
    };
  const refused = refuseFuture(command.occurred, circumstances.now) ?? refuseTexts(question.id, { reason: command.reason });
  if (refused !== undefined) return refused;
  const said: Draft = {
    type: 'question.answered',
    response: response.id,
    runbook: response.hash,
    ...(command.occurred !== undefined && { occurred: command.occurred }),
    data: { question: question.id, answer: command.answer },
    ...(command.reason && { words: { reason: command.reason } }),
  };
  const trouble = question.id === 'triage' ? handsOver[command.answer] : undefined;
  if (trouble === undefined) return [said];
  const opened = openResponse(incident, trouble, response, circumstances, command.reason ? { reason: command.reason } : {});
  if (!('code' in opened)) return [said, ...opened];
  // That trouble is already being dealt with here: the answer alone is enough.
  return opened.code === 'trouble.open' ? [said] : opened;
};

/** Adds another trouble in mid-incident; the old response goes on beside it. */
export const escalate = (
  incident: Incident,
  command: Extract<Command, { do: 'escalate' }>,
  circumstances: Circumstances,
): readonly Draft[] | Refusal => {
  if (incident.closed) return { code: 'incident.closed' };
  const refused = refuseTexts('escalate', { reason: command.reason }, ['reason']) ?? refuseFuture(command.occurred, circumstances.now);
  if (refused !== undefined) return refused;
  const opened = openResponse(incident, command.trouble, pickResponse(incident), circumstances, { reason: command.reason });
  if ('code' in opened) return opened;
  return command.occurred === undefined ? opened : opened.map((draft) => ({ ...draft, occurred: command.occurred as number }));
};

/** It came back: the next round begins, and the steps that the runbook marks reopen. */
export const recur = (incident: Incident, command: Extract<Command, { do: 'recur' }>, now: number): readonly Draft[] | Refusal => {
  if (incident.closed) return { code: 'incident.closed' };
  const response = pickResponse(incident, command.response);
  if (!can(response.live, 'recur')) return { code: 'recur.refused', trouble: response.trouble };
  const texts = { note: command.note, subject: command.subjects?.join(' ') };
  const refused = refuseFuture(command.occurred, now) ?? refuseTexts('recur', texts);
  if (refused !== undefined) return refused;
  const subjects = numberSubjects(incident, command.subjects ?? []);
  return [
    {
      type: 'trouble.recurred',
      response: response.id,
      runbook: response.hash,
      ...(command.occurred !== undefined && { occurred: command.occurred }),
      data: { round: response.round + 1, subjects: subjects.numbers },
      words: { ...subjects.words, ...(command.note && { note: command.note }) },
    },
  ];
};
