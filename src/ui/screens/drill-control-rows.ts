import type { Deed } from '../../drill/deeds.ts';
import { type Exercise, gradedAt } from '../../drill/exercise.ts';
import { gradeExpected, type Met } from '../../drill/grade.ts';
import type { Inject } from '../../drill/scenario.ts';
import { type InjectStatus, MINUTE, type Schedule } from '../../drill/schedule.ts';
import { expectedTitle } from '../../drill/titles.ts';
import { filled } from '../../drill/variants.ts';
import { hm } from '../../incident/calendar.ts';
import { firstResponse } from '../../incident/incident.ts';
import { drillControl as words } from '../../words/ja/drill-control.ts';
import { terms } from '../../words/ja/terms.ts';
import { ui } from '../../words/ja/ui.ts';
import { cut, cutRow, fitText, leftRight } from '../parts/fit.ts';
import { type Row, row, rowWidth, span } from '../parts/row.ts';
import { width } from '../parts/width.ts';
import { wrap } from '../parts/wrap.ts';

/** An exercise as the controller's screen shows it at one moment; all times in milliseconds from STARTEX but `real`. */
export interface Steered {
  readonly exercise: Exercise;
  readonly schedule: Schedule;
  readonly met: readonly Met[];
  readonly now: number;
  readonly real: number;
}

export const steered = (exercise: Exercise, now: number, real: number): Steered => {
  const graded = gradedAt(exercise, now);
  return { exercise, schedule: graded.schedule, met: gradeExpected(graded), now, real };
};

const minutes = (ms: number): number => Math.max(0, Math.floor(ms / MINUTE));
/** Minutes until something, never said as fewer than are left. */
const until = (ms: number): number => Math.max(0, Math.ceil(ms / MINUTE));

/** Exercise time as a clock. */
export const simClock = ({ started }: Exercise, at: number): string => hm(started.at + at);

/** Whether the clock runs, in words. */
export const clockState = ({ ended, suspended, clock }: Exercise): string =>
  words.state[ended !== undefined ? 'ended' : suspended ? 'suspended' : clock.paused ? 'paused' : 'running'];

/** Expectations whose training target has passed and that are not met yet. */
export const overdue = ({ met, now }: Steered): Met[] => met.filter(({ state, due }) => state === 'open' && due !== undefined && due < now);

/** Rows 1–3: which exercise, both times, the clock; what comes next. */
export const controlHead = (at: Steered, columns: number): Row[] => {
  const { exercise, schedule, now, real } = at;
  const { runbook } = firstResponse(exercise.incident);
  const narrow = columns < 72;
  const title = [span(ui.drill, { inverse: true, color: 'magenta' }), span(words.title(exercise.scenario.title), { bold: true })];
  const book = words.runbook(runbook.guideline.body, terms.trouble[runbook.trouble], exercise.started.data.seed);
  const sim = narrow ? words.simShort(simClock(exercise, now)) : words.sim(simClock(exercise, now), minutes(now));
  const clock = `${sim}　${words.real(hm(real))}`;
  const state = `${exercise.ended === undefined ? `${words.rate(exercise.clock.rate)}　` : ''}${clockState(exercise)}`;
  const { next } = schedule;
  const coming =
    next === undefined || exercise.ended !== undefined
      ? words.noNext
      : (narrow ? words.nextShort : words.next)(next.id, simClock(exercise, next.at), until(next.at - now));
  const late = overdue(at).length;
  const count = late === 0 ? '' : words.overdue(late);
  return [
    leftRight(title, narrow ? '' : book, columns),
    width(clock) + width(state) + 3 <= columns ? leftRight(` ${clock}`, state, columns) : cutRow(row(` ${clock}　${state}`), columns),
    leftRight([span(' '), span(coming, { bold: true })], count, columns),
  ];
};

const STATES: Readonly<Record<InjectStatus['state'], string>> = words.status;

/** What an inject waits for, or what became of it: 待ち・条件・手動・付与済・見送り・条件外. */
export const injectState = (inject: Inject, status: InjectStatus | undefined): string => {
  if (status !== undefined && status.state !== 'waiting') return STATES[status.state];
  if (inject.at === undefined && inject.when === undefined) return words.status.hand;
  return inject.when === undefined ? words.status.waiting : words.status.condition;
};

/** When it came, was put off, or will come; of one that cannot come any more, none. */
const timeOf = (status: InjectStatus | undefined): number | undefined => {
  if (status === undefined || status.state === 'obsolete') return undefined;
  return status.state === 'waiting' ? status.due : status.at;
};

/** One inject: id, its time, where it stands, its kind, to whom, and its first words. */
export const injectRow = (inject: Inject, { exercise, schedule }: Steered, columns: number, chosen: boolean): Row => {
  const status = schedule.injects.get(inject.id);
  const time = timeOf(status);
  const state = injectState(inject, status);
  const head = [
    span(` ${chosen ? '>' : ' '}`),
    span(fitText(inject.id, 4), chosen ? { inverse: true } : {}),
    span(` ${fitText(time === undefined ? '' : simClock(exercise, time), 5, 'right')}  `),
    span(fitText(state, 7), status?.state === 'released' ? { color: 'green' } : {}),
    span(` ${fitText(words.kind[inject.kind], 4)} ${fitText(inject.to.join('・'), columns < 72 ? 6 : 12)} `),
  ];
  const text = filled(inject.text, exercise.values).replaceAll(/(?<!\s)\s*\n\s*/gu, ' ');
  return [...head, span(cut(text, Math.max(0, columns - rowWidth(head))))];
};

