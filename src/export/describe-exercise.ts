import type { Entry } from '../incident/entry.ts';
import { drillLog as words } from '../words/ja/drill-log.ts';

/** What a line says that only an exercise writes; undefined for any other. Its texts follow by themselves. */
export function describeExercise(entry: Entry): string | undefined {
  switch (entry.type) {
    case 'exercise.started':
      return words.started(entry.data.scenario, entry.data.seed);
    case 'exercise.clock': {
      const { data } = entry;
      if (data.kind === 'rate') return words.clock.rate(data.rate);
      return data.kind === 'jump' ? words.clock.jump(Math.floor(data.to / 60_000)) : words.clock[data.kind];
    }
    case 'exercise.injected':
      return words.injected[entry.data.state](entry.data.inject);
    case 'exercise.hinted':
      return words.hinted(entry.data.expected);
    case 'exercise.acted':
      return words.acted(entry.data.seat, entry.data.title ?? entry.data.act);
    case 'exercise.joined':
      return words.joined(entry.data.seats);
    case 'exercise.read':
      return words.read(entry.data.injects);
    case 'exercise.observed':
      return words.observed(entry.data.seat);
    case 'exercise.rated':
      return words.rated(entry.data.of, entry.data.computed, entry.data.rating);
    case 'exercise.led':
      return words.led;
    case 'exercise.suspended':
      return words.suspended;
    case 'exercise.ended':
      return words.ended[entry.data.why];
    default:
      return undefined;
  }
}
