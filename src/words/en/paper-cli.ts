import type { paperCli as japanese } from '../ja/paper-cli.ts';
import type { Words } from '../shape.ts';

/** Words of `paper` in the shell. */
export const paperCli: Words<typeof japanese> = {
  about: 'copy a record on paper, with the times at which it happened (FILE has one entry a line; - is standard input)',
  reason: 'why rows differ from the order of the rules',
  decidedBy: 'who decided to differ from it',
  dryRun: 'record nothing; show what would become of each line',
  help: [
    'How a line is written (parted by tabs or |; lines that begin with # are not read):',
    '  number | time | post・name | field=value | field=value …',
    '  3 | 2:11 | 管理者 田中 | gist=three posts | means=phone',
    '  0 | 2:45 | 管理者 田中 | a call from the mayor’s office',
  ],
  at: (line) => `line ${line}  `,
  shape: (line) => [`Line ${line} could not be read.`, 'Please write “number | time | post・name”, parted by tabs or |.'],
  cell: (line, cell) => [
    `It is not clear to which field “${cell}” in line ${line} belongs.`,
    'Please write the name of the field, as in “gist=…”.',
  ],
  empty: ['There is no line to copy.', 'Please write one entry a line: “number | time | post・name”.'],
  file: (path) => [`“${path}” could not be read.`, 'Please pass a text file in UTF-8 (1 MB at most).'],
  nothing: 'Nothing is recorded yet.',
  reasonMissing: (count) => [
    `${count} ${count === 1 ? 'line differs' : 'lines differ'} from the order of the rules. Nothing was recorded.`,
    'With the reason after --reason, they are recorded as they happened.',
  ],
};
