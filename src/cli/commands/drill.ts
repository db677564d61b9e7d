import type { Command as Program } from 'commander';
import { drillGroup as words } from '../../words/ja/drill.ts';
import { drillAfter } from '../../words/ja/drill-after.ts';
import { drillCheck } from '../../words/ja/drill-check.ts';
import { drillList } from '../../words/ja/drill-list.ts';
import { drillSelfplay } from '../../words/ja/drill-selfplay.ts';
import { msel } from '../../words/ja/msel.ts';
import { DrillSteps } from '../drill-steps.ts';
import { drillCheckCommand } from './drill-check.ts';
import { drillControlCommand } from './drill-control.ts';
import { drillJoinCommand } from './drill-join.ts';
import { drillListCommand } from './drill-list.ts';
import { drillPrintCommand } from './drill-print.ts';
import { drillReplayCommand } from './drill-replay.ts';
import { drillReportCommand } from './drill-report.ts';
import { drillRunCommand } from './drill-run.ts';
import { drillSelfplayCommand } from './drill-selfplay.ts';
import { drillTrendCommand } from './drill-trend.ts';
import { drillVerbCommands } from './drill-verbs.ts';
import { stepCommands } from './steps.ts';

/** Options that every drill command takes. */
const shared = (program: Program): Program => program.option('--json').option('--lang <LANG>').option('--runbooks <DIR>', words.runbooks);

/** drill …: exercises on the real machines. One line for each command. */
export const drillCommands = (program: Program): void => {
  const drill = program.command('drill').description(words.about);
  shared(drill.command('list').description(drillList.about)).action(drillListCommand);
  shared(drill.command('check').argument('[FILE|ID...]').description(drillCheck.about)).action(drillCheckCommand);
  shared(drill.command('selfplay').argument('[FILE|ID...]').description(drillSelfplay.about)).action(drillSelfplayCommand);
  shared(drill.command('print').argument('<FILE|ID>').description(msel.about))
    .option('--seed <N>', msel.seed, '1')
    .option('--format <F>', msel.format, 'html')
    .option('--out <PATH>', msel.out)
    .option('--force', msel.force)
    .action(drillPrintCommand);
  shared(drill.command('report').argument('<EXERCISE>').description(drillAfter.report))
    .option('--format <F>', drillAfter.format, 'html')
    .option('--out <PATH>', drillAfter.out)
    .option('--force', drillAfter.force)
    .action(drillReportCommand);
  shared(drill.command('replay').argument('<EXERCISE>').description(drillAfter.replay)).action(drillReplayCommand);
  shared(drill.command('trend').argument('<SCENARIO>').description(drillAfter.trend)).action(drillTrendCommand);
  drillRunCommand(drill);
  drillControlCommand(drill);
  drillJoinCommand(drill);
  drillVerbCommands(drill);
  // Steps are done as in earnest, in an exercise.
  stepCommands(drill, (options) => new DrillSteps(options));
};
