import { longDate } from '../incident/calendar.ts';
import { page } from '../words/ja/report-page.ts';
import type { ChronologyRow } from './chronology.ts';
import type { Block, Document } from './document.ts';
import { type LongIncident, longRows } from './long.ts';
import { headLines, rowLines, sectionLines } from './markdown.ts';
import { reportModel } from './report.ts';
import { chronologyCells } from './report-chronology.ts';
import { pictureDocument } from './stage.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** The rows under a heading for each day, each made when it is asked for. */
function* chronologyLines(document: Document, { columns }: Table, rows: Iterable<ChronologyRow>): Generator<string> {
  let day: string | undefined;
  for (const row of rows) {
    const title = row.occurred === undefined ? (day ?? page.chronology.noTime) : longDate(row.occurred);
    const [first, ...lines] = [...rowLines(document, title, columns, [chronologyCells(row)])];
    if (title === day) {
      yield lines.at(-1) ?? '';
      continue;
    }
    if (day !== undefined) yield '';
    day = title;
    yield* [first ?? '', ...lines];
  }
  yield '';
}

/** The report of a long incident as Markdown, piece by piece: the same text as from an incident that is held. */
export function* longMarkdown(long: LongIncident, exportedAt: number): Generator<string> {
  const held = reportModel(long.incident, exportedAt);
  const document = pictureDocument(long.incident, { ...held, overview: { ...held.overview, people: long.people } });
  yield `${headLines(document).join('\n')}\n`;
  for (const section of document.sections) {
    const table = section.heading === page.heading.chronology ? section.blocks.find((block) => block.kind === 'table') : undefined;
    if (table === undefined) {
      yield `${sectionLines(document, section).join('\n')}\n`;
      continue;
    }
    const before = { ...section, blocks: section.blocks.filter((block) => block !== table) };
    yield `${sectionLines(document, before).join('\n')}\n**${document.drill ? page.drill : ''}${table.caption}**\n\n`;
    for (const line of chronologyLines(document, table, longRows(long))) yield `${line}\n`;
  }
}
