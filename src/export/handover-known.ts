import { longDateTime, near } from '../incident/calendar.ts';
import { detectedAt, occurredAt } from '../incident/corrected.ts';
import type { Incident } from '../incident/incident.ts';
import type { ResponseLine } from '../incident/overview.ts';
import { handover as words } from '../words/ja/handover.ts';
import { terms } from '../words/ja/terms.ts';
import { answerText, questionText } from './describe-fact.ts';
import { recordsWith, standing } from './report-overview.ts';
import { saidAt } from './said.ts';

/** Phases whose deeds are part of what happened; who was told and what was published have rows of their own. */
const DEEDS: readonly string[] = ['preserve', 'contain', 'eradicate', 'recover'];

const deeds = (incident: Incident, lines: readonly ResponseLine[], now: number): string[] =>
  lines
    .flatMap(({ steps }) => steps)
    .filter(({ step, state, view }) => DEEDS.includes(step.phase) && state === 'settled' && (view.outcome ?? 'done') === 'done')
    .flatMap(({ step, settledBy }) => (settledBy === undefined ? [] : [{ title: step.title, at: occurredAt(incident, settledBy) }]))
    .sort((a, b) => a.at - b.at)
    .map(({ title, at }) => `${title} ${near(at, now)}`);

/** 何が起きたか: found when and how, what it is, what was done, whether it came back. */
export const happenedLines = (incident: Incident, lines: readonly ResponseLine[], now: number): string[] => {
  const said = (form: string, id: string): string | undefined =>
    recordsWith(incident, form)
      .map((entry) => saidAt(incident, entry, id)?.value)
      .findLast((value) => value !== undefined);
  const detected = detectedAt(incident);
  const troubles = [...new Set(incident.responses.map(({ trouble }) => terms.trouble[trouble]))].join('・');
  const done = deeds(incident, lines, now);
  const added = standing(incident, 'response.opened').map((entry) => {
    const reason = saidAt(incident, entry, 'reason')?.value ?? '';
    return words.opened(near(occurredAt(incident, entry), now), terms.trouble[entry.data.trouble]) + reason;
  });
  const again = standing(incident, 'trouble.recurred').map((entry) => {
    const note = saidAt(incident, entry, 'note')?.value ?? '';
    return words.again(near(occurredAt(incident, entry), now), entry.data.round) + note;
  });
  return [
    `${troubles}。${words.detected(longDateTime(detected), said('R01', 'channel'))}`,
    ...[said('R01', 'summary'), said('R02', 'finding')].flatMap((value) => (value === undefined ? [] : [value])),
    ...added,
    ...again,
    ...(done.length > 0 ? [words.doneSteps(done)] : []),
    ...(incident.closed ? [words.closed] : []),
  ];
};

/** Answers that leave a question open. */
const OPEN = ['unknown', 'asked', 'locked-out', 'recovery-asked'];

/** 分かっていない: questions without an answer, receipts and replies that are still out, the cause. */
export const unknownLines = (incident: Incident, lines: readonly ResponseLine[]): string[] => {
  const questions = lines
    .filter(({ view }) => view.course !== 'handed-over' && view.course !== 'closed')
    .flatMap(({ response, view }) =>
      response.live.chart.questions.flatMap(({ id }) => {
        const answer = view.questions[id] ?? 'unknown';
        return OPEN.includes(answer) ? [`${questionText(id)}：${answerText(id, answer)}`] : [];
      }),
    );
  const receipts = recordsWith(incident, 'R05')
    .filter((entry) => entry.type !== 'step.recorded' && entry.data.fields.receipt === 'not-yet')
    .map((entry) => words.receipt(saidAt(incident, entry, 'to')?.value ?? ''));
  const answers = recordsWith(incident, 'R08')
    .filter((entry) => entry.type !== 'step.recorded' && saidAt(incident, entry, 'answer') === undefined)
    .map((entry) => words.answer(saidAt(incident, entry, 'platform')?.value ?? ''));
  const cause = standing(incident, 'incident.closed').some((entry) => saidAt(incident, entry, 'cause') !== undefined);
  return [...new Set([...questions, ...receipts, ...answers, ...(cause ? [] : [words.cause])])];
};
