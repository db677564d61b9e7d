import type { paperCli as japanese } from '../ja/paper-cli.ts';
import type { Words } from '../shape.ts';

/** Words of `paper` in the shell. */
export const paperCli: Words<typeof japanese> = {
  about: 'copy what was written on paper, with the times at which it happened (FILE has one line for each, - is standard input)',
  reason: 'why lines are in another order than the rules have it',
  decidedBy: 'who decided on that order',
  dryRun: 'record nothing, and see what each line would become',
  help: [
    'A line (cells apart by a tab or |; a line that begins with # is not read):',
    '  number | time | post and name | field=value | field=value …',
    '  3 | 2:11 | 管理者 田中 | gist=three posts | means=phone',
    '  4 | 2:20 | 所属長 鈴木 | つながらなかった | means=phone',
    '  0 | 2:45 | 管理者 田中 | a call from the secretariat',
  ],
  at: (line) => `Line ${line}: `,
  shape: (line) => [`Line ${line} could not be read.`, 'Please write number | time | post and name, apart by a tab or |.'],
  cell: (line, cell) => [`It is not clear which field “${cell}” in line ${line} is for.`, 'Please name the field, as in gist=….'],
  empty: ['There is no line to copy.', 'Please write one line for each: number | time | post and name.'],
  file: (path) => [`“${path}” could not be read.`, 'Please give a text file in UTF-8, one megabyte at most.'],
  nothing: 'Nothing is recorded yet.',
  reasonMissing: (count) => [
    `${count} line(s) are in another order than the rules have it. Nothing was recorded.`,
    'With a reason in --reason they are recorded as they happened.',
  ],
};
