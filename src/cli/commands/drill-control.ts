import type { Command as Program } from 'commander';
import { commands } from '../../words/ja/commands.ts';
import { drillOpen as words } from '../../words/ja/drill-open.ts';
import type { Shared } from '../context.ts';
import { nameOf, seedOf } from '../drill-person.ts';
import { DrillRoom } from '../drill-room.ts';
import { later } from '../later.ts';

interface ControlOptions extends Shared {
  readonly seed: string;
  readonly by?: string;
  readonly take?: true;
}

/** `drill control`: the controller's terminal, of a new exercise on a scenario or of one that runs. */
export const drillControlCommand = (drill: Program): void => {
  drill
    .command('control')
    .argument('<SCENARIO|EXERCISE>')
    .description(words.control)
    .option('--json')
    .option('--lang <LANG>')
    .option('--runbooks <DIR>')
    .option('--seed <N>', words.seed, '1')
    .option(`--by <${commands.words.name}>`, words.name)
    .option('--take', words.take)
    .action((given: string, options: ControlOptions) => {
      later(
        (async () => {
          const { begin, needTerminal, openControl } = await import('../drill-terminal.ts');
          const room = new DrillRoom(options);
          const person = { role: words.controlRole, name: nameOf(options.by, room.settings) };
          // Who holds the seat is told without a terminal as well.
          if (room.isExercise(given)) room.refuseHeld(room.exercise(given), options.take === true);
          needTerminal();
          const id = room.isExercise(given) ? room.exercise(given).id : begin(room, given, seedOf(options.seed), false, person);
          await openControl(room, id, person, options.take === true ? 'take' : 'refuse');
        })(),
      );
    });
};
