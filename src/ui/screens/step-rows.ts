import { describe } from '../../export/describe.ts';
import { layerMark } from '../../export/layer.ts';
import { addressees } from '../../incident/addressees.ts';
import { near } from '../../incident/calendar.ts';
import { occurredAt, postsOf } from '../../incident/corrected.ts';
import { entriesOf, type Incident } from '../../incident/incident.ts';
import { responsesOf, type StepLine } from '../../incident/overview.ts';
import { beside } from '../../words/ja/beside.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { cutRow } from '../parts/fit.ts';
import { type Row, span } from '../parts/row.ts';

/** The key under which a step's half-written form is kept. */
export const draftKeyOf = (incident: string, response: string, step: string): string => `${incident}/${response}/${step}`;

/** The same for the reason why an order is passed over: kept until the deed itself is recorded. */
export const overrideKeyOf = (incident: string, response: string, step: string): string =>
  `${draftKeyOf(incident, response, step)}/override`;

/** The line of a step as the incident stands now. */
export const lineOf = (incident: Incident, response: string, step: string): StepLine =>
  responsesOf(incident)
    .flatMap(({ steps }) => steps)
    .find((line) => line.response.id === response && line.step.id === step) as StepLine;

/** Row 2 of every screen about a step: number, title, layer, modality, deadline word, clause. */
export const stepHead = (line: StepLine, columns: number): Row => {
  const { step, response } = line;
  const modality = step.modality.map((one) => terms.modality[one]).join('・');
  const word = step.deadlineWord === undefined ? '' : beside.quoted(step.deadlineWord);
  const { clauses, guideline } = response.runbook;
  // A clause of another body says whose it is.
  const refs = step.clauses
    .map((id) => clauses[id])
    .map((clause) => (clause === undefined || clause.body === guideline.body ? (clause?.ref ?? '') : `${clause.body} ${clause.ref}`))
    .join('、');
  const title = step.number === null ? step.title : beside.step(step.number, step.title);
  return cutRow([span(` ${title} `, { bold: true }), span(`${layerMark(step, line.adopted)} ${modality}${word} ${refs}`)], columns);
};

/** Who is to be told in this step and knows already, from a hand-over or because they work on it; the step is recorded all the same. */
export const knowing = (incident: Incident, line: StepLine, now: number): string[] =>
  line.state === 'settled'
    ? []
    : addressees(incident, responsesOf(incident))
        .filter((one) => one.line.response.id === line.response.id && one.line.step.id === line.step.id)
        .flatMap(({ title, toldAt }) => (toldAt === undefined ? [] : [ui.record.knows(title, near(toldAt, now))]));

/** What was recorded about a step before. */
export const historyRows = (incident: Incident, line: StepLine, now: number, columns: number): Row[] =>
  entriesOf(incident, line.response.id, line.step.id)
    .slice(-4)
    .map((entry) =>
      cutRow(
        [span(` ${entry.seq}  ${near(occurredAt(incident, entry), now)} ${describe(incident, entry).text.replaceAll('\n', '　')}`)],
        columns,
      ),
    );

/** The retained files, as far as a form needs them. */
export const evidenceRows = (incident: Incident, columns: number): Row[] =>
  [...incident.evidence.values()].slice(-4).map((entry) => {
    const subjects = postsOf(incident, entry)
      .map((one) => incident.subjects.get(one) ?? one)
      .join('、');
    return cutRow([span(` ${entry.data.evidence}  ${entry.words.name ?? '■'}　${subjects}`)], columns);
  });

/** Opens what a step needs now, or says what comes first. */
export const openStep = (app: App, incident: string, line: StepLine): void => {
  const screen = app.routes.step(incident, line);
  if (screen !== undefined) {
    app.open(screen);
    return;
  }
  const { response, step } = line;
  const title = step.only.map((one) => response.runbook.steps.find(({ id }) => id === one.step)?.title ?? one.step)[0] ?? '';
  app.notice = [ui.work.notYet(title)];
};
