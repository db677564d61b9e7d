import { aarPicture as japanese } from '../ja/aar-picture.ts';
import type { Words } from '../shape.ts';

/** Words of the picture of a drill. */
export const aarPicture: Words<typeof japanese> = {
  caption: 'Picture of the drill',
  told: (from, to, injects, rows) => `${injects} injects and ${rows} expected actions from ${from} to ${to}, in the order of exercise time`,
  note: 'White bands go from the inject to the target. Numbers in the picture are those of entries. Times are exercise time.',
  noteHere: 'Numbers in the table are those of entries. Times are exercise time.',
  injects: 'Injects',
  breaches: 'Deviations',
  deed: 'Expected action',
  released: 'Inject',
  due: 'Target',
  done: 'Done',
  state: 'Result',
  lane: 'Expected action',
  from: (time) => `${time} on`,
  sign: japanese.sign,
  signs: {
    released: 'inject',
    due: 'target',
    'on-time': 'done by the target',
    late: 'done late',
    missed: 'missed',
    hint: 'hint',
    breach: 'deviation',
  },
};
