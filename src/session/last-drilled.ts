import type { Trouble } from '../../machines/words.ts';
import type { Rating } from '../drill/rating.ts';
import { trendRow } from '../drill/trend.ts';
import { firstResponse } from '../incident/incident.ts';
import { DrillShelf } from './drill-shelf.ts';
import type { Library } from './library.ts';

/** The last finished drill of one runbook. `at` is the wall clock at its start, UTC milliseconds. */
export interface LastDrill {
  readonly exercise: string;
  readonly scenario: string;
  readonly at: number;
  readonly rating: Rating;
}

/** The last drill of each runbook (guideline and trouble). */
export type LastDrills = (guideline: string, trouble: Trouble) => LastDrill | undefined;

/** Where no drill is known. */
export const NO_DRILLS: LastDrills = () => undefined;

/**
 * The last drill of each runbook that was drilled on this machine. It is read beside real incidents: a drill store that is missing, broken or
 * in use tells nothing, and never disturbs. Makes no store.
 */
export function lastDrills(home: string, library: Library): LastDrills {
  const found = new Map<string, LastDrill>();
  let shelf: DrillShelf | undefined;
  try {
    shelf = DrillShelf.open(home, library, () => 0);
    for (const exercise of shelf?.all() ?? []) {
      if (exercise.ended === undefined) continue;
      const { runbook } = firstResponse(exercise.incident);
      const { real: at, rating } = trendRow(exercise);
      const key = keyOf(runbook.guideline.id, runbook.trouble);
      if ((found.get(key)?.at ?? Number.NEGATIVE_INFINITY) > at) continue;
      found.set(key, { exercise: exercise.incident.id, scenario: exercise.scenario.id, at, rating });
    }
  } catch {
    // Whatever is wrong with the drills is told by the drill commands and by the doctor.
  } finally {
    closeQuietly(shelf);
  }
  return (guideline, trouble) => found.get(keyOf(guideline, trouble));
}

const keyOf = (guideline: string, trouble: Trouble): string => `${guideline} ${trouble}`;

function closeQuietly(shelf: DrillShelf | undefined): void {
  try {
    shelf?.close();
  } catch {
    // Nothing was written.
  }
}
