import type { cli as japanese } from '../ja/cli.ts';
import type { Words } from '../shape.ts';

/** Words of the command line, besides refusals and the store's own. */
export const cli: Words<typeof japanese> = {
  about: 'hikeshi: walks a public body through trouble on social media, by its own runbook, and keeps the record.',
  by: {
    missing: ['It is not said who does this.', 'Please write a post and a name after --by (for example: --by 管理者・田中恵子).'],
    shape: (given) => [`“${given}” could not be read as a post and a name.`, 'For example: --by 管理者・田中恵子'],
  },
  trouble: (given) => [`There is no trouble called “${given}”.`, 'There are: impersonation, takeover, firestorm, rumor'],
  guideline: (given, known) => [
    `There is no guideline “${given}”.`,
    known.length === 0 ? 'No folder of a guideline was found.' : `There are: ${known.join(', ')}`,
  ],
  guidelines: (given, among) => [
    `${among.length} guidelines are called “${given}”.`,
    `Please say the name in brackets: ${among.join(', ')}`,
  ],
  runbook: (body, trouble) => [`${body} has no runbook for “${trouble}”.`, 'hikeshi runbook list shows those there are.'],
  incident: {
    none: (given) => [`There is no incident “${given}”.`, 'hikeshi incidents --all lists the incidents.'],
    many: (given, matches) => [`${matches.length} incidents begin with “${given}”.`, `${matches.join(', ')}`],
    nothing: ['No incident is open.'],
  },
  time: {
    unreadable: (given) => [`The time “${given}” could not be read.`, 'For example: 2:04, yesterday 23:10, 2026-11-21T02:04+09:00'],
    future: (given, suggestion) => [
      `“${given}” has not come yet. Do you mean ${suggestion}?`,
      'For yesterday, please write the day as well (for example: yesterday 23:10).',
    ],
    ahead: (given) => [`“${given}” has not come yet.`, 'Please write the time at which it happened.'],
  },
  pair: (given) => [`“${given}” could not be read as name=value.`, 'For example: --field means=phone'],
  setting: (given, known) => [
    `This guideline has no setting “${given}”.`,
    known.length === 0 ? 'This guideline has no settings.' : `There are: ${known.join(', ')} (true or false)`,
  ],
  seq: (given) => [`“${given}” could not be read as the number of an entry.`, 'For example: hikeshi correct INCIDENT 14 --field gist=…'],
  stdin: ['There was nothing to read on standard input.', 'Where a value is -, please pipe the text in.'],
  stdinEncoding: ['The characters on standard input could not be read.', 'Please pass UTF-8 (on Windows, after chcp 65001).'],
  stdinTwice: ['Standard input (-) can be used in one place of a call only.'],
  format: (given, known) => [`There is no export format “${given}”.`, `There are: ${known.join(', ')}`],
  outMissing: ['It is not said where to write.', 'Please write the place of the file after --out.'],
  lang: (given) => [`There is no language “${given}”.`, 'There are: ja, en'],
  unknownCommand: (given) => [`There is no command “${given}”.`, 'hikeshi --help lists the commands.'],
  usage: {
    option: (given) => [
      `There is no option “${given}”.`,
      'Where a text begins with -, please write -- before it. --help lists the options.',
    ],
    argument: (name) => [`“${name}” is missing.`, '--help tells how to write it.'],
    needed: (option) => [`“${option}” is missing.`, '--help tells how to write it.'],
    value: (option) => [`The value of “${option}” is missing.`, '--help tells how to write it.'],
    choice: (option, given, choices) => [`“${option}” cannot be “${given}”.`, `There are: ${choices}`],
    excess: (command) => [`There are more words than “${command}” takes.`, 'Please put a text with blanks in quotes: "…"'],
    more: (command) => [`“${command}” needs another word.`, `hikeshi ${command} --help lists what may follow.`],
    encoding: (word) => [
      `The word “${word}” is no text that can be read.`,
      'Please call from a terminal that speaks UTF-8, or give long texts by - and standard input. Nothing was recorded.',
    ],
    other: (detail) => ['The call could not be read.', detail],
  },
  help: {
    titles: { 'Usage:': 'Usage:', 'Options:': 'Options:', 'Commands:': 'Commands:', 'Arguments:': 'Arguments:' },
    optionsWord: '[options]',
    commandWord: '[command]',
    choices: (list) => ` (one of ${list.join(', ')})`,
    unless: (value) => ` (${value} unless given)`,
    json: 'answer as JSON',
    all: 'the closed ones too',
    help: 'show this help',
    version: 'show the version',
    resume: 'open the screen of an incident in the terminal',
    runbooks: 'folder of guidelines',
    lang: 'language (ja or en; the environment variable HIKESHI_LANG chooses too)',
  },
  bug: (message) => [
    `This is a fault of the program: ${message}`,
    'The record is kept. Please tell this line, and what you did, to the address in CONTRIBUTING.md.',
  ],
  unwritten: (errno) => [
    `The answer could not be written to standard output (${errno}).`,
    'hikeshi timeline tells whether it was recorded.',
  ],
  impossible: (seq) => [
    `Entry ${seq} could not be replayed in the order of the runbook.`,
    'The record may have been altered. Nothing can be written to this incident.',
  ],
  opened: (id) => `Incident ${id} is open.`,
  recorded: (seqs) => `Recorded as ${seqs.length === 1 ? 'entry' : 'entries'} ${seqs.join(', ')}.`,
  left: (left, next) =>
    left === 0 ? 'Every step of the rules is settled.' : `${left} left.${next === undefined ? '' : ` Next: “${next}”.`}`,
  written: (path) => `Written: ${path}`,
  now: 'Do now',
  tell: 'Tell',
  dont: 'Do not',
  none: 'none',
  needsTerminal: ['Please open this screen in a terminal.', 'In a pipe, commands such as hikeshi status can be used.'],
};
