import { begin, can, chartOf, send } from '../../../machines/response.ts';
import { formOf } from '../../runbook/forms.ts';
import { planOf, settingsOf } from '../../runbook/plan.ts';
import type { OpenCommand } from '../command.ts';
import type { Draft } from '../entry.ts';
import { readFields } from '../fields.ts';
import type { FieldProblem, Refusal } from '../refusal.ts';
import { numberSubjects } from './subjects.ts';
import { refuseFuture, refuseTexts } from './texts.ts';

const DETECTION = 'record-detection';

/** The first lines of an incident: that it was found, what must not be done, what is known, and the record of the finding. */
export const open = (command: OpenCommand, now: number): readonly Draft[] | Refusal => {
  const { runbook, hash } = command.pinned;
  const settings = settingsOf(runbook, command.settings);
  const detected = command.detected ?? now;
  const refused = refuseFuture(detected, now) ?? refuseTexts(DETECTION, { title: command.title, account: command.account });
  if (refused !== undefined) return refused;
  const chart = chartOf(runbook.trouble, planOf(runbook, settings));
  const { questions } = chart;
  const trial = begin(chart);
  for (const { question, answer } of command.answers ?? []) {
    const asked = questions.find((one) => one.id === question);
    if (asked === undefined)
      return { code: 'question.unknown', question, known: questions.map(({ id, answers }) => ({ question: id, answers })) };
    const possible = asked.answers.filter((one) => can(trial, `ask.${question}.${one}`));
    if (!possible.includes(answer)) return { code: 'question.answer', question, answer, answers: possible };
    send(trial, `ask.${question}.${answer}`);
  }
  const read = readFields(formOf('R01'), command.fields ?? {}, new Set());
  if (Array.isArray(read)) return { code: 'fields.invalid', step: DETECTION, form: 'R01', problems: read as readonly FieldProblem[] };
  const fields = read as Exclude<typeof read, readonly FieldProblem[]>;
  // The account in trouble is the first subject of every incident.
  const subjects = numberSubjects(undefined, command.account ? [command.account] : []);
  const drafts: Draft[] = [
    {
      type: 'incident.opened',
      runbook: hash,
      data: {
        trouble: runbook.trouble,
        guideline: runbook.guideline.id,
        settings: { ...settings },
        detected,
        ...(command.symptom !== undefined && { symptom: command.symptom }),
        ...(command.replies !== undefined && command.replies.length > 0 && { replies: command.replies.map((one) => ({ ...one })) }),
      },
      words: { ...(command.title && { title: command.title }), ...(command.account && { account: command.account }) },
    },
    {
      type: 'rules.shown',
      response: 'r1',
      runbook: hash,
      data: {
        rules: runbook.standingRules
          .filter(({ setting }) => setting === undefined || settings[setting] === true)
          .map(({ id, clauses }) => ({ rule: id, clauses: [...clauses] })),
      },
    },
    ...(command.answers ?? []).map(
      ({ question, answer }): Draft => ({ type: 'question.answered', response: 'r1', runbook: hash, data: { question, answer } }),
    ),
  ];
  if (can(trial, `do.${DETECTION}`))
    drafts.push({
      type: 'step.settled',
      response: 'r1',
      runbook: hash,
      ...(command.detected !== undefined && command.detected !== now && { occurred: command.detected }),
      data: { step: DETECTION, round: 1, form: 'R01', fields: fields.clear, subjects: subjects.numbers, outcome: 'done' },
      words: { ...fields.words, ...subjects.words },
    });
  return drafts;
};
