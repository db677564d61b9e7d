import { Command, CommanderError } from 'commander';
import { ImpossibleLog } from '../incident/replay.ts';
import { BrokenGuideline } from '../session/folders.ts';
import { APP_VERSION } from '../session/version.ts';
import { exitCodeOf, refusedPath, StoreError } from '../store/error.ts';
import { safe } from '../ui/parts/safe.ts';
import { cli } from '../words/ja/cli.ts';
import { faultPlace, faultSentence } from '../words/ja/faults.ts';
import { sayStoreError } from '../words/ja/store.ts';
import { readCall } from './call.ts';
import { approveCommand } from './commands/approve.ts';
import { backupCommands } from './commands/backup.ts';
import { custodyCommands } from './commands/custody.ts';
import { drillCommands } from './commands/drill.ts';
import { eraseCommands } from './commands/erase.ts';
import { factCommands } from './commands/facts.ts';
import { fileCommands } from './commands/files.ts';
import { guidelineCommands } from './commands/guideline.ts';
import { handoverCommands } from './commands/handover.ts';
import { incidentCommands } from './commands/incidents.ts';
import { lookingCommands } from './commands/looking.ts';
import { paperCommand } from './commands/paper.ts';
import { runbookCommands } from './commands/runbooks.ts';
import { settingsCommands } from './commands/settings.ts';
import { statsCommands } from './commands/stats.ts';
import { stepCommands } from './commands/steps.ts';
import { verifyCommands } from './commands/verify.ts';
import { EXIT, Failure, refuseCall, wrongCall } from './failure.ts';
import { helpLayout } from './help.ts';
import { jsonLine } from './json.ts';
import { takeLater } from './later.ts';
import { askAboutSecrets } from './suspicion.ts';

/** What commander itself prints, the help or the version, for people or as the one document of `--json`. */
const printed = (json: boolean, text: string): void => {
  const document = text === `${APP_VERSION}\n` ? { version: APP_VERSION } : { help: text };
  process.stdout.write(json ? jsonLine(document) : text);
};

/** Every command, for the shell. */
export const makeProgram = (json = false): Command => {
  const program = new Command('hikeshi');
  program
    .description(cli.about)
    .version(APP_VERSION, '-V, --version', cli.help.version)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .showSuggestionAfterError(false);
  program.helpCommand(false);
  // Opened by main.ts, which loads the screens; it stands here to be told of.
  program
    .command('resume')
    .argument('[INCIDENT]')
    .description(cli.help.resume)
    .option('--runbooks <DIR>', cli.help.runbooks)
    .option('--lang <LANG>');
  for (const add of [
    incidentCommands,
    stepCommands,
    approveCommand,
    paperCommand,
    factCommands,
    fileCommands,
    verifyCommands,
    runbookCommands,
    guidelineCommands,
    drillCommands,
    lookingCommands,
    handoverCommands,
    custodyCommands,
    eraseCommands,
    backupCommands,
    statsCommands,
    settingsCommands,
  ])
    add(program);
  for (const command of [program, ...every(program)]) {
    const lang = command.options.find(({ long }) => long === '--lang');
    if (lang === undefined) command.option('--lang <LANG>', cli.help.lang);
    else lang.description = cli.help.lang;
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => printed(json, text), writeErr: () => undefined })
      .configureHelp(helpLayout)
      .helpOption('-h, --help', cli.help.help)
      .helpCommand(false);
  }
  return program;
};

const every = (program: Command): Command[] => program.commands.flatMap((command) => [command, ...every(command)]);

/** A call that commander could not read, in our words. */
const usageOf = ({ code, message }: CommanderError): Failure => {
  const [first = '', second = ''] = [...message.matchAll(/'([^']*)'/gu)].map(([, quoted]) => quoted ?? '');
  const [option = first] = first.split(/[ ,]/u);
  switch (code) {
    case 'commander.unknownOption':
      return wrongCall('usage', cli.usage.option(first), { problem: 'option', given: first });
    case 'commander.missingArgument':
      return wrongCall('usage', cli.usage.argument(first), { problem: 'argument', missing: first });
    case 'commander.missingMandatoryOptionValue':
      return wrongCall('usage', cli.usage.needed(first), { problem: 'needed', missing: option });
    case 'commander.optionMissingArgument':
      return wrongCall('usage', cli.usage.value(option), { problem: 'value', given: option });
    case 'commander.invalidArgument': {
      const choices = /Allowed choices are (.*)\.$/u.exec(message)?.[1] ?? '';
      return wrongCall('usage', cli.usage.choice(option, second, choices), {
        problem: 'choice',
        option,
        given: second,
      });
    }
    case 'commander.excessArguments':
      return wrongCall('usage', cli.usage.excess(first), { problem: 'excess' });
    default:
      return wrongCall('usage', cli.usage.other(message.replace(/^error: /u, '')));
  }
};

/** What went wrong, as data and sentences, with the exit code it means. */
export const failureOf = (thrown: unknown): Failure => {
  const problem = refusedPath(thrown) ?? thrown;
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
    return usageOf(problem);
  }
  const message = problem instanceof Error ? problem.message : String(problem);
  return new Failure(EXIT.bug, cli.bug(message), { error: { code: 'bug', message } });
};

/**
 * Runs one command. Sets the exit code; the only place besides main.ts that does for a failure.
 * @returns what is still to be waited for, where the command has such work
 */
export const runCommand = (argv: readonly string[]): Promise<void> | undefined => {
  try {
    const words = askAboutSecrets(argv);
    refuseCall(readCall(words));
    makeProgram(argv.includes('--json')).parse([...words], { from: 'user' });
    return takeLater()?.catch((problem: unknown) => tellFailure(argv, problem));
  } catch (problem) {
    tellFailure(argv, problem);
    return undefined;
  }
};

/** Says what went wrong, for people or for programs. */
const tellFailure = (argv: readonly string[], problem: unknown): void => {
  if (problem instanceof CommanderError && problem.exitCode === 0) return;
  // A command of commands without its second word: commander would print the help and call it a failure.
  const half = problem instanceof CommanderError && problem.code === 'commander.help';
  const failure = half ? wrongCall('usage', cli.usage.more(argv[0] ?? ''), { problem: 'command' }) : failureOf(problem);
  if (argv.includes('--json')) process.stdout.write(jsonLine(failure.json));
  process.stderr.write(`${failure.lines.map(safe).join('\n')}\n`);
  if (failure.exit === EXIT.bug && process.env.HIKESHI_DEBUG && problem instanceof Error)
    process.stderr.write(`${safe(problem.stack ?? '')}\n`);
  process.exitCode = failure.exit;
};
