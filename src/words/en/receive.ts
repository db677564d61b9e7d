import type { receiveWords as japanese } from '../ja/receive.ts';
import type { Words } from '../shape.ts';

/** Words of handing an incident over to another PC, and of taking it over. */
export const receiveWords: Words<typeof japanese> = {
  handover: 'show the hand-over sheet (--to records the hand-over, --out hands it over to another PC)',
  to: 'who takes over',
  out: 'folder for another PC; once it is written, the copy on this PC is read only',
  about: 'take over a folder from another PC, to go on with it here',
  anchor: 'anchor on paper, as read out by the other side',
  key: 'beginning of the fingerprint of their key',
  toMissing: ['It is not said who takes over.', 'Please write a post and a name after --to (for example: --to 所属長・鈴木一郎).'],
  transferred: (folder) => [
    `The folder for handing this incident over is written: ${folder}`,
    'From here on the copy on this PC is read only. Please pass the folder on, and compare the anchor by reading it out.',
  ],
  again: 'This incident was handed over already. The same content is written once more.',
  away: '  handed over (read only)',
  unwritten: (seq) => `The hand-over is recorded as entry ${seq}. The folder could not be written: please run the same command again.`,
  received: (incident, brought, evidence) =>
    `Incident ${incident} was taken over (${brought} entries, ${evidence} files of evidence). It can go on at this PC.`,
  absent: (list) =>
    `This evidence was lost on the other PC; its values stand in the record: ${list.map((one) => one.slice(0, 12)).join(', ')}`,
  unconfirmed: 'Whether the end was cut off, only the anchor on paper of the other side can tell (--anchor compares it).',
  problem: {
    'receive.not-sound': [
      'This folder could not be verified as a record. Nothing was taken over.',
      'hikeshi verify shows where it does not fit.',
    ],
    'receive.drill': ['This is the record of a drill. It is not taken into the record of real incidents.'],
    'receive.redacted': ['This is a blacked-out copy. To hand over, please use handover --out on the other side.'],
    'receive.unread': ['It holds entries this version cannot read. Please update hikeshi, and then take it over.'],
    'receive.changed': [
      'The folder changed while it was being checked. Nothing was taken over.',
      'Please copy it to this PC first, and try again.',
    ],
  },
  notTransferred: (seq) => [
    `This copy ends at entry ${seq} and holds no hand-over. The other side may still be going on with it.`,
    'Please use hikeshi handover --out on the other side.',
  ],
  already: (incident, seq, last) => [
    `Incident ${incident} already goes on at this PC from entry ${seq} (up to entry ${last}).`,
    'It need not be taken over again.',
  ],
  diverged: (seq, here, there) => [
    `This incident goes on in two ways from entry ${seq}.`,
    `This PC: ${here}  /  what was to be taken over: ${there}`,
    'Nothing was taken over. Please decide which one goes on, and copy the other one into it as notes.',
  ],
  line: (at, who, type) => [at, who, type].filter((part) => part !== '').join(' '),
};
