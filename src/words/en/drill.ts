import type { drillGroup as japanese } from '../ja/drill.ts';
import type { Words } from '../shape.ts';

/** Words of the drill commands as a group. */
export const drillGroup: Words<typeof japanese> = {
  about: 'drills',
  runbooks: 'folder of guidelines',
};
