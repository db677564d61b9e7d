import type { Command, HelpConfiguration, Option } from 'commander';
import { width } from '../ui/parts/width.ts';
import { wrap } from '../ui/parts/wrap.ts';
import { cli } from '../words/ja/cli.ts';

/** Options that mean the same wherever they stand. */
const EVERYWHERE: Readonly<Record<string, string>> = { '--json': cli.help.json, '--runbooks': cli.help.runbooks, '--all': cli.help.all };

/** What an option is for, with the words it takes and what it is when it is left out. */
const described = ({ description, argChoices, defaultValue, long }: Option): string => {
  const plain = description === '' ? (EVERYWHERE[long ?? ''] ?? '') : description;
  const choices = argChoices === undefined ? '' : cli.help.choices(argChoices);
  // An empty list is what every repeated option begins with.
  const left = typeof defaultValue === 'string' && defaultValue !== '' ? cli.help.unless(defaultValue) : '';
  return `${plain}${choices}${left}`;
};

/** `hikeshi evidence add [指定] <INCIDENT> <FILE>`: the words of commander in ours. */
const usage = (text: string): string => text.replace('[options]', cli.help.optionsWord).replace('[command]', cli.help.commandWord);

/** How commander lays its help out: in our words, in columns that know full width, folded by the rules of Japanese. */
export const helpLayout: HelpConfiguration = {
  displayWidth: width,
  boxWrap: (text: string, columns: number): string => wrap(text, Math.max(10, columns)).join('\n'),
  styleTitle: (title) => cli.help.titles[title] ?? title,
  styleUsage: usage,
  optionDescription: described,
  // Every command takes options: that is told once, in its own help.
  subcommandTerm: (command: Command): string =>
    [command.name(), ...command.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`))].join(' '),
};
