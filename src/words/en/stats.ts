import { stats as japanese } from '../ja/stats.ts';
import type { Words } from '../shape.ts';

/** Words of the statistics. */
export const stats: Words<typeof japanese> = {
  about: 'count incidents, and the times since detection',
  from: 'from this day on (such as 2026-04-01; by the day of detection)',
  to: 'up to this day',
  drills: 'count drills too',
  csv: 'write CSV',
  out: 'where to write (with --csv; else to the screen)',
  force: 'overwrite a file of the same name',
  date: (given) => [`The day “${given}” could not be read.`, 'For example: 2026-04-01'],
  order: (from, to) => [`“${from}” is after “${to}”.`, 'Please check --from and --to.'],
  period: (from, to) => `Period: ${from} to ${to}`,
  whole: 'Period: all',
  open: 'the beginning',
  end: 'today',
  withDrills: 'with drills [DRILL]',
  ofDrills: japanese.ofDrills,
  none: 'There is no incident in this period.',
  total: 'Total',
  head: (trouble, count, closed) => `${trouble}: ${count} (${closed} closed)`,
  besides: (deviations, late, rounds) => `deviations ${deviations}, late entries ${late}, rounds ${rounds}`,
  time: (label, median, max, count) => `${label}: median ${median}, longest ${max} (${count})`,
  legend: ['Bars: # up to the median, - up to the longest.', 'Times are from detection to the first of each.'],
  unreadable: (ids) => `Not counted, because they cannot be replayed: ${ids.join(', ')}`,
  /** Programs read these headings: they are the same in every language. */
  heads: japanese.heads,
};
