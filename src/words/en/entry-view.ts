import type { entryView as japanese } from '../ja/entry-view.ts';
import type { Words } from '../shape.ts';

/** Words of one line of the log, shown in full. */
export const entryView: Words<typeof japanese> = {
  heading: (seq, kind) => `Entry ${seq}: ${kind}`,
  occurred: 'Happened',
  detected: 'Detected',
  written: 'Written',
  person: 'Written by',
  step: 'Step',
  clause: 'Ground',
  what: 'What',
  late: 'late entry (written after the fact)',
  deviation: 'deviation (the order was changed, with a reason)',
  undone: (seq) => `Undone by entry ${seq}.`,
  chain: (hash) => `Chain of the record: sound. Anchor ${hash}`,
  struck: 'was',
  right: 'now',
  by: (seq) => ` (corrected by entry ${seq})`,
  linked: 'Related entries',
  disclosure: 'On disclosure',
  disclosed: (labels) => `Words that can be blacked out: ${labels}`,
  clear: 'The rest is disclosed as it stands (posts, times, steps, choices).',
  erased: (label, seq) => `Erased words: ${label} (entry ${seq})`,
  hidden: (labels) => `Words that are not in this copy: ${labels}`,
  correct: 'Correct it',
  undo: 'Undo it',
};
