import type { eraseWords as japanese } from '../ja/erase.ts';
import type { Words } from '../shape.ts';

/** Words of erasing personal data. */
export const eraseWords: Words<typeof japanese> = {
  about: 'erase one text of the record for good (that it was erased stays)',
  seq: 'number of the entry',
  path: 'what to erase (actor.name, fields.gist and so on)',
  reason: 'why it is erased',
  approver: 'who approved the erasing (post and name)',
  corrections: 'also erase the same field before and after a correction',
  erased: (list) => `Erased: ${list}. The number and the fingerprint stay, so that the chain can still be verified.`,
  place: (seq, path) => `${path} of entry ${seq}`,
  related: (list) => `The same field still stands before or after a correction: ${list}. --with-corrections erases it too.`,
  same: (list) => `The same words stand in other entries: ${list}`,
  removed: (list) => `Removed from the folder of the record, because it held these words: ${list.join(', ')}`,
  kept: (list) => `Not removed; please look inside: ${list.join(', ')}`,
  elsewhere: 'This command cannot reach reports written outside the folder, nor earlier backups.',
  approverShape: (given) => [`“${given}” could not be read as a post and a name.`, 'For example: --approver 総務課長・佐藤一郎'],
};
