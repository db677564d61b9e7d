import { addressees } from '../incident/addressees.ts';
import { near } from '../incident/calendar.ts';
import { occurredAt } from '../incident/corrected.ts';
import type { Entry } from '../incident/entry.ts';
import type { Incident, StepRecord } from '../incident/incident.ts';
import { cautions, type ResponseLine } from '../incident/overview.ts';
import { beside } from '../words/ja/beside.ts';
import { handover as words } from '../words/ja/handover.ts';
import { cautionText } from './caution.ts';
import { coverageOf } from './coverage.ts';
import { deviationsOf } from './report-changes.ts';
import { recordsWith } from './report-overview.ts';
import { saidAt } from './said.ts';

/** A record of a deed, not one of why it was left. */
const isDeed = (entry: StepRecord): boolean =>
  entry.type === 'step.overridden' || (entry.type === 'step.settled' ? entry.data.outcome === 'done' : !entry.data.missed);

/** The line that did the deed, where another response carried it over. */
const doneBy = (incident: Incident, entry: Entry | undefined): Entry | undefined =>
  entry?.type === 'step.carried' ? doneBy(incident, incident.bySeq.get(entry.data.from.seq)) : entry;

/** 知らせた人: each addressee of the clauses, told or not, then everybody else who was told. */
export const toldLines = (incident: Incident, lines: readonly ResponseLine[], now: number): string[] => {
  const owed = addressees(incident, lines);
  const named = owed.map(({ line, title, toldAt }) => {
    if (toldAt === undefined) {
      const missed = line.missed > 0 ? words.missed(line.missed) : words.notTold;
      return `${title}　${missed}${line.step.deadlineWord === undefined ? '' : words.deadline(line.step.deadlineWord)}`;
    }
    const entry = doneBy(incident, line.settledBy);
    const to = entry === undefined ? undefined : saidAt(incident, entry, 'to')?.value;
    const who = to === undefined ? title : to.includes(title) ? to : `${title} ${to}`;
    return `${who} ${near(entry === undefined ? toldAt : occurredAt(incident, entry), now)}`;
  });
  const counted = new Set(owed.map(({ line }) => line.step.id));
  const others = recordsWith(incident, 'R05')
    .filter((entry) => isDeed(entry) && !counted.has(entry.data.step))
    .map((entry) => `${saidAt(incident, entry, 'to')?.value ?? ''} ${near(occurredAt(incident, entry), now)}`);
  return [...new Set([...named, ...others])];
};

/** しないこと, in the words of the first screen. */
export const dontLines = (incident: Incident, lines: readonly ResponseLine[]): string[] =>
  incident.closed ? [] : cautions(lines, incident.settings).map(cautionText);

/** 出したお知らせ: posts, pages and papers, with who approved. */
export const publishedLines = (incident: Incident, now: number): string[] =>
  ['R15', 'R16', 'R17']
    .flatMap((form) => recordsWith(incident, form))
    .filter(isDeed)
    .sort((a, b) => a.seq - b.seq)
    .map((entry) => {
      const said = (id: string) => saidAt(incident, entry, id)?.value;
      const step = incident.responses.find(({ id }) => id === entry.response)?.runbook.steps.find(({ id }) => id === entry.data.step);
      const what = said('title') ?? said('material') ?? said('body')?.split('\n')[0];
      const approver = said('approver');
      return [
        `${step?.title ?? entry.data.step} ${near(occurredAt(incident, entry), now)}`,
        what === undefined ? '' : words.quoted(what),
        approver === undefined ? '' : words.approved(approver),
      ].join('');
    });

/** 順番を変えた: what was done first, why, and who decided. */
export const reorderedLines = (incident: Incident, now: number): string[] =>
  deviationsOf(incident).map(({ step, earlier, reason, decidedBy, at }) => {
    const name = (one: { number: number | null; title: string }) => (one.number === null ? one.title : `${one.number} ${one.title}`);
    return [
      `${name(step)} ${near(at, now)}`,
      words.earlier(earlier.map(name)),
      words.reason(reason),
      decidedBy === undefined ? '' : words.decided(decidedBy),
    ]
      .filter((part) => part !== '')
      .join('　');
  });

/** 規定がない: what the guideline leaves open, and whether there is advice. */
export const silentLines = (incident: Incident, lines: readonly ResponseLine[]): string[] => {
  const inPlay = lines.filter(({ view }) => view.course !== 'handed-over');
  const said = inPlay.flatMap(({ response }) => {
    const { kind, sentence, silent } = coverageOf(response, incident.settings);
    // The first sentence: the rest of it speaks of the screen.
    const short = beside.firstSentence(sentence);
    return [...(kind === 'direct' ? [] : [short]), ...(silent.length > 0 ? [silent.join('、')] : [])];
  });
  const advice = inPlay.some(({ steps }) => steps.some(({ step }) => step.number === null));
  return said.length > 0 && advice ? [...said, words.advice] : said;
};
