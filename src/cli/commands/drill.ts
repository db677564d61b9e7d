import type { Command as Program } from 'commander';
import { drillGroup as words } from '../../words/ja/drill.ts';
import { drillList } from '../../words/ja/drill-list.ts';
import { drillListCommand } from './drill-list.ts';
import { drillVerbCommands } from './drill-verbs.ts';

/** Options that every drill command takes. */
const shared = (program: Program): Program => program.option('--json').option('--lang <LANG>').option('--runbooks <DIR>', words.runbooks);

/** drill …: exercises on the real machines. One line for each command. */
export const drillCommands = (program: Program): void => {
  const drill = program.command('drill').description(words.about);
  shared(drill.command('list').description(drillList.about)).action(drillListCommand);
  drillVerbCommands(drill);
};
