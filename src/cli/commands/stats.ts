import type { Command as Program } from 'commander';
import { statsCsv } from '../../export/for-programs.ts';
import { countedOf, statsOf } from '../../export/stats.ts';
import { statsText } from '../../export/stats-page.ts';
import { instant, longDate, startOfDay } from '../../incident/calendar.ts';
import type { Incident } from '../../incident/incident.ts';
import { ImpossibleLog } from '../../incident/replay.ts';
import { DrillShelf } from '../../session/drill-shelf.ts';
import type { Session } from '../../session/session.ts';
import { writeOutput } from '../../store/output.ts';
import { cli } from '../../words/ja/cli.ts';
import { stats as words } from '../../words/ja/stats.ts';
import { Context, type Shared } from '../context.ts';
import { wrongCall } from '../failure.ts';

interface StatsOptions extends Shared {
  readonly from?: string;
  readonly to?: string;
  readonly withDrills?: true;
  readonly csv?: true;
  readonly out?: string;
  readonly force?: true;
}

/** The first moment of a day written as 2026-04-01. */
const dayOf = (given: string | undefined): number | undefined => {
  if (given === undefined) return undefined;
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(given.normalize('NFKC')) ?? [];
  const at = day === undefined ? undefined : instant({ year: Number(year), month: Number(month), day: Number(day) });
  if (at === undefined) throw wrongCall('date.unreadable', words.date(given), { given });
  return at;
};

const sessionsOf = (context: Context, drills: boolean): Session[] => {
  const shelf = drills ? DrillShelf.open(context.home, context.library(), () => context.session.now()) : undefined;
  return [context.session, ...(shelf === undefined ? [] : [shelf.session])];
};

/** When an incident was found; a drill, when it was held: its own time is that of the scenario. */
const heldAt = ({ opened, exercise }: Incident): number => exercise?.started.real ?? opened.data.detected;

const stats = (options: StatsOptions): void => {
  const context = new Context(options);
  const [from, last] = [dayOf(options.from), dayOf(options.to)];
  if (from !== undefined && last !== undefined && from > last)
    throw wrongCall('date.order', words.order(options.from ?? '', options.to ?? ''), { from: options.from, to: options.to });
  const end = last === undefined ? Number.POSITIVE_INFINITY : startOfDay(last, 1);
  const unreadable: string[] = [];
  const counted = sessionsOf(context, options.withDrills === true).flatMap((session) =>
    session.ids().flatMap((id) => {
      try {
        const incident = session.load(id);
        const at = heldAt(incident);
        return at >= (from ?? Number.NEGATIVE_INFINITY) && at < end ? [countedOf(incident)] : [];
      } catch (problem) {
        if (!(problem instanceof ImpossibleLog)) throw problem;
        unreadable.push(id);
        return [];
      }
    }),
  );
  const rows = statsOf(counted);
  if (options.csv === true && options.out !== undefined) {
    writeOutput(options.out, statsCsv(rows, options.withDrills === true), { force: options.force === true });
    context.say(cli.written(options.out));
  } else if (options.csv === true && !context.json) process.stdout.write([...statsCsv(rows, options.withDrills === true)].join(''));
  context.answer({ from: options.from ?? null, to: options.to ?? null, drills: options.withDrills === true, rows, unreadable });
  if (options.csv === true) return;
  const period = words.period(from === undefined ? words.open : longDate(from), last === undefined ? words.end : longDate(last));
  if (context.json) return;
  context.say(from === undefined && last === undefined ? words.whole : period, ...(options.withDrills ? [words.withDrills] : []), '');
  context.say(...statsText(rows), ...(unreadable.length > 0 ? [words.unreadable(unreadable)] : []));
};

/** stats: how many incidents there were, and how long things took. */
export const statsCommands = (program: Program): void => {
  program
    .command('stats')
    .description(words.about)
    .option('--from <DATE>', words.from)
    .option('--to <DATE>', words.to)
    .option('--with-drills', words.drills)
    .option('--csv', words.csv)
    .option('--out <PATH>', words.out)
    .option('--force', words.force)
    .option('--json')
    .option('--lang <LANG>')
    .option('--runbooks <DIR>')
    .action(stats);
};
