import type { Command as Program } from 'commander';
import { DISPLAY_SWITCHES, type Display, type DisplaySwitch, displayFile, readDisplay, writeDisplay } from '../../store/display.ts';
import { homePath } from '../../store/home.ts';
import { wantsLines } from '../../ui/lines/run.ts';
import { settingsWords as words } from '../../words/ja/settings.ts';
import { Context, type Shared } from '../context.ts';
import { wrongCall } from '../failure.ts';

const VALUES: Readonly<Record<string, boolean>> = { on: true, off: false, true: true, false: false };

/** `ascii=on`, in either width. */
const changeOf = (given: string): Partial<Display> => {
  const [name = '', value = ''] = given.normalize('NFKC').toLowerCase().split('=');
  const found = DISPLAY_SWITCHES.find((one) => one === name);
  const on = Object.hasOwn(VALUES, value) ? VALUES[value] : undefined;
  if (found === undefined || on === undefined) {
    const known = DISPLAY_SWITCHES.map((one) => `${one}=on|off`);
    throw wrongCall('settings.unknown', words.cli.unknown(given, known), { given, known: [...DISPLAY_SWITCHES] });
  }
  return { [found]: on };
};

const settings = (options: Shared & { readonly set: readonly string[] }): void => {
  const context = new Context(options);
  // All are read before one is written.
  const change: Partial<Display> = Object.assign({}, ...options.set.map(changeOf));
  // Looking creates no data directory.
  const home = options.set.length > 0 ? context.home : homePath();
  const before = readDisplay(home);
  const display: Display = { ...before.display, ...change };
  if (options.set.length > 0) writeDisplay(home, display);
  const ignored = options.set.length > 0 ? [] : before.ignored;
  const values = Object.fromEntries(DISPLAY_SWITCHES.map((name) => [name, display[name]])) as Record<DisplaySwitch, boolean>;
  const environment = {
    noColor: (process.env.NO_COLOR ?? '') !== '',
    lines: wantsLines(process.env),
  };
  const file = displayFile(home);
  context.answer({ file, ...values, environment, ignored });
  if (ignored.length > 0) context.say(words.ignored(file, words.fields(ignored)));
  for (const name of DISPLAY_SWITCHES) {
    const byEnvironment = name === 'lines' && environment.lines ? `　${words.byEnvironment}` : '';
    context.say(`${words.cli.line(words.names[name], name, values[name] ? words.on : words.off)}${byEnvironment}`);
  }
  context.say(words.cli.file(file));
};

/** settings: how this installation draws its screens. */
export const settingsCommands = (program: Program): void => {
  program
    .command('settings')
    .description(words.cli.about)
    .option('--set <NAME=VALUE>', words.cli.set, (one: string, all: readonly string[]) => [...all, one], [])
    .option('--json')
    .option('--lang <LANG>')
    .action(settings);
};
