import type { drillList as japanese } from '../ja/drill-list.ts';
import type { Words } from '../shape.ts';

/** Words of `drill list`. */
export const drillList: Words<typeof japanese> = {
  about: 'list the scenarios of drills',
  minutes: (minutes) => `${minutes} min`,
  none: 'There is no scenario. Those in a folder named scenarios, inside a folder of runbooks, are listed here.',
  broken: 'These scenarios could not be read.',
};
