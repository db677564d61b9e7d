import { drillLog as japanese } from '../ja/drill-log.ts';
import type { Words } from '../shape.ts';

/** Words of the lines that an exercise alone writes. Times are exercise time, said as minutes from the start. */
export const drillLog: Words<typeof japanese> = {
  /** Stands in the log itself, which is the same in every language. */
  itself: japanese.itself,
  picture: japanese.picture,
  hint: japanese.hint,
  kind: {
    'exercise.started': 'exercise starts',
    'exercise.clock': 'clock',
    'exercise.injected': 'inject',
    'exercise.hinted': 'hint',
    'exercise.acted': 'act',
    'exercise.joined': 'joined',
    'exercise.read': 'read',
    'exercise.observed': 'observed',
    'exercise.rated': 'rating',
    'exercise.led': 'control',
    'exercise.suspended': 'suspended',
    'exercise.ended': 'exercise ends',
  },
  started: (scenario) => `Started an exercise of the scenario “${scenario}”`,
  clock: {
    pause: 'Stopped the clock',
    resume: 'Started the clock again',
    rate: (rate) => `Set the clock to ${rate}× speed`,
    jump: (minutes) => `Moved the clock to minute ${minutes}`,
  },
  injected: {
    released: (inject) => `Released ${inject}`,
    deferred: (inject) => `Put ${inject} off`,
    obsolete: (inject) => `${inject} no longer applies`,
  },
  hinted: (expected) => `Gave a hint for “${expected}”`,
  acted: (seat, act) => `${seat}: ${act}`,
  joined: (seats) => `Sat down as ${seats.join(', ')}`,
  read: (injects) => `Read ${injects.join(', ')}`,
  observed: (seat) => `Observed the seat ${seat}`,
  whole: 'the whole drill',
  rated: (of, computed, rating) => `Changed the rating of “${of}” from ${computed} to ${rating}`,
  led: 'Took control of the exercise',
  suspended: 'Suspended the exercise because of a real incident',
  ended: {
    done: 'Every expected action was seen; the exercise ended',
    time: 'Time was up; the exercise ended',
    controller: 'The controller ended the exercise',
  },
};
