import { type ModelMove, type Playthrough, playThrough, type VariantPlay } from '../../drill/playthrough.ts';
import { expectedTitle } from '../../drill/titles.ts';
import { hm } from '../../incident/calendar.ts';
import type { Fault } from '../../runbook/faults.ts';
import { loadScenario, type ShelvedScenario, scopeOf } from '../../session/scenarios.ts';
import { drillFiles } from '../../words/ja/drill-files.ts';
import { drillSelfplay as words } from '../../words/ja/drill-selfplay.ts';
import { faultPlace, faultSentence } from '../../words/ja/faults.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT } from '../failure.ts';
import { filesGiven } from '../scenario-files.ts';

/** An expectation as people call it, with the seat that it falls to. */
const namesIn = ({ scenario, runbook }: ShelvedScenario) => {
  const expectedOf = (id: string) => scenario.expected.find((one) => one.id === id);
  return (id: string): { seat: string; title: string } => {
    const expected = expectedOf(id);
    return { seat: expected?.seat ?? '', title: expected === undefined ? id : expectedTitle(expected, scenario, runbook) };
  };
};

/** `drill selfplay [FILE|ID]…`: 0 every variant can be won and every inject can come, 1 not, 2 something cannot be read. */
export const drillSelfplayCommand = (names: readonly string[], options: Shared): void => {
  const context = new Context(options);
  const library = context.library();
  const { files, faults: unread } = filesGiven(names, library.dirs ?? []);
  const faults: Fault[] = [...unread];
  const scope = scopeOf(library);
  const played = files.flatMap((file) => {
    const loaded = loadScenario(file, scope);
    if ('faults' in loaded) {
      faults.push(...loaded.faults);
      return [];
    }
    const play = playThrough(loaded);
    if (!context.json) context.say(...linesOf(loaded, play), '');
    return [{ loaded, play }];
  });
  const solved = played.length > 0 && played.every(({ play }) => play.dead.length === 0 && play.variants.every(({ solvable }) => solvable));
  context.answer({ solved: solved && faults.length === 0, scenarios: played.map(({ loaded, play }) => jsonOf(loaded, play)), faults });
  if (!context.json && played.length === 0 && faults.length === 0) context.say(words.nothing);
  if (faults.length > 0)
    process.stderr.write(`${[words.broken, ...faults.map((fault) => `${faultPlace(fault)}　${faultSentence(fault)}`)].join('\n')}\n`);
  const unreadable = faults.length > 0 || played.length === 0;
  process.exitCode = unreadable ? EXIT.input : solved ? EXIT.done : EXIT.refused;
};

const jsonOf = (loaded: ShelvedScenario, { variants, dead }: Playthrough) => {
  const nameOf = namesIn(loaded);
  const { id: scenario, trouble, guideline } = loaded.scenario;
  const named = (move: ModelMove) => ({ ...move, ...nameOf(move.expected) });
  return {
    scenario,
    trouble,
    guideline,
    hash: loaded.hash,
    dead,
    variants: variants.map((one) => (one.solvable ? { ...one, answer: one.answer.map(named) } : one)),
  };
};

function linesOf(loaded: ShelvedScenario, { variants, dead }: Playthrough): string[] {
  const { scenario } = loaded;
  const nameOf = namesIn(loaded);
  const start = Date.parse(scenario.start);
  const clock = (minutes: number) => hm(start + minutes * 60_000);
  const groups = alike(variants);
  const said = (group: readonly VariantPlay[]) =>
    groups.length === 1 ? words.every(group.length) : words.variants(group.map(({ values }) => drillFiles.variant(values)));
  const model = variants.find((one) => one.solvable);
  return [
    `${scenario.id}　${scenario.title}`,
    ...groups.flatMap((group) => {
      const [one] = group;
      if (one?.solvable !== true) return [words.unsolved(said(group), one?.gaveUp === true)];
      return [words.solved(said(group), one.slack), words.tight(one.tight.map((id) => nameOf(id).title))];
    }),
    words.dead(dead),
    ...(model?.solvable ? [words.answer(words.under(drillFiles.variant(model.values)))] : []),
    ...(model?.solvable ? model.answer : []).map(({ expected, from, to, due }) => {
      const { seat, title } = nameOf(expected);
      return words.move(clock(from), from, to, seat, title, clock(due));
    }),
  ];
}

/** Variants that came out alike stand together: most differ in a number that nobody's time depends on. */
function alike(variants: readonly VariantPlay[]): VariantPlay[][] {
  const groups = new Map<string, VariantPlay[]>();
  for (const one of variants) {
    const key = JSON.stringify(one.solvable ? [one.slack, one.tight] : [one.gaveUp === true]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
