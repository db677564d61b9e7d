import { Option, type Command as Program } from 'commander';
import { commands } from '../../words/ja/commands.ts';
import { drillOpen as words } from '../../words/ja/drill-open.ts';
import type { Shared } from '../context.ts';
import { nameOf } from '../drill-person.ts';
import { DrillRoom } from '../drill-room.ts';
import { later } from '../later.ts';

interface JoinOptions extends Shared {
  readonly seat?: string;
  readonly by?: string;
  readonly view?: 'projector';
}

/** `drill join`: a player's terminal for one or more seats, or the view for the projector. */
export const drillJoinCommand = (drill: Program): void => {
  drill
    .command('join')
    .argument('<EXERCISE>')
    .description(words.join)
    .option('--json')
    .option('--lang <LANG>')
    .option('--runbooks <DIR>')
    .option('--seat <SEAT>', words.seats)
    .option(`--by <${commands.words.name}>`, words.name)
    .addOption(new Option('--view <VIEW>', words.view).choices(['projector']))
    .action((given: string, options: JoinOptions) => {
      later(
        (async () => {
          const { needTerminal, openProjector, openSeat, seatsOf } = await import('../drill-terminal.ts');
          const room = new DrillRoom(options);
          const session = room.exercise(given);
          if (options.view === 'projector') {
            needTerminal();
            await openProjector(room, session.id);
            return;
          }
          seatsOf(session, options.seat);
          const name = nameOf(options.by, room.settings);
          needTerminal();
          await openSeat(room, session.id, options.seat, name);
        })(),
      );
    });
};
