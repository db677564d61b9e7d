import { likeOf, type Trend, trendOf } from '../../drill/trend.ts';
import { trendCells, trendHeads, trendLines } from '../../export/aar-trend.ts';
import { DrillShelf } from '../../session/drill-shelf.ts';
import { scenariosOf } from '../../session/scenarios.ts';
import { homePath } from '../../store/home.ts';
import { drillAfter as words } from '../../words/ja/drill-after.ts';
import { exports } from '../../words/ja/exports.ts';
import { Context, type Shared } from '../context.ts';
import { wrongCall } from '../failure.ts';

/** Letters of a hash that tell one edition of a scenario from the next. */
const SHORT = 12;

/** Drills that may be set side by side. */
interface Kind {
  readonly hash: string;
  readonly seats: readonly string[];
  readonly pace: { readonly alone: boolean; readonly idle: string; readonly maxRate: number };
  readonly trend: Trend;
}

/** `drill trend`: the finished drills of a scenario, those of the same edition, seats and pace side by side, and never others. */
export const drillTrendCommand = (given: string, options: Shared): void => {
  const context = new Context(options);
  const library = context.library();
  const held = DrillShelf.open(homePath(), library, () => Date.now())?.all() ?? [];
  const exercises = held.filter(({ started, ended }) => started.data.scenario === given && ended !== undefined);
  if (exercises.length === 0) {
    const known = scenariosOf(library).scenarios.map(({ scenario }) => scenario.id);
    if (!known.includes(given)) throw wrongCall('scenario.unknown', words.noScenario(given, known), { given, known });
  }
  const kinds = [...Map.groupBy(exercises, likeOf).values()].flatMap((list): Kind[] => {
    const [first] = list;
    if (first === undefined) return [];
    const { hash, seats, pace } = first.started.data;
    return [{ hash, seats, pace, trend: trendOf(list) }];
  });
  context.answer({
    scenario: given,
    mode: 'drill',
    kinds: kinds.map(({ trend, ...rest }) => ({ ...rest, decidable: trend.decidable, drills: trend.rows })),
  });
  if (context.json) return;
  const say = (...lines: readonly string[]) => context.say(...lines.map((line) => `${exports.drill}${line}`));
  if (kinds.length === 0) say(words.noTrend(given));
  for (const { hash, seats, pace, trend } of kinds) {
    say(words.group(seats.join('・'), pace.alone, hash.slice(0, SHORT)), words.row(trendHeads));
    say(...trend.rows.map((row) => words.row(trendCells(row))), ...trendLines(trend));
  }
};
