// Self-play of every shipped scenario in every variant: is there a way, how much slack, which windows are narrow, what never comes.
// Held against one whole search of each scenario without its slack and windows: what they cost is how often it is searched.
import { performance } from 'node:perf_hooks';
import { alikeInPlay } from '../src/drill/bearing.ts';
import { playThrough } from '../src/drill/playthrough.ts';
import { selfplay } from '../src/drill/selfplay.ts';
import { openLibrary } from '../src/session/folders.ts';
import { scenariosOf } from '../src/session/scenarios.ts';
import { ms, printTable } from './figures.mjs';

/** The most that a trainer should wait for the check of one scenario while writing it. */
const LIMIT = 10_000;

/** Wall clock and processor time of some work, in milliseconds. */
const timed = (work) => {
  const began = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, wall: performance.now() - began, cpu: (user + system) / 1000 };
};

export const drillSelfplay = () => {
  const { scenarios, faults } = scenariosOf(openLibrary([]));
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  const rows = scenarios.map((loaded) => {
    const groups = alikeInPlay(loaded.scenario);
    const once = timed(() => groups.map(([values]) => selfplay(loaded, values)));
    const whole = timed(() => playThrough(loaded));
    const slack = Math.min(...whole.result.variants.map((one) => (one.solvable ? one.slack : -1)));
    return {
      id: loaded.scenario.id,
      expected: loaded.scenario.expected.length,
      variants: whole.result.variants.length,
      groups,
      once,
      whole,
      slack,
    };
  });
  printTable(
    ['drill selfplay', 'expected', 'variants', 'played', 'slack', 'one way', 'all of it', 'processor'],
    rows.map(({ id, expected, variants, groups, once, whole, slack }) => [
      id,
      String(expected),
      String(variants),
      String(groups.length),
      `${slack} min`,
      ms(once.wall),
      ms(whole.wall),
      ms(whole.cpu),
    ]),
  );
  const worst = Math.max(...rows.map(({ whole }) => whole.wall));
  const total = rows.reduce((sum, { whole }) => sum + whole.wall, 0);
  process.stdout.write(`\ndrill selfplay: ${ms(total)} for all, ${ms(worst)} for the slowest (aim: at most ${ms(LIMIT)} for one)\n`);
  if (worst > LIMIT) process.exitCode = 1;
};
