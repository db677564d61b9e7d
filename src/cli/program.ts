import { Command, CommanderError } from 'commander';
import { ImpossibleLog } from '../incident/replay.ts';
import { BrokenGuideline } from '../session/folders.ts';
import { APP_VERSION } from '../session/version.ts';
import { exitCodeOf, StoreError } from '../store/error.ts';
import { safe } from '../ui/parts/safe.ts';
import { cli } from '../words/ja/cli.ts';
import { faultPlace, faultSentence } from '../words/ja/faults.ts';
import { sayStoreError } from '../words/ja/store.ts';
import { backupCommands } from './commands/backup.ts';
import { eraseCommands } from './commands/erase.ts';
import { factCommands } from './commands/facts.ts';
import { fileCommands } from './commands/files.ts';
import { guidelineCommands } from './commands/guideline.ts';
import { incidentCommands } from './commands/incidents.ts';
import { lookingCommands } from './commands/looking.ts';
import { runbookCommands } from './commands/runbooks.ts';
import { stepCommands } from './commands/steps.ts';
import { EXIT, Failure, wrongCall } from './failure.ts';

/** Every command, for the shell. */
export const makeProgram = (): Command => {
  const program = new Command('hikeshi');
  program
    .description(cli.about)
    .version(APP_VERSION)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .showSuggestionAfterError(false);
  program.helpCommand(false);
  for (const add of [incidentCommands, stepCommands, factCommands, fileCommands, runbookCommands, guidelineCommands, lookingCommands, eraseCommands, backupCommands])
    add(program);
  for (const command of every(program)) command.exitOverride().configureOutput({ writeErr: () => undefined });
  return program;
};

const every = (program: Command): Command[] => program.commands.flatMap((command) => [command, ...every(command)]);

/** What went wrong, as data and sentences, with the exit code it means. */
export const failureOf = (problem: unknown): Failure => {
  if (problem instanceof Failure) return problem;
  if (problem instanceof StoreError)
    return new Failure(exitCodeOf(problem.code), [sayStoreError(problem)], { error: { code: problem.code, ...problem.facts } });
  if (problem instanceof ImpossibleLog)
    return new Failure(EXIT.refused, cli.impossible(problem.seq), {
      refused: { code: 'log.impossible', seq: problem.seq, problem: problem.problem, fact: problem.fact },
    });
  if (problem instanceof BrokenGuideline)
    return new Failure(
      EXIT.input,
      problem.faults.map((fault) => `${faultPlace(fault)}　${faultSentence(fault)}`),
      { error: { code: 'runbook.broken', faults: problem.faults } },
    );
  if (problem instanceof CommanderError) {
    if (problem.code === 'commander.unknownCommand')
      return wrongCall('command.unknown', cli.unknownCommand(/'(.*)'/u.exec(problem.message)?.[1] ?? ''));
    return wrongCall('usage', cli.usage(problem.message.replace(/^error: /u, '')));
  }
  const message = problem instanceof Error ? problem.message : String(problem);
  return new Failure(EXIT.bug, cli.bug(message), { error: { code: 'bug', message } });
};

/** Runs one command. Sets the exit code; the only place besides main.ts that does for a failure. */
export const runCommand = (argv: readonly string[]): void => {
  try {
    const lang = argv[argv.indexOf('--lang') + 1];
    if (argv.includes('--lang') && lang !== 'ja') throw wrongCall('lang.unknown', cli.lang(lang ?? ''), { given: lang ?? '' });
    makeProgram().parse([...argv], { from: 'user' });
  } catch (problem) {
    if (problem instanceof CommanderError && problem.exitCode === 0) return;
    const failure = failureOf(problem);
    if (argv.includes('--json')) process.stdout.write(`${JSON.stringify(failure.json)}\n`);
    process.stderr.write(`${failure.lines.map(safe).join('\n')}\n`);
    if (failure.exit === EXIT.bug && process.env.HIKESHI_DEBUG && problem instanceof Error)
      process.stderr.write(`${safe(problem.stack ?? '')}\n`);
    process.exitCode = failure.exit;
  }
};
