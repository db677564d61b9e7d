import type { DrillReport } from '../drill/report.ts';
import type { InjectRow } from '../drill/report-injects.ts';
import type { Moment } from '../drill/report-moments.ts';
import { isEntry, type RawEntry } from '../incident/chain.ts';
import type { Entry } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import { aar as words } from '../words/ja/aar.ts';
import { realClock, simClock } from './aar-time.ts';
import { type ChronologyRow, rowOf } from './chronology.ts';
import { clauseName } from './clauses.ts';
import { type Block, type Cell, cell, type Line, table } from './document.ts';

const { chronology: own } = words;

/** What came to whom, by what means, in its own words. */
const injectCell = ({ id, from, to, via, text }: InjectRow): Cell => [
  [{ text: own.kind, as: 'strong' }, `　${own.told(id, from, to.join('・'), via)}`],
  ...cell(own.said(text)),
];

function lineCells({ injects, names }: DrillReport, incident: Incident, { seq, inject }: Moment): { who: Cell; text: Cell } {
  const line = incident.entries.find((one) => one.seq === seq);
  const given = injects.find(({ id }) => id === inject);
  const released = given?.status.state === 'released';
  if (line === undefined) return { who: [], text: given === undefined ? [] : injectCell(given) };
  const row = named(rowOf(incident, line), line, names);
  const who = cell(row.person?.role === undefined ? '' : row.person.text.replace(' ', '\n'));
  if (given !== undefined && released) return { who, text: injectCell(given) };
  const clauses = row.clauses.map(clauseName).join('、');
  const head: Line[] = cell(row.text).map((one, at): Line => (at === 0 ? [{ text: row.kind, as: 'strong' }, '　', ...one] : one));
  return { who, text: [...head, ...cell(clauses === '' ? '' : `〔${clauses}〕`)] };
}

/** An id of the scenario in the line's own words, as what it stands for. */
function named(row: ChronologyRow, line: Entry | RawEntry, names: DrillReport['names']): ChronologyRow {
  if (!isEntry(line)) return row;
  const id = idIn(line);
  const name = id === undefined ? undefined : names[id];
  return id === undefined || name === undefined ? row : { ...row, text: row.text.replace(id, () => name) };
}

function idIn(line: Entry): string | undefined {
  if (line.type === 'exercise.acted') return line.data.act;
  if (line.type === 'exercise.hinted') return line.data.expected;
  return line.type === 'exercise.rated' ? line.data.of : undefined;
}

/** 時系列 with both clocks: injects, and every line of the log. */
export function chronologyBlock(report: DrillReport, incident: Incident): Block {
  return table(
    own.caption,
    [
      { title: own.sim, share: 11 },
      { title: own.real, share: 11 },
      { title: own.seq, share: 7 },
      { title: own.who, share: 15 },
      { title: own.text, share: 56 },
    ],
    report.chronology.map((moment) => {
      const { who, text } = lineCells(report, incident, moment);
      return [
        cell(simClock(report, moment.at)),
        cell(moment.real === undefined ? '—' : realClock(report, moment.real)),
        cell(moment.seq === undefined ? '—' : String(moment.seq)),
        who,
        text,
      ];
    }),
  );
}
