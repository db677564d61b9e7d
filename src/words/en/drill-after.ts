import type { drillAfter as japanese } from '../ja/drill-after.ts';
import type { Words } from '../shape.ts';

const ago = (days: number): string => (days === 0 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'} ago`);

/** Words of the commands for what comes out of a drill, and of the line that tells when a runbook was drilled last. */
export const drillAfter: Words<typeof japanese> = {
  report: 'write the after-action report',
  format: 'html, docx, md (report), json (data)',
  out: 'where to write; the name gets the mark of a drill in front where it lacks it',
  force: 'overwrite a file of the same name',
  trend: 'list drills of the same scenario, seats and pace',
  replay: 'go through the record of a drill entry by entry',
  none: ['There is no record of a drill yet.', 'hikeshi drill list shows the scenarios.'],
  unknown: (given) => [`There is no drill “${given}”.`],
  many: (given, matches) => [`${matches.length} drills begin with “${given}”.`, matches.join(', ')],
  unreadable: (seq) => [`Entry ${seq} does not fit the scenario or the clock. This drill cannot be replayed.`],
  noExercise: (id) => [`“${id}” is no record of a drill with a scenario.`],
  rated: (rating, graveness) => `Rating ${rating}, grave deviations ${graveness}`,
  noTrend: (scenario) => `No drill of the scenario “${scenario}” has ended yet.`,
  noScenario: (given, known) => [`There is no scenario “${given}”.`, `There are: ${known.join(', ')}`],
  group: (seats, alone, hash) => `Seats ${seats}  ${alone ? 'alone' : 'with a controller'}  scenario ${hash}`,
  row: (cells) => cells.join('  '),
  terminal: {
    ended: (count) => `Ended drills: ${count}`,
    report: 'Write the after-action report',
    replay: 'Go through the record entry by entry',
    after: 'Open the screen of the controller, for ratings and notes',
    facts: (body, trouble, alone) => `runbook ${body} ${trouble}  ${alone ? 'alone' : 'with a controller'}`,
    rated: (rating) => `Rating ${rating}`,
    unreadable: 'The record of this drill could not be read. hikeshi doctor looks at it.',
    format: 'Format',
    formats: { html: 'HTML (open in a browser, print)', md: 'Markdown' },
    word: (id) => `For a Word file: hikeshi drill report ${id} --format docx --out PATH`,
  },
  last: {
    label: 'Drill:',
    held: (date, days, rating) => `last on ${date} (${ago(days)}), rating ${rating}`,
    heldShort: (date, days, rating) => `${date} (${ago(days)}), rating ${rating}`,
    never: 'this runbook has not been drilled yet',
  },
};
