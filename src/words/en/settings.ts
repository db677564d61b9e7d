import type { settingsWords as japanese } from '../ja/settings.ts';
import type { Words } from '../shape.ts';

/** Words of the settings of the screen: on the terminal, and `hikeshi settings`. */
export const settingsWords: Words<typeof japanese> = {
  title: 'Settings of this machine',
  open: 'Change the settings',
  about: 'A choice takes effect at once. It does not touch the record, and stays on this machine.',
  on: 'on',
  off: 'off',
  now: (value) => `now ${value}`,
  byEnvironment: 'set by an environment variable',
  names: {
    ascii: 'Symbols in ASCII',
    contrast: 'High contrast',
    still: 'Less motion',
    lines: 'Line by line',
  },
  what: {
    ascii: 'For terminals where rules and arrows do not line up. ─→… are written as - -> ..., and ①○ count as two columns.',
    contrast: 'No colour and no dim text; bold and inverse instead.',
    still: 'Elapsed times are drawn anew only when a key is pressed.',
    lines: 'For screen readers and old terminals. The screen runs once from the top, and asks one line at its end.',
  },
  changed: (name, value) => `“${name}” is now ${value}.`,
  ignored: (file, fields) =>
    `Part of the settings file “${file}” could not be read${fields}. It starts without that part. The record is not affected.`,
  fields: (names) => (names.join('') === '' ? '' : ` (${names.join(', ')})`),
  cli: {
    about: 'show or change the settings of this machine (display)',
    set: 'name=on or name=off',
    unknown: (given, known) => [`The setting “${given}” could not be read.`, `There are: ${known.join(', ')}`],
    line: (name, id, value) => `${name} (${id})  ${value}`,
    file: (path) => `Settings file: ${path}`,
  },
};
