import type { Incident } from '../../incident/incident.ts';
import type { ResponseLine, StepLine } from '../../incident/overview.ts';
import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { row } from '../parts/row.ts';
import { PersonForm } from '../screens/people-forms.ts';
import type { WorkState } from '../screens/work-list.ts';
import { stepKeyOf } from '../screens/work-list.ts';
import { answerRows, clauseRows, recordRows, stepRows, titleRow } from '../screens/work-rows.ts';
import { UNFOLDED } from './speech.ts';
import type { Choosable, Told } from './told.ts';

/** The work screen, as far as lines need it. */
interface Opens {
  openRow(app: App, row: WorkState['rows'][number]): void;
  readonly advice: { toggle(app: App): void };
}

interface Button {
  readonly label: string;
  readonly press: (app: App) => void;
}

const RECORDS = 8;

/** 17: the incident as it is read aloud: the three answers, the steps that are left, the last record. */
export const tellWork = (app: App, state: WorkState, buttons: readonly Button[], work: Opens): Told<App> => {
  const { incident, lines, next, begun } = state;
  const now = app.now();
  const step = (line: StepLine) => stepRows(line, { columns: UNFOLDED, chosen: false, phase: '', begun: begun.has(stepKeyOf(line)), now });
  // Every record names who made it: an incident that was opened elsewhere asks for that first.
  const named = (go: (it: App) => void) => (it: App) =>
    it.person === undefined && !incident.closed ? it.open(new PersonForm(incident.id)) : go(it);
  const left = sum(lines, 'left');
  const done = sum(lines, 'done');
  const clause = clauseRows(next, UNFOLDED);
  const rows = state.entries.map((entry): Choosable<App> | string => {
    if ('heading' in entry) return entry.heading;
    if ('settled' in entry)
      return {
        number: null,
        rows: [ui.work.done(entry.settled.length), ...entry.settled.map((line) => `${line.step.number ?? ''} ${line.step.title}`)],
        go: named((it) => work.openRow(it, entry)),
      };
    return { number: entry.line.step.number, rows: step(entry.line), go: named((it) => work.openRow(it, entry)) };
  });
  // What is done is told in one line; its record opens by the number of the step all the same.
  const settled = state.entries
    .flatMap((entry) => ('settled' in entry ? entry.settled : []))
    .map(
      (line): Choosable<App> => ({
        number: line.step.number,
        rows: [line.step.title],
        go: (it) => {
          const screen = it.routes.step(incident.id, line);
          if (screen !== undefined) it.open(screen);
        },
      }),
    );
  // The buttons keep their numbers, whatever was settled; what comes and goes is counted after them.
  const highest = Math.max(0, ...lines.flatMap(({ steps }) => steps.map(({ step: { number } }) => number ?? 0)));
  const others = [
    ...buttons.map(({ label, press }): Choosable<App> => ({ number: null, rows: [label], go: named(press) })),
    ...rows.filter((entry) => typeof entry !== 'string').filter(({ number }) => number === null),
  ];
  return {
    incident: incident.id,
    parts: [
      titleRow(incident, lines, app.person, now, UNFOLDED),
      ...answerRows(incident, lines, next, now, UNFOLDED),
      incident.closed ? ui.work.closed : ui.work.steps(done, left),
      ...rows.filter((entry) => typeof entry === 'string' || entry.number !== null),
      ...others.map((entry, index) => ({ ...entry, number: highest + 1 + index })),
      ...lastRecord(incident, now),
    ],
    besides: settled,
    onRequest: {
      clause: [clause.heading, ...clause.rows],
      records: [ui.work.records(incident.entries.length), ...recordRows(incident, RECORDS, now, UNFOLDED)],
      advice: () => work.advice.toggle(app),
    },
  };
};

const sum = (lines: readonly ResponseLine[], what: 'left' | 'done'): number =>
  lines.reduce((total, one) => total + (one.view.course === 'handed-over' ? 0 : one[what]), 0);

const lastRecord = (incident: Incident, now: number) => [
  row(ui.work.records(incident.entries.length)),
  ...recordRows(incident, 1, now, UNFOLDED),
];
