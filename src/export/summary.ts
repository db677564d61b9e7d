import { longDateClock, longDateTime } from '../incident/calendar.ts';
import type { Incident } from '../incident/incident.ts';
import { responsesOf } from '../incident/overview.ts';
import { exports as all } from '../words/ja/exports.ts';
import { page } from '../words/ja/report-page.ts';
import { terms } from '../words/ja/terms.ts';
import { approvalTable } from './approval.ts';
import type { Block, Cell, Document } from './document.ts';
import { happenedLines, unknownLines } from './handover-known.ts';
import { leftLines } from './handover-left.ts';
import { publishedLines } from './handover-told.ts';
import { pictureOf } from './picture.ts';
import type { Report } from './report.ts';
import { officeText } from './report-overview-block.ts';

const words = all.summary;

/** Letters of one line, and of one row: what is longer is told in the report. */
const LINE = 74;

const cut = (line: string): string => {
  const letters = Array.from(line.replaceAll(/(?<!\s)\s*\n\s*/gu, '／'));
  return letters.length > LINE ? `${letters.slice(0, LINE - 1).join('')}…` : letters.join('');
};

/** The first lines of a row; how many there are besides. */
const few = (lines: readonly string[], most: number): Cell => {
  const shown = lines.slice(0, most).map((line) => [cut(line)]);
  return lines.length > most ? [...shown, [words.more(lines.length - most)]] : shown;
};

const rowsOf = (incident: Incident, report: Report): { label: string; cell: Cell }[] => {
  const lines = responsesOf(incident);
  const now = report.anchor.at;
  const { overview } = report;
  const { spans } = pictureOf(incident);
  const row = (label: string, said: readonly string[], most: number) => ({ label, cell: few(said.length > 0 ? said : [page.none], most) });
  return [
    row(words.happened, happenedLines(incident, lines, now), 4),
    row(words.detected, [`${longDateTime(overview.detected.at)}　${officeText(overview.detected.office)}`], 1),
    row(
      words.state,
      overview.troubles.map(({ trouble, course, round }) =>
        [terms.trouble[trouble], terms.course[course], round > 1 ? page.overview.round(round) : ''].filter(Boolean).join('　'),
      ),
      2,
    ),
    row(
      words.took,
      spans.map(({ label, text }) => all.picture.pair(label, text)),
      5,
    ),
    row(words.damage, [overview.closed?.damage ?? page.overview.notClosed, overview.closed?.cause ?? ''].filter(Boolean), 2),
    row(
      words.rules,
      overview.coverage.map(({ sentence }) => sentence),
      2,
    ),
    row(words.published, publishedLines(incident, now), 3),
    row(
      words.deviations,
      report.deviations.map(({ step, reason }) => `${step.title}　${reason}`),
      3,
    ),
    row(words.left, incident.closed ? [] : leftLines(incident, lines), 4),
    row(words.unknown, unknownLines(incident, lines), 3),
    row(words.lessons, (overview.closed?.lessons ?? page.unknown).split('\n'), 3),
  ];
};

/** 一枚もの: what the person who approves must know, on one A4 page. */
export const summaryDocument = (incident: Incident, report: Report): Document => {
  const { overview } = report;
  const troubles = [...new Set(overview.troubles.map(({ trouble }) => terms.trouble[trouble]))].join('・');
  const title = words.title(troubles);
  const anchor: Block = {
    kind: 'facts',
    caption: page.anchor.caption,
    rows: [{ label: page.corner.upTo(report.anchor.seq), cell: [[{ text: report.anchor.text, as: 'code' }]] }],
  };
  return {
    title,
    subtitle: [overview.body, ...(overview.subject === undefined ? [] : [cut(page.subject(overview.subject))])],
    corner: [`${page.corner.made(longDateClock(report.exportedAt))}　${page.corner.upTo(report.anchor.seq)}`],
    running: page.running(overview.body, title),
    drill: report.drill,
    sections: [
      {
        heading: '',
        blocks: [approvalTable(overview.body), { kind: 'facts', caption: words.caption, rows: rowsOf(incident, report) }, anchor],
      },
    ],
  };
};
