import type { backEntry as japanese } from '../ja/back-entry.ts';
import type { Words } from '../shape.ts';

const rows = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;

/** Words for copying what was done on paper (late entries). */
export const backEntry: Words<typeof japanese> = {
  title: 'Copy the record on paper',
  about: 'Copy it row by row, in the order on the paper. It is recorded once you have looked through the summary.',
  response: 'Trouble',
  number: 'No. on paper',
  numberHint: 'The number of the step. For a row of “Notes on the way”, write 0.',
  numberUnknown: (given) => `This runbook has no step with the number “${given}”.`,
  noteRow: 'Notes on the way',
  settled: (time) => `It was settled at ${time}. This row becomes a further record.`,
  dormant: 'A step of decision comes before it. Once that row is copied too, this becomes a record of the step.',
  answer: 'Answer',
  occurred: 'When on paper',
  who: 'Done by',
  text: 'What it says',
  result: 'Result',
  results: { reached: 'reached', missed: 'not reached' },
  add: 'Add this row',
  addFirst: 'number, time and who did it come first',
  look: (count) => `Look through the summary (${rows(count)})`,
  lookFirst: 'the summary needs one row',
  rows: (count) => `Copied: ${rows(count)} (nothing recorded yet)`,
  row: (time, who, what) => `${time}  ${who}  ${what}`,
  step: (number, title) => (number === null ? title : `Step ${number} ${title}`),
  note: (text) => `From paper: ${text}`,
  doneBy: 'Done by',
  summary: (count) => `Summary: ${rows(count)}, in the order of what happened`,
  fate: { settled: 'done', further: 'more', deviation: 'dev.', note: 'note', incomplete: 'mend' },
  why: {
    deviation: (first) =>
      `${first.length === 0 ? 'It differs from the order of the rule' : `By the rule, ${first.map((name) => `“${name}”`).join(' and ')} comes first`}. It is kept as it happened, with a reason.`,
    note: 'It cannot be recorded as this step, so it is kept as a note.',
    incomplete: 'Once it is opened with Enter and mended, it can be recorded.',
  },
  late: 'Every row is kept as a late entry, with the time on the paper.',
  choose: 'Choose a row and press Enter to mend it.',
  go: (count) => `Record ${rows(count)}`,
  goReason: (count) => `Give a reason, and record ${rows(count)}`,
  goOn: 'Go on copying',
  incomplete: (count) => `${rows(count)} to mend`,
  reasonTitle: 'Why it differs from the order of the rules',
  reason: 'Reason',
  decidedBy: 'Decided by',
  reasonHint: (count) => `The same reason goes with the ${rows(count)} that differ from the order.`,
  reasonFirst: 'can be pressed once there is a reason',
  rehearsedReason: 'As on the paper',
  done: (from, to, count) => `${rows(count)} from paper are recorded as entries ${from} to ${to} (late entries).`,
  left: (count) => `${rows(count)} ${count === 1 ? 'is' : 'are'} left. Please look through the summary.`,
};
