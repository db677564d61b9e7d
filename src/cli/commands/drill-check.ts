import type { Fault } from '../../runbook/faults.ts';
import { checkScenarios, type ScenarioReport } from '../../session/check-scenarios.ts';
import { scopeOf } from '../../session/scenarios.ts';
import { safe } from '../../ui/parts/safe.ts';
import { drillCheck as words } from '../../words/ja/drill-check.ts';
import { faultPlace, faultSentence } from '../../words/ja/faults.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT, type Exit } from '../failure.ts';
import { filesGiven } from '../scenario-files.ts';

/** Faults that come to light only where a scenario is played: the file can be read, and what it says cannot be done. */
const PLAYED: ReadonlySet<Fault['code']> = new Set(['scenario.dead', 'scenario.unsolvable', 'scenario.undecided', 'scenario.tight']);

const sentenceOf = (fault: Fault): string => `${faultPlace(fault)}　${faultSentence(fault)}`;

/** `drill check [FILE|ID]…`: 0 sound, 1 a scenario cannot be played as it is written, 2 something cannot be read or is not there. */
export const drillCheckCommand = (names: readonly string[], options: Shared): void => {
  const context = new Context(options);
  const library = context.library();
  const { files, faults: unread } = filesGiven(names, library.dirs ?? []);
  const progress = ({ file, sound }: ScenarioReport): void => {
    const line = sound === undefined ? words.wrong(file) : words.done(sound.scenario.id, sound.scenario.title, sound.variants);
    if (!context.json) process.stderr.write(`${safe(line)}\n`);
  };
  const reports = checkScenarios(files, scopeOf(library), progress);
  const faults = [...unread, ...reports.flatMap((one) => one.faults)];
  const sound = reports.flatMap((one) => (one.sound === undefined ? [] : [one.sound]));
  context.answer({
    sound: faults.length === 0 && sound.length > 0,
    scenarios: reports.map(({ file, sound: one }) => ({
      file,
      sound: one !== undefined,
      ...(one !== undefined && { scenario: one.scenario.id, hash: one.hash, variants: one.variants }),
    })),
    faults: faults.map((fault) => ({ ...fault, kind: PLAYED.has(fault.code) ? 'play' : 'file', message: [sentenceOf(fault)] })),
  });
  if (!context.json) {
    for (const fault of faults) context.say(sentenceOf(fault));
    if (faults.length > 0) context.say('', words.faults(faults.length));
    else
      context.say(
        sound.length === 0
          ? words.nothing
          : words.sound(
              sound.length,
              sound.reduce((sum, { variants }) => sum + variants, 0),
            ),
      );
  }
  process.exitCode = exitOf(faults, sound.length);
};

const exitOf = (faults: readonly Fault[], sound: number): Exit => {
  if (faults.some(({ code }) => !PLAYED.has(code)) || (faults.length === 0 && sound === 0)) return EXIT.input;
  return faults.length > 0 ? EXIT.refused : EXIT.done;
};
