import type { drillFiles as japanese } from '../ja/drill-files.ts';
import type { Words } from '../shape.ts';

/** Words for the scenarios that a command names. */
export const drillFiles: Words<typeof japanese> = {
  unknown: (given, suggestion, known) => [
    `There is no scenario “${given}”.${suggestion === undefined ? '' : ` Did you mean “${suggestion}”?`}`,
    known.length === 0 ? 'There is no scenario at hand.' : `Scenarios at hand: ${known.join(', ')}`,
  ],
  noFile: (given) => [`There is no file or folder “${given}”.`],
  none: (folder) => [
    `There is no scenario in “${folder}”.`,
    'Please make a folder named scenarios with .yaml files in it, or name the file itself.',
  ],
  variant: (values) =>
    Object.entries(values)
      .map(([id, value]) => `${id} = ${value}`)
      .join(', '),
};
