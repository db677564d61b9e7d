import { since } from '../incident/calendar.ts';
import { exports } from '../words/ja/exports.ts';
import { stats as words } from '../words/ja/stats.ts';
import { terms } from '../words/ja/terms.ts';
import { csvFile } from './csv.ts';
import { REACHED, type StatsRow } from './stats.ts';

const MINUTE = 60_000;
/** Columns of a bar. The signs are ASCII: a block is one column on one terminal and two on the next. */
const BAR = 24;

const nameOf = ({ trouble }: StatsRow): string => (trouble === 'all' ? words.total : terms.trouble[trouble]);
const spanName = (id: (typeof REACHED)[number]): string => exports.picture.span(exports.milestone.detected, exports.milestone[id]);

/** `####--------`: the middle and the longest; the longest of all fills the bar. */
const bar = (median: number, max: number, longest: number): string => {
  const columns = (time: number): number => Math.min(BAR, Math.max(0, Math.round((Math.max(0, time) / Math.max(1, longest)) * BAR)));
  const end = Math.max(1, columns(max));
  return '#'
    .repeat(Math.min(end, Math.max(1, columns(median))))
    .padEnd(end, '-')
    .padEnd(BAR);
};

const LABEL = Math.max(...REACHED.map((id) => spanName(id).length));

/** The statistics for people: a heading for each trouble, a bar for each duration. One scale for each duration, over all troubles. */
export const statsText = (rows: readonly StatsRow[]): string[] => {
  const all = rows.at(-1);
  if (all === undefined || all.incidents === 0) return [words.none];
  // With one trouble the sum says nothing new.
  const shown = rows.length === 2 ? rows.slice(0, 1) : rows;
  return [
    ...shown.flatMap((row) => [
      words.head(nameOf(row), row.incidents, row.closed),
      ...REACHED.flatMap((id) => {
        const duration = row.durations[id];
        if (duration === undefined) return [];
        const label = spanName(id).padEnd(LABEL, '\u3000');
        const said = words.time(label, since(duration.median), since(duration.max), duration.count);
        return [`  ${bar(duration.median, duration.max, all.durations[id]?.max ?? duration.max)} ${said}`];
      }),
      `  ${words.besides(row.deviations, row.late, row.rounds)}`,
      '',
    ]),
    ...words.legend,
  ];
};

const minutes = (time: number | undefined): string => (time === undefined ? '' : String(Math.floor(time / MINUTE)));

/** The statistics for Excel; durations in whole minutes. Where drills are counted, each row says how many of it are drills. */
export const statsCsv = (rows: readonly StatsRow[], drills = false): Generator<string> =>
  csvFile(
    false,
    [
      words.heads.trouble,
      words.heads.incidents,
      ...(drills ? [words.heads.drills] : []),
      words.heads.closed,
      ...REACHED.map(spanName).flatMap((label) => [words.heads.count(label), words.heads.median(label), words.heads.max(label)]),
      words.heads.deviations,
      words.heads.late,
      words.heads.rounds,
    ],
    rows.map((row) => [
      nameOf(row),
      String(row.incidents),
      ...(drills ? [words.ofDrills(row.drills)] : []),
      String(row.closed),
      ...REACHED.flatMap((id) => {
        const duration = row.durations[id];
        return [String(duration?.count ?? 0), minutes(duration?.median), minutes(duration?.max)];
      }),
      String(row.deviations),
      String(row.late),
      String(row.rounds),
    ]),
  );
