import type { RawEntry } from '../incident/chain.ts';
import type { Entry } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import { exports as words } from '../words/ja/exports.ts';
import { type ChronologyRow, rowOf } from './chronology.ts';
import { clauseName } from './clauses.ts';
import { csvFile, timeCells } from './csv.ts';

const { csv } = words;
const HEADS = [
  csv.seq,
  csv.occurred,
  csv.occurredEra,
  csv.written,
  csv.writtenEra,
  csv.late,
  csv.role,
  csv.name,
  csv.kind,
  csv.number,
  csv.step,
  csv.layer,
  csv.clauses,
  csv.text,
  csv.struck,
  csv.deviation,
  csv.undone,
];

const cellsOf = (row: ChronologyRow): string[] => [
  String(row.seq),
  ...timeCells(row.occurred),
  ...timeCells(row.written),
  row.late ? words.yes : '',
  row.person?.role ?? '',
  row.person?.name ?? '',
  row.kind,
  row.step?.number === undefined || row.step.number === null ? '' : String(row.step.number),
  row.step?.title ?? '',
  row.layer ?? '',
  row.clauses.map(clauseName).join('、'),
  row.text,
  row.struck.map(({ label, old, new: now, bySeq }) => words.changed(label, old, now, bySeq)).join('\n'),
  row.marks.includes('deviation') ? words.yes : '',
  row.undoneBy === undefined ? '' : words.undoneBy(row.undoneBy),
];

function* cells(incident: Incident, lines: Iterable<Entry | RawEntry>): Generator<string[]> {
  for (const line of lines) yield cellsOf(rowOf(incident, line));
}

/**
 * The 時系列 for Excel, in the order of writing, line by line.
 * @param lines the log, where it is read anew instead of being held
 */
export const chronologyCsv = (incident: Incident, lines: Iterable<Entry | RawEntry> = incident.entries): Generator<string> =>
  csvFile(incident.opened.mode === 'drill', HEADS, cells(incident, lines));
