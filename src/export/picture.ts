import { PHASES, type Phase } from '../../machines/words.ts';
import { hm, longDateTime, monthDay, since, startOfDay } from '../incident/calendar.ts';
import { isEntry } from '../incident/chain.ts';
import { detectedAt, isLate, occurredAt } from '../incident/corrected.ts';
import type { Entry } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import { exports as words } from '../words/ja/exports.ts';
import { terms } from '../words/ja/terms.ts';
import { type Pause, scaleOf } from './picture-scale.ts';
import { MILESTONES, milestonesOf } from './spans.ts';

/** How an entry is drawn: shapes, not colours, so that it is read in black and white. */
export const SHAPES = ['done', 'note', 'deviation', 'late', 'missed', 'undone'] as const;
export type Shape = (typeof SHAPES)[number];

export interface PictureMark {
  /** 0 to 1. */
  readonly x: number;
  readonly seq: number;
  readonly shape: Shape;
}

export interface PictureSpan {
  /** 覚知→連絡 */
  readonly label: string;
  readonly from: number;
  /** Missing while it was not reached. */
  readonly to?: number;
  /** 6時間4分（8:08、20番） */
  readonly text: string;
}

/** The picture of an incident as data: everything is placed, nothing is drawn. */
export interface Picture {
  readonly drill: boolean;
  readonly caption: string;
  /** The same in words, for those who do not see it. */
  readonly told: string;
  readonly ticks: readonly { readonly x: number; readonly label: string; readonly day?: string }[];
  readonly pauses: readonly (Pause & { readonly label: string })[];
  readonly lanes: readonly { readonly label: string; readonly marks: readonly PictureMark[] }[];
  readonly spans: readonly PictureSpan[];
}

const LANE_OF: Partial<Record<Entry['type'], Phase>> = {
  'incident.opened': 'detect',
  'response.opened': 'detect',
  'trouble.recurred': 'detect',
  'question.answered': 'triage',
  'evidence.added': 'preserve',
  'incident.closed': 'close',
  'incident.resumed': 'close',
};

const laneOf = (incident: Incident, entry: Entry): Phase | undefined => {
  if (!('step' in entry.data)) return LANE_OF[entry.type];
  const { step } = entry.data;
  const response = incident.responses.find(({ id }) => id === entry.response);
  return response?.runbook.steps.find(({ id }) => id === step)?.phase;
};

const shapeOf = (incident: Incident, entry: Entry): Shape => {
  if (incident.undone.has(entry.seq)) return 'undone';
  if (entry.type === 'step.recorded' && entry.data.missed) return 'missed';
  if (entry.type === 'step.overridden' || ('outOfOrder' in entry.data && (entry.data.outOfOrder?.length ?? 0) > 0)) return 'deviation';
  if (isLate(incident, entry)) return 'late';
  return entry.type.startsWith('step.') || entry.type === 'incident.opened' || entry.type === 'incident.closed' ? 'done' : 'note';
};

/** Lengths between two labels of the axis: from five minutes to four weeks. */
const TICKS = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 40_320].map((minutes) => minutes * 60_000);
/** Labels of the axis that fit side by side. */
const MOST = 9;

const ticksOf = (from: number, to: number, at: (time: number) => number, pauses: readonly Pause[]): Picture['ticks'] => {
  const busy = to - from - pauses.reduce((sum, pause) => sum + pause.to - pause.from, 0);
  const length = TICKS.find((one) => busy / one <= MOST) ?? Math.max(1, Math.ceil(busy / MOST));
  const first = startOfDay(from);
  const times: number[] = [];
  for (let time = first + Math.ceil((from - first) / length) * length; time <= to; ) {
    const pause = pauses.find((one) => time > one.from && time < one.to);
    if (pause === undefined) times.push(time);
    const next =
      pause === undefined ? time + length : startOfDay(pause.to) + Math.ceil((pause.to - startOfDay(pause.to)) / length) * length;
    time = next > time ? next : time + length;
  }
  let day: number | undefined;
  // What comes after a pause begins with a label of its own: the day is another.
  const all = [...new Set([...times, ...pauses.map((pause) => pause.to)])].sort((a, b) => a - b);
  return all.map((time) => {
    const today = startOfDay(time);
    const isNew = today !== day;
    day = today;
    return { x: at(time), label: hm(time), ...(isNew && { day: monthDay(time) }) };
  });
};

const spansOf = (incident: Incident, at: (time: number) => number): PictureSpan[] => {
  const reached = milestonesOf(incident);
  const from = reached[0]?.at ?? 0;
  return MILESTONES.slice(1).map((id) => {
    const one = reached.find((milestone) => milestone.id === id);
    const label = words.picture.span(words.milestone.detected, words.milestone[id]);
    if (one === undefined) return { label, from: at(from), text: words.picture.notYet };
    if (one.at < from) return { label, from: at(from), text: words.picture.earlier(longDateTime(one.at), one.seq) };
    return { label, from: at(from), to: at(one.at), text: words.picture.took(since(one.at - from), longDateTime(one.at), one.seq) };
  });
};

/** The picture of an incident, from the log alone. */
export const pictureOf = (incident: Incident): Picture => {
  const entries = incident.entries.filter(isEntry);
  const times = [detectedAt(incident), ...entries.map((entry) => occurredAt(incident, entry))];
  const { at, pauses } = scaleOf(times);
  const placed = entries.map((entry) => ({
    lane: laneOf(incident, entry),
    mark: { x: at(occurredAt(incident, entry)), seq: entry.seq, shape: shapeOf(incident, entry) },
  }));
  const lanes = [...PHASES, undefined].flatMap((phase) => {
    const marks = placed.filter(({ lane }) => lane === phase).map(({ mark }) => mark);
    return marks.length === 0 ? [] : [{ label: phase === undefined ? words.picture.other : terms.phase[phase], marks }];
  });
  const [from, to] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
  const spans = spansOf(incident, at);
  return {
    drill: incident.opened.mode === 'drill',
    caption: words.picture.caption,
    told: [
      words.picture.told(longDateTime(from), longDateTime(to), entries.length),
      ...spans.map(({ label, text }) => words.picture.pair(label, text)),
      ...lanes.map(({ label, marks }) => words.picture.count(label, marks.length)),
    ].join('。'),
    ticks: ticksOf(from, to, at, pauses),
    pauses: pauses.map((pause) => ({ ...pause, label: words.picture.pause(since(pause.to - pause.from)) })),
    lanes,
    spans,
  };
};
