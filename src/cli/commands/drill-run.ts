import type { Command as Program } from 'commander';
import { commands } from '../../words/ja/commands.ts';
import { drillOpen as words } from '../../words/ja/drill-open.ts';
import type { Shared } from '../context.ts';
import { nameOf, seedOf } from '../drill-person.ts';
import { DrillRoom } from '../drill-room.ts';
import { wrongCall } from '../failure.ts';
import { later } from '../later.ts';

interface RunOptions extends Shared {
  readonly seed: string;
  readonly by?: string;
}

/** `drill run`: one person, one terminal, their own pace; an exercise that was begun so is gone on with. */
export const drillRunCommand = (drill: Program): void => {
  drill
    .command('run')
    .argument('<SCENARIO|EXERCISE>')
    .description(words.run)
    .option('--json')
    .option('--lang <LANG>')
    .option('--runbooks <DIR>')
    .option('--seed <N>', words.seed, '1')
    .option('--solo', words.alone)
    .option(`--by <${commands.words.name}>`, words.name)
    .action((given: string, options: RunOptions) => {
      later(
        (async () => {
          const { begin, needTerminal, openSeat } = await import('../drill-terminal.ts');
          needTerminal();
          const room = new DrillRoom(options);
          const name = nameOf(options.by, room.settings);
          const known = room.isExercise(given);
          const id = known ? room.exercise(given).id : begin(room, given, seedOf(options.seed), true, { role: words.aloneRole, name });
          const { scenario, started } = room.exercise(id).exercise();
          if (!started.data.pace.alone) throw wrongCall('exercise.led', words.notAlone(id), { given: id });
          await openSeat(room, id, scenario.seats.join(','), name);
        })(),
      );
    });
};
