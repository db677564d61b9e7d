import type { Entry } from '../incident/entry.ts';
import { aboutOf, type Incident } from '../incident/incident.ts';
import { drillLog as words } from '../words/ja/drill-log.ts';

/**
 * What a line says that only an exercise writes, in the names of its scenario; undefined for any other. Its texts follow by themselves.
 * The names stand in the log, so that whoever has it alone can read it; a log without them is told by its ids.
 */
export function describeExercise(incident: Incident, entry: Entry): string | undefined {
  switch (entry.type) {
    case 'exercise.started':
      return words.started(aboutOf(incident, 'title') ?? entry.data.scenario);
    case 'exercise.clock': {
      const { data } = entry;
      if (data.kind === 'rate') return words.clock.rate(data.rate);
      return data.kind === 'jump' ? words.clock.jump(Math.floor(data.to / 60_000)) : words.clock[data.kind];
    }
    case 'exercise.injected':
      return words.injected[entry.data.state](entry.data.inject);
    case 'exercise.hinted':
      return words.hinted(entry.data.title ?? entry.data.expected);
    case 'exercise.acted':
      return words.acted(entry.data.seat, entry.data.title ?? entry.data.act);
    case 'exercise.joined':
      return words.joined(entry.data.seats);
    case 'exercise.read':
      return words.read(entry.data.injects);
    case 'exercise.observed':
      return words.observed(entry.data.seat);
    case 'exercise.rated':
      return words.rated(ratedName(entry.data), entry.data.computed, entry.data.rating);
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

/** The whole, or an objective by its id and its words. */
function ratedName({ of, title }: { readonly of: string; readonly title?: string | undefined }): string {
  if (of === 'whole') return words.whole;
  return title === undefined ? of : `${of} ${title}`;
}
