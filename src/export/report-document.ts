import { hm, longDate, longDateTime } from '../incident/calendar.ts';
import type { OfficeDay } from '../incident/office.ts';
import { page } from '../words/ja/report-page.ts';
import { terms } from '../words/ja/terms.ts';
import { clauseName } from './clauses.ts';
import { type Block, type Cell, cell, type Document, type Section } from './document.ts';
import type { Report } from './report.ts';
import { chronologyTable } from './report-chronology.ts';
import { changeTables, evidenceTable } from './report-record-tables.ts';
import type { Remaining } from './report-remains.ts';
import { clauseQuotes, stepTables } from './report-step-tables.ts';

const text = (...lines: readonly string[]): Block => ({ kind: 'text', lines: lines.map((line) => [line]) });

/** 開庁日, 閉庁日（土曜日）. */
export const officeText = (office: OfficeDay): string => {
  if (office.state !== 'closed') return page.office[office.state];
  return office.because === 'holiday' ? page.office.holiday(office.name) : page.office[office.because];
};

const troublesOf = ({ overview }: Report): string =>
  [...new Set(overview.troubles.map(({ trouble }) => terms.trouble[trouble]))].join('・');

const overviewSection = (report: Report): Section => {
  const { overview } = report;
  const words = page.overview;
  const { detected, verified, closed } = overview;
  const row = (label: string, value: Cell, none: string = page.unknown) => ({ label, cell: value.length > 0 ? value : cell(none) });
  return {
    heading: page.heading.overview,
    blocks: [
      {
        kind: 'facts',
        caption: words.caption,
        rows: [
          row(words.body, cell(overview.body)),
          row(words.guideline, cell(words.edition(overview.guideline, overview.edition))),
          row(
            words.trouble,
            cell(
              ...overview.troubles.map(({ trouble, round, since }) =>
                [terms.trouble[trouble], words.added(longDateTime(since)), round > 1 ? words.round(round) : ''].filter(Boolean).join('　'),
              ),
            ),
          ),
          row(words.coverage, cell(...overview.coverage.map(({ sentence }) => sentence))),
          row(words.account, cell(overview.account)),
          row(words.summary, cell(detected.summary)),
          row(words.estimated, cell(...overview.estimated.map((one) => words.asShown(one.text, one.seq)))),
          row(
            words.detected,
            cell(`${longDateTime(detected.at)}　${officeText(detected.office)}`, detected.channel && words.channel(detected.channel)),
          ),
          row(
            words.verified,
            cell(verified && `${longDateTime(verified.at)}${words.seq(verified.seq)}`, verified?.finding),
            words.unverified,
          ),
          row(
            words.state,
            cell(
              ...overview.troubles
                .filter(({ course }) => course !== 'closed')
                .map(({ trouble, course }) => `${terms.trouble[trouble]}　${terms.course[course]}`),
              closed?.at === undefined ? undefined : `${terms.course.closed}　${longDateTime(closed.at)}`,
            ),
          ),
          row(words.damage, cell(closed?.damage), words.notClosed),
          row(words.cause, cell(closed?.cause), closed === undefined ? words.notClosed : page.unknown),
          row(words.judge, cell(closed?.judge), words.notClosed),
          row(words.people, cell(...overview.people.map(({ person, lines }) => words.lines(person.text, lines)))),
        ],
      },
    ],
  };
};

const remainingText = (one: Remaining): string => {
  const words = page.remaining;
  const said = one.text ?? '';
  const what = one.kind === 'open' ? words.open : words[one.kind](said);
  const seq = one.seq === undefined ? '' : page.overview.seq(one.seq);
  return `${one.number === null ? '' : `${one.number} `}${one.title}　${what}${seq}`;
};

const silentBlocks = (report: Report): Block[] =>
  report.overview.coverage.flatMap((coverage): Block[] => [
    text(coverage.sentence),
    ...(coverage.silent.length > 0
      ? [
          { kind: 'heading' as const, text: page.silent.items(coverage.trouble) },
          { kind: 'list' as const, items: coverage.silent.map((item) => cell(item)) },
        ]
      : []),
    ...(coverage.indirect.length > 0 && coverage.kind !== 'direct'
      ? [text(page.silent.indirect([...new Set(coverage.indirect.map(clauseName))].join('、')))]
      : []),
  ]);

const anchorSection = (report: Report): Section => {
  const words = page.anchor;
  const { anchor, responses } = report;
  return {
    heading: page.heading.anchor,
    blocks: [
      {
        kind: 'facts',
        caption: words.caption,
        rows: [
          { label: words.id, cell: cell(report.incident) },
          { label: words.time, cell: cell(longDateTime(anchor.at)) },
          { label: words.seq, cell: cell(page.corner.upTo(anchor.seq)) },
          { label: words.value, cell: [[{ text: anchor.text, as: 'code' }]] },
          { label: words.full, cell: [[{ text: anchor.hash, as: 'code' }]] },
          ...responses.map(({ trouble, runbook }) => ({
            label: words.runbook(terms.trouble[trouble]),
            cell: [[{ text: runbook, as: 'code' as const }]],
          })),
          { label: words.app, cell: cell(words.hikeshi(report.app)) },
        ],
      },
      text(words.note),
    ],
  };
};

/** The report as a printable document. */
export const reportDocument = (report: Report): Document => {
  const { overview, anchor } = report;
  const title = page.title(troublesOf(report));
  const number = overview.closed?.document;
  const quotes = clauseQuotes(report.responses);
  return {
    title,
    subtitle: [
      overview.body,
      ...(overview.subject === undefined ? [] : [page.subject(overview.subject)]),
      ...(report.closed ? [] : [page.interim]),
    ],
    corner: [
      ...(number === undefined ? [] : [page.corner.document(number)]),
      page.corner.made(`${longDate(report.exportedAt)}${hm(report.exportedAt)}`),
      page.corner.upTo(anchor.seq),
    ],
    running: page.running(overview.body, title),
    drill: report.drill,
    sections: [
      overviewSection(report),
      {
        heading: page.heading.chronology,
        blocks: [text(page.chronology.note), chronologyTable(report.chronology)],
        newPage: true,
      },
      {
        heading: page.heading.steps,
        blocks: [
          text(page.steps.legend),
          ...report.responses.flatMap((response) => stepTables(response, overview.detected.at)),
          ...(quotes.length > 0 ? [{ kind: 'heading' as const, text: page.steps.clauses }, ...quotes] : []),
        ],
      },
      { heading: page.heading.changes, blocks: changeTables(report) },
      { heading: page.heading.evidence, blocks: evidenceTable(report) },
      { heading: page.heading.silent, blocks: silentBlocks(report) },
      {
        heading: page.heading.remaining,
        blocks:
          report.remaining.length === 0
            ? [text(page.none)]
            : [{ kind: 'list', items: report.remaining.map((one) => cell(remainingText(one))) }],
      },
      { heading: page.heading.lessons, blocks: [text(...(overview.closed?.lessons ?? page.unknown).split('\n'))] },
      anchorSection(report),
    ],
  };
};
