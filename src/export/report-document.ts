import { longDateClock, longDateTime } from '../incident/calendar.ts';
import { page } from '../words/ja/report-page.ts';
import { terms } from '../words/ja/terms.ts';
import { clauseName } from './clauses.ts';
import { type Block, cell, type Document, type Section } from './document.ts';
import type { Report } from './report.ts';
import { chronologyTable } from './report-chronology.ts';
import { overviewBlock } from './report-overview-block.ts';
import { changeTables, evidenceTable } from './report-record-tables.ts';
import type { Remaining } from './report-remains.ts';
import { clauseQuotes, stepTables } from './report-step-tables.ts';

const text = (...lines: readonly string[]): Block => ({ kind: 'text', lines: lines.map((line) => [line]) });

const troublesOf = ({ overview }: Report): string =>
  [...new Set(overview.troubles.map(({ trouble }) => terms.trouble[trouble]))].join('・');

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
  const number = overview.document?.number ?? overview.closed?.document;
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
      page.corner.made(longDateClock(report.exportedAt)),
      page.corner.upTo(anchor.seq),
    ],
    running: page.running(overview.body, title),
    drill: report.drill,
    sections: [
      { heading: page.heading.overview, blocks: [overviewBlock(report)] },
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
