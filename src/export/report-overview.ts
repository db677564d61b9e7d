import type { Course, Trouble } from '../../machines/words.ts';
import { isEntry } from '../incident/chain.ts';
import { detectedAt, occurredAt } from '../incident/corrected.ts';
import type { Entry, EntryOf } from '../incident/entry.ts';
import { firstResponse, type Incident, type StepRecord } from '../incident/incident.ts';
import { type OfficeDay, officeDay } from '../incident/office.ts';
import type { ResponseLine } from '../incident/overview.ts';
import { type CoverageText, coverageOf } from './coverage.ts';
import { type Filing, filingOf } from './filing.ts';
import { type Person, personOf } from './person.ts';
import { saidAt } from './said.ts';

/** 事案の概要. Times are UTC milliseconds. A 文書番号 of {@link Filing} goes before the one of the closing. */
export interface Overview extends Filing {
  readonly body: string;
  readonly guideline: string;
  readonly edition: string;
  readonly troubles: readonly { readonly trouble: Trouble; readonly course: Course; readonly round: number; readonly since: number }[];
  readonly coverage: readonly CoverageText[];
  readonly subject?: string;
  readonly account?: string;
  /** 発生（推定）: times as the posts show them, word for word, and the line that says so. Never read as a time. */
  readonly estimated: readonly { readonly text: string; readonly seq: number }[];
  readonly detected: { readonly at: number; readonly office: OfficeDay; readonly channel?: string; readonly summary?: string };
  /** The first check of the facts that was settled. */
  readonly verified?: { readonly at: number; readonly seq: number; readonly finding?: string };
  readonly closed?: Closing;
  /** Who wrote lines, and how many. */
  readonly people: readonly { readonly person: Person; readonly lines: number }[];
}

/** What was said when the incident was closed. `at` is missing while it is open again. */
export interface Closing {
  readonly seq: number;
  readonly at?: number;
  readonly judge?: string;
  readonly damage?: string;
  readonly cause?: string;
  readonly lessons?: string;
  readonly document?: string;
}

/** Lines of one type that were not undone, in order. */
export const standing = <T extends Entry['type']>(incident: Incident, type: T): EntryOf<T>[] =>
  incident.entries.filter((line): line is EntryOf<T> => isEntry(line) && line.type === type && !incident.undone.has(line.seq));

/** Filled-in forms of one kind, in every response, in the order they were written. */
export const recordsWith = (incident: Incident, form: string): StepRecord[] =>
  [...incident.steps.values()]
    .flat()
    .filter((entry): entry is StepRecord => 'form' in entry.data && entry.data.form === form)
    .sort((a, b) => a.seq - b.seq);

/** A text as corrected, or nothing. */
const said = (incident: Incident, entry: Entry | undefined, id: string): string | undefined =>
  entry === undefined ? undefined : saidAt(incident, entry, id)?.value;

const given = <K extends string>(parts: Record<K, string | undefined>): Partial<Record<K, string>> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<Record<K, string>>;

const closingOf = (incident: Incident): Closing | undefined => {
  const entry = standing(incident, 'incident.closed').at(-1);
  if (entry === undefined) return undefined;
  const [judge, damage, cause, lessons, document] = ['judge', 'damage', 'cause', 'lessons', 'document'].map((id) =>
    said(incident, entry, id),
  );
  return {
    seq: entry.seq,
    ...(incident.closed && { at: occurredAt(incident, entry) }),
    ...given({ judge, damage, cause, lessons, document }),
  };
};

const estimatedOf = (incident: Incident): Overview['estimated'] => {
  const posts = recordsWith(incident, 'R02').map((entry) => ({ text: said(incident, entry, 'postedShown'), seq: entry.seq }));
  const shown = standing(incident, 'evidence.added').map((entry) => ({ text: said(incident, entry, 'shownAt'), seq: entry.seq }));
  return [...posts, ...shown].flatMap(({ text, seq }) => (text === undefined ? [] : [{ text, seq }]));
};

const verifiedOf = (incident: Incident, lines: readonly ResponseLine[]): Overview['verified'] => {
  const entry = lines
    .flatMap(({ steps }) => steps.filter(({ step, counts }) => step.phase === 'triage' && counts))
    .flatMap(({ records }) => records.filter((one) => one.type === 'step.settled' && one.data.outcome === 'done'))
    .sort((a, b) => a.seq - b.seq)[0];
  if (entry === undefined) return undefined;
  return { at: occurredAt(incident, entry), seq: entry.seq, ...given({ finding: said(incident, entry, 'finding') }) };
};

const peopleOf = (incident: Incident): Overview['people'] => {
  const people = new Map<string, { person: Person; lines: number }>();
  for (const entry of incident.entries.filter(isEntry)) {
    const person = personOf(entry);
    const before = people.get(person.text)?.lines ?? 0;
    people.set(person.text, { person, lines: before + 1 });
  }
  return [...people.values()];
};

/** The overview of an incident, as its log tells it. */
export const overviewOf = (incident: Incident, lines: readonly ResponseLine[]): Overview => {
  const { guideline } = firstResponse(incident).runbook;
  const { opened } = incident;
  const detection = recordsWith(incident, 'R01')[0];
  const closed = closingOf(incident);
  const verified = verifiedOf(incident, lines);
  return {
    body: guideline.body,
    guideline: guideline.title,
    edition: guideline.edition.label,
    troubles: lines.map(({ response, view }) => ({
      trouble: response.trouble,
      course: view.course,
      round: response.round,
      since: occurredAt(incident, incident.bySeq.get(response.openedSeq) ?? opened),
    })),
    coverage: incident.responses.map((response) => coverageOf(response, incident.settings)),
    ...given({ subject: said(incident, opened, 'title'), account: said(incident, opened, 'account') }),
    estimated: estimatedOf(incident),
    detected: {
      at: detectedAt(incident),
      office: officeDay(detectedAt(incident)),
      ...given({ channel: said(incident, detection, 'channel'), summary: said(incident, detection, 'summary') }),
    },
    ...(verified !== undefined && { verified }),
    ...(closed !== undefined && { closed }),
    ...filingOf(incident),
    people: peopleOf(incident),
  };
};
