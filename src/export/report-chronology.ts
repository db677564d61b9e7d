import { hm, longDate } from '../incident/calendar.ts';
import { page } from '../words/ja/report-page.ts';
import { byOccurrence, type ChronologyRow } from './chronology.ts';
import { clauseName } from './clauses.ts';
import { type Block, type Cell, cell, type Line, type Span } from './document.ts';
import { clockLines } from './report-time.ts';

const words = page.chronology;

/** 消〔old〕 and 正 new, one below the other: readable where no line is drawn through the old words. */
const struckLines = ({ struck }: ChronologyRow): Line[] =>
  struck.flatMap(({ label, old, new: now, bySeq }) => [
    [`${words.struck}〔`, { text: `${label}：${old}`.replaceAll(/(?<!\s)\s*\n\s*/gu, '／'), as: 'struck' as const }, '〕'],
    [{ text: words.corrected, as: 'strong' as const }, ` ${label}：${now.replaceAll(/(?<!\s)\s*\n\s*/gu, '／')}${words.by(bySeq)}`],
  ]);

/** What a row says, with its marks. */
const contentOf = (row: ChronologyRow): Cell => {
  const lines = cell(row.text).map((line, at): Line => {
    const said: Span[] = row.undoneBy === undefined ? [...line] : line.map((span) => ({ text: String(span), as: 'struck' as const }));
    return at === 0 ? [{ text: row.kind, as: 'strong' }, '　', ...said] : said;
  });
  const marks: Line[] = [
    ...(row.marks.includes('deviation') ? [[{ text: words.deviation, as: 'strong' as const }]] : []),
    ...(row.undoneBy === undefined ? [] : [[{ text: words.undone(row.undoneBy), as: 'strong' as const }]]),
  ];
  return [...lines, ...struckLines(row), ...marks];
};

const stepCell = ({ step, layer, clauses }: ChronologyRow): Cell =>
  step === undefined ? [] : cell([step.number ?? '', layer ?? ''].join(' ').trim(), clauses.map(clauseName).join('、'));

/** One row of the table. */
export const chronologyCells = (row: ChronologyRow): Cell[] => {
  const { occurred, written } = row;
  return [
    cell(String(row.seq)),
    cell(occurred === undefined ? '' : hm(occurred)),
    row.late && written !== undefined && occurred !== undefined ? cell(...clockLines(written, occurred), words.late) : [],
    cell(row.person?.role === undefined ? '' : row.person.text.replace(' ', '\n')),
    stepCell(row),
    contentOf(row),
  ];
};

/** The 時系列 in the order of occurrence, a heading row for each day. */
export const chronologyTable = (rows: readonly ChronologyRow[]): Block => {
  const groups: { title: string; rows: Cell[][] }[] = [];
  for (const row of byOccurrence(rows)) {
    const title = row.occurred === undefined ? (groups.at(-1)?.title ?? words.noTime) : longDate(row.occurred);
    if (groups.at(-1)?.title !== title) groups.push({ title, rows: [] });
    groups.at(-1)?.rows.push(chronologyCells(row));
  }
  return {
    kind: 'table',
    caption: words.caption,
    columns: [
      { title: words.seq, share: 7 },
      { title: words.occurred, share: 8 },
      { title: words.written, share: 12 },
      { title: words.person, share: 14 },
      { title: words.step, share: 15 },
      { title: words.text, share: 44 },
    ],
    groups,
  };
};