/** The injects, in the order of the file. */
export const orderedInjects = ({ exercise }: Steered): readonly Inject[] => exercise.scenario.injects;

const standing = ({ state, due, deed, response }: Met, now: number): string => {
  if (state === 'idle') return words.idle;
  if (state === 'missed') return words.missed;
  if (deed !== undefined) return words.did(minutes(response ?? 0));
  const left = (due ?? now) - now;
  if (left >= 0) return words.left(until(left));
  return minutes(-left) === 0 ? words.justLate : words.late(minutes(-left));
};

/** What matters to the controller first: what is past its target, then what is next due, then what is done, then what was not called for. */
export const byUrgency = ({ met, now }: Steered): Met[] => {
  const rank = ({ state, due }: Met): number => (state === 'open' ? (due !== undefined && due < now ? 0 : 1) : state === 'idle' ? 3 : 2);
  const when = (one: Met): number => (one.state === 'open' ? (one.due ?? 0) : -((one.deed as Deed | undefined)?.at ?? 0));
  return [...met].sort((a, b) => rank(a) - rank(b) || when(a) - when(b));
};

/** One expectation: what, at which seat, its training target, how it stands. */
export const expectedRow = (met: Met, { exercise, now }: Steered, columns: number): Row => {
  const { expected } = met;
  const { runbook } = firstResponse(exercise.incident);
  const narrow = columns < 72;
  const given = exercise.hints.some((hint) => hint.expected === expected.id);
  const hint = given ? words.hinted : expected.hint !== undefined && met.state === 'open' ? words.hint : '';
  const right = `${fitText(expected.seat, narrow ? 6 : 8)} ${narrow ? '' : `${fitText(words.target(expected.target), 13)} `}${fitText(standing(met, now), 16)} ${fitText(hint, narrow ? 0 : 10)}`;
  const room = columns - width(right) - 3;
  const late = met.state === 'open' && met.due !== undefined && met.due < now;
  return [
    span('  '),
    span(fitText(expectedTitle(expected, exercise.scenario, runbook), Math.max(8, room))),
    span(' '),
    span(right.trimEnd(), late ? { bold: true } : {}),
  ];
};

/** Each seat: who sits there, what they have read, what was observed of them. */
export const seatRows = ({ exercise, schedule }: Steered, columns: number): Row[] => {
  const parts = exercise.scenario.seats.map((seat) => {
    const joined = exercise.joined.findLast(({ data }) => data.seats.includes(seat));
    const notes = exercise.observations.filter(({ data }) => data.seat === seat).length;
    const seen = notes === 0 ? '' : `　${words.observations(notes)}`;
    if (joined === undefined) return words.seat(seat, words.nobody, seen);
    const read = new Set(exercise.reads.filter(({ data }) => data.seats.includes(seat)).flatMap(({ data }) => data.injects));
    const come = schedule.released.filter(({ inject }) => inject.to.includes(seat));
    const unread = come.filter(({ inject }) => !read.has(inject.id)).length;
    const last = come.at(-1);
    const state = unread > 0 ? words.unread(unread) : last === undefined ? words.allRead : words.readUpTo(last.inject.id);
    return words.seat(seat, `${joined.words['actor.name'] ?? ''}　`, `${state}${seen}`);
  });
  const rows: string[] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    if (last !== undefined && width(last) + 4 + width(part) <= columns - 2) rows[rows.length - 1] = `${last}　　${part}`;
    else rows.push(part);
  }
  return rows.map((text) => cutRow([span('  '), span(text)], columns));
};

/** The chosen inject in full: when, from whom, to whom, its words; what is expected; what only evaluators may read. */
export const chosenRows = (inject: Inject, { exercise, schedule }: Steered, columns: number): Row[] => {
  const { scenario, values } = exercise;
  const status = schedule.injects.get(inject.id);
  const at = timeOf(status);
  const { runbook } = firstResponse(exercise.incident);
  const asked = scenario.expected.filter(({ from }) => from === inject.id).map((one) => expectedTitle(one, scenario, runbook));
  const text = filled(inject.text, values).replaceAll(/(?<!\s)\s*\n\s*/gu, ' ');
  return [
    words.message(
      at === undefined ? injectState(inject, status) : simClock(exercise, at),
      inject.from,
      inject.to.join('・'),
      inject.via,
      text,
    ),
    ...(asked.length === 0 ? [] : [words.expects(asked.join('／'))]),
    ...(inject.hidden === undefined ? [] : [words.hidden(filled(inject.hidden, values))]),
  ].flatMap((line) => wrap(line, columns - 2).map((part): Row => [span(' '), span(part)]));
};
