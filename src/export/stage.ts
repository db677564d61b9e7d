import { longDate, longDateClock } from '../incident/calendar.ts';
import type { Incident } from '../incident/incident.ts';
import { HOLIDAY_YEARS, officeDay } from '../incident/office.ts';
import { responsesOf } from '../incident/overview.ts';
import { exports as all } from '../words/ja/exports.ts';
import { page } from '../words/ja/report-page.ts';
import { approvalTable } from './approval.ts';
import { type Block, cell, type Document, type Section } from './document.ts';
import { unknownLines } from './handover-known.ts';
import { pictureOf } from './picture.ts';
import type { Report } from './report.ts';
import { reportDocument } from './report-document.ts';
import { officeText } from './report-overview-block.ts';

const words = all.stage;

/** 第一報, 続報, 最終報: one incident told three times, as far as it is known. */
export const STAGES = ['first', 'interim', 'final'] as const;
export type Stage = (typeof STAGES)[number];

const text = (...lines: readonly string[]): Block => ({ kind: 'text', lines: lines.map((line) => [line]) });

/** Which sections of the whole report each stage takes, and in what order; `known` is only in reports of what goes on. */
const SECTIONS: Record<Stage, readonly (keyof typeof page.heading | 'known')[]> = {
  first: ['overview', 'chronology', 'known', 'remaining'],
  interim: ['overview', 'chronology', 'steps', 'changes', 'evidence', 'silent', 'known', 'remaining', 'anchor'],
  final: ['overview', 'chronology', 'steps', 'changes', 'evidence', 'silent', 'remaining', 'lessons', 'anchor'],
};

/** The day of the detection and of the report: open or closed, and the years for which the table of holidays can tell. */
const officeBlock = (report: Report): Block => {
  const { at, office } = report.overview.detected;
  return {
    kind: 'facts',
    caption: words.kind,
    rows: [
      { label: words.upTo, cell: cell(words.asOf(longDateClock(report.exportedAt), report.anchor.seq)) },
      {
        label: words.office,
        cell: cell(
          words.detectedDay(longDate(at), officeText(office)),
          words.reportedDay(longDate(report.exportedAt), officeText(officeDay(report.exportedAt))),
          words.table(HOLIDAY_YEARS.from, HOLIDAY_YEARS.to),
        ),
      },
    ],
  };
};

/** Numbers of the office's own system, written in by hand: this program gives none. */
const filingBlock = (report: Report): Block => ({
  kind: 'facts',
  caption: words.filing,
  rows: [words.number, words.drafted, words.decided, words.issued, words.retained].map((label) => ({
    label,
    cell: cell(label === words.number ? (report.overview.closed?.document ?? words.blank) : words.blank),
  })),
});

const digits = (number: number): string => (number > 9 ? String(number) : (words.numbers[number - 1] ?? ''));

const sectionOf = (incident: Incident, whole: Document, id: keyof typeof page.heading | 'known'): Section | undefined => {
  if (id !== 'known') return whole.sections.find(({ heading }) => heading === page.heading[id]);
  const lines = unknownLines(incident, responsesOf(incident));
  const list: Block = { kind: 'list', items: lines.map((line) => cell(line)) };
  return { heading: words.known, blocks: [lines.length > 0 ? list : text(page.none)] };
};

/** What stands in front of the first heading. */
const openingOf = (report: Report, stage: Stage): Section => ({
  heading: '',
  blocks: [
    ...(stage === 'first' ? [text(words.first)] : []),
    ...(stage === 'final' && !report.closed ? [text(words.open)] : []),
    approvalTable(report.overview.body),
    filingBlock(report),
    officeBlock(report),
  ],
});

/** The report with the picture of the incident in its overview. */
export const pictureDocument = (incident: Incident, report: Report): Document => {
  const whole = reportDocument(report);
  return {
    ...whole,
    sections: whole.sections.map((section) =>
      section.heading === page.heading.overview
        ? { ...section, blocks: [...section.blocks, { kind: 'picture', picture: pictureOf(incident) }] }
        : section,
    ),
  };
};

/** 報告書 of a stage, from the log alone. Without one, the whole report. */
export const stageDocument = (incident: Incident, report: Report, stage?: Stage): Document => {
  const whole = pictureDocument(incident, report);
  if (stage === undefined) return whole;
  const title = words.of(whole.title, words.title[stage]);
  const sections = SECTIONS[stage].flatMap((id) => sectionOf(incident, whole, id) ?? []);
  return {
    ...whole,
    title,
    running: page.running(report.overview.body, title),
    subtitle: whole.subtitle.filter((line) => line !== page.interim),
    sections: [
      openingOf(report, stage),
      ...sections.map(({ heading, ...section }, at) => ({ ...section, heading: words.heading(digits(at + 1), heading) })),
    ],
  };
};

/** Says on every page that words were blacked out. */
export const asCopy = (document: Document): Document => ({
  ...document,
  corner: [all.copy, ...document.corner],
  running: `${document.running}　${all.copy}`,
});
