import type { DrillReport } from '../drill/report.ts';
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

/** One moment in words. */
export interface ToldMoment {
  /** 職 and 氏名 of who wrote it; empty where nobody did. */
  readonly who: string;
  readonly kind: string;
  /** The first line stands beside the kind. */
  readonly lines: readonly string[];
  readonly clauses: string;
}

/** What a moment says: of an inject what came to whom, by what means, in its own words; of a line what the report of an incident says. */
export function tellMoment(
  { injects, names }: Pick<DrillReport, 'injects' | 'names'>,
  incident: Incident,
  { seq, inject }: Moment,
): ToldMoment {
  const line = incident.entries.find((one) => one.seq === seq);
  const given = injects.find(({ id }) => id === inject);
  const row = line === undefined ? undefined : named(rowOf(incident, line), line, names);
  const who = row?.person === undefined || row.person.role === '' ? '' : row.person.text;
  if (given !== undefined && (given.status.state === 'released' || row === undefined)) {
    const { id, from, to, via, text } = given;
    return { who, kind: own.kind, lines: [own.told(id, from, to.join('・'), via), own.said(text)], clauses: '' };
  }
  if (row === undefined) return { who, kind: '', lines: [], clauses: '' };
  return { who, kind: row.kind, lines: row.text.split('\n'), clauses: row.clauses.map(clauseName).join('、') };
}

const momentCell = ({ kind, lines, clauses }: ToldMoment): Cell => [
  ...cell(lines.join('\n')).map((one, at): Line => (at === 0 ? [{ text: kind, as: 'strong' }, '　', ...one] : one)),
  ...cell(clauses === '' ? '' : `〔${clauses}〕`),
];

/** An id of the scenario in the line's own words, as what it stands for; a line that bears the name itself says it already. */
function named(row: ChronologyRow, line: Entry | RawEntry, names: DrillReport['names']): ChronologyRow {
  if (!isEntry(line)) return row;
  const id = idIn(line);
  const name = id === undefined ? undefined : names[id];
  return id === undefined || name === undefined ? row : { ...row, text: row.text.replace(id, () => name) };
}

function idIn(line: Entry): string | undefined {
  if (line.type !== 'exercise.hinted' && line.type !== 'exercise.rated') return undefined;
  if (line.data.title !== undefined) return undefined;
  return line.type === 'exercise.hinted' ? line.data.expected : line.data.of;
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
      const told = tellMoment(report, incident, moment);
      return [
        cell(simClock(report, moment.at)),
        cell(moment.real === undefined ? '—' : realClock(report, moment.real)),
        cell(moment.seq === undefined ? '—' : String(moment.seq)),
        cell(told.who.replace(' ', '\n')),
        momentCell(told),
      ];
    }),
  );
}
