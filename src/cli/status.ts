import { cautionText } from '../export/caution.ts';
import { filingLines, filingOf } from '../export/filing.ts';
import { layerMark } from '../export/layer.ts';
import { addressees } from '../incident/addressees.ts';
import { near, since } from '../incident/calendar.ts';
import { detectedAt } from '../incident/corrected.ts';
import { refuseAway } from '../incident/decide/transfer.ts';
import { aboutOf, type Incident } from '../incident/incident.ts';
import { outOfBand } from '../incident/out-of-band.ts';
import { cautions, nextStep, type ResponseLine, responsesOf, type StepLine } from '../incident/overview.ts';
import { beside } from '../words/ja/beside.ts';
import { cli } from '../words/ja/cli.ts';
import { stateMark } from '../words/ja/marks.ts';
import { outOfBandWords } from '../words/ja/out-of-band.ts';
import { refusalLines } from '../words/ja/refusals.ts';
import { terms } from '../words/ja/terms.ts';

const stepJson = (line: StepLine) => ({
  id: line.step.id,
  number: line.step.number,
  title: line.step.title,
  phase: line.step.phase,
  layer: line.step.layer,
  basis: line.step.basis,
  adopted: line.adopted,
  counts: line.counts,
  modality: line.step.modality,
  clauses: line.step.clauses,
  form: line.step.form,
  state: line.state,
  ...(line.view.outcome !== undefined && { outcome: line.view.outcome }),
  ...(line.view.answer !== undefined && { answer: line.view.answer }),
  ...(line.step.answers !== undefined && { answers: Object.keys(line.step.answers) }),
  ...(line.state === 'blocked' && {
    blockedBy: line.blockedBy.map(({ step, clause }) => ({ step, clause })),
    ...(line.view.lockedOut && { lockedOut: true }),
  }),
  reopened: line.reopened,
});

/** What to look at before a step that is still to be done says something on an account that is not known to be in control. */
const cautionOf = (incident: Incident, { response, step, state }: StepLine) =>
  state === 'settled' ? undefined : outOfBand(incident, response, step);

const cautionJson = (incident: Incident, line: StepLine) => {
  const caution = cautionOf(incident, line);
  return caution === undefined ? {} : { cautions: [{ code: 'account.not-in-control', ...caution }] };
};

const responseJson = (incident: Incident, { response, view, steps }: ResponseLine) => ({
  id: response.id,
  trouble: response.trouble,
  state: view.course,
  round: response.round,
  runbook: response.hash,
  questions: response.live.chart.questions.map(({ id, answers }) => ({ id, answers, answer: view.questions[id] })),
  steps: steps.map((line) => ({ ...stepJson(line), ...cautionJson(incident, line) })),
});

/** `status --json`: the whole incident as it stands. `elapsed` are milliseconds since 覚知. */
export const statusJson = (incident: Incident, now: number, role: string) => {
  const lines = responsesOf(incident);
  return {
    incident: incident.id,
    mode: incident.opened.mode,
    title: aboutOf(incident, 'title') ?? null,
    account: aboutOf(incident, 'account') ?? null,
    guideline: incident.opened.data.guideline,
    closed: incident.closed,
    ...(incident.away && { away: true }),
    detected: detectedAt(incident),
    elapsed: now - detectedAt(incident),
    next: nextStep(lines, role)?.step.id ?? null,
    ...filingOf(incident),
    responses: lines.map((line) => responseJson(incident, line)),
  };
};

const stepText = (line: StepLine): string => {
  const why =
    line.view.lockedOut && line.state === 'blocked'
      ? beside.status.lockedOut
      : line.blockedBy.map((one) => beside.status.first(one.number ?? '', one.title, one.ref ?? '')).join('');
  return `  ${String(line.step.number ?? '').padStart(2)} ${stateMark(line)}　${layerMark(line.step, line.adopted)} ${line.step.title}（${line.step.id}）${why}`;
};

/** `status` for people: the three answers first, then every step. */
export const statusText = (incident: Incident, now: number, role: string): string[] => {
  const lines = responsesOf(incident);
  const away = refuseAway(incident);
  const next = nextStep(lines, role);
  const told = addressees(incident, lines).map(
    ({ title, toldAt, line }) =>
      `${title} ${toldAt === undefined ? (line.state === 'settled' ? stateMark(line) : beside.status.notTold) : beside.status.told(near(toldAt, now))}${line.step.deadlineWord ? beside.quoted(line.step.deadlineWord) : ''}`,
  );
  const first = lines[0];
  const body = first?.response.runbook.guideline.body ?? '';
  return [
    ...(away === undefined ? [] : refusalLines(away)),
    beside.status.head(
      body,
      lines.map(({ response }) => terms.trouble[response.trouble]).join('・'),
      aboutOf(incident, 'account') ?? '',
      near(detectedAt(incident), now),
      since(now - detectedAt(incident)),
    ),
    `${cli.now}　${next === undefined ? cli.none : `${next.step.number ?? ''} ${next.step.title}　${next.step.hint ?? ''}`}`,
    `${cli.tell}　${told.length === 0 ? cli.none : told.join('／')}`,
    `${cli.dont}　${cautions(lines, incident.settings).map(cautionText).join('／') || cli.none}`,
    ...filingLines(incident),
    ...lines.flatMap(({ response, view, steps, left }) => [
      beside.status.response(response.id, terms.trouble[response.trouble], terms.course[view.course], response.round, left),
      ...steps.map((line) => `${stepText(line)}${cautionOf(incident, line) === undefined ? '' : outOfBandWords.mark}`),
      ...response.live.chart.questions.map(({ id, answers }) =>
        beside.status.question(id, view.questions[id] ?? 'unknown', answers.join('・')),
      ),
    ]),
  ];
};
