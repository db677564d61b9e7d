import type { drillReplay as japanese } from '../ja/drill-replay.ts';
import type { Words } from '../shape.ts';

/** Words of the replay of a drill. */
export const drillReplay: Words<typeof japanese> = {
  title: (scenario) => `Replay  ${scenario}`,
  runbook: (body, trouble) => `runbook ${body} ${trouble}`,
  sim: (clock, minutes) => `exercise time ${clock} (minute ${minutes})`,
  real: (clock) => `real time ${clock}`,
  place: (seq, place, all) => `entry ${seq} (${place}/${all})`,
  entry: 'This entry',
  work: (done, left) => `The response then: ${done} done, ${left} left`,
  injects: (last, count) => `given up to ${last}: ${count}`,
  noInjects: 'nothing given yet',
  more: (rows) => `↓ ${rows} more`,
  keys: '←→ by one  ↑↓ read on  PgUp PgDn by ten  Home End to the ends  Esc leave',
  keysNarrow: '←→ by one  ↑↓ read on  Home End ends  Esc leave',
  next: 'Go to the next entry',
  back: 'Go to the entry before',
  leave: 'Leave the replay',
  stand: (done, left, next) => `${done} done, ${left} left${next === undefined ? '' : `  next: ${next}`}`,
  atEnd: 'This is the last entry.',
  atStart: 'This is the first entry.',
};
