import type { LoadedScenario } from '../drill/load-scenario.ts';
import { scenarioHash, scenarioText } from '../drill/scenario-text.ts';
import { EXERCISE_VERSION } from '../incident/exercise-entry.ts';
import type { Incident } from '../incident/incident.ts';
import { settingsOf } from '../runbook/plan.ts';
import { type ExerciseParts, ExerciseSession } from './exercise.ts';
import { pin, sha256 } from './library.ts';
import { type Acted, type Person, Session } from './session.ts';

/** How an exercise is to be run. */
export interface Starting {
  readonly seed: number;
  /** 自習: one person at one terminal, at their own pace. */
  readonly alone: boolean;
}

/** Starts an exercise on a scenario: STARTEX, with the scenario kept beside the log as it is now. */
export function startExercise(
  parts: ExerciseParts,
  { scenario, runbook }: LoadedScenario,
  { seed, alone }: Starting,
  person: Person,
): Acted {
  const moment = { at: Date.parse(scenario.start), real: parts.real() };
  const session = new Session({ log: parts.log, library: parts.library, mode: 'drill', now: parts.real, moment: () => moment });
  const hash = scenarioHash(scenario, sha256);
  const pinned = pin(runbook);
  parts.log.keepRunbook(hash, scenarioText(scenario));
  return session.open({ pinned, settings: settingsOf(runbook, {}), title: scenario.title }, person, [
    {
      type: 'exercise.started',
      runbook: pinned.hash,
      data: {
        scenario: scenario.id,
        hash,
        version: EXERCISE_VERSION,
        seed,
        pace: { alone, idle: scenario.pace.idle, maxRate: scenario.pace.maxRate },
        seats: [...scenario.seats],
      },
    },
  ]);
}

/** Every exercise of the drill store, oldest first; what cannot be told is left out. */
export function exercisesIn(parts: ExerciseParts): Incident[] {
  const session = new Session({ log: parts.log, library: parts.library, mode: 'drill', now: parts.real });
  const all = session.ids().flatMap((id) => {
    try {
      const incident = session.load(id);
      return incident.exercise === undefined ? [] : [incident];
    } catch {
      return [];
    }
  });
  // An id tells the day alone.
  const begun = (incident: Incident): number => incident.exercise?.started.real ?? 0;
  return all.sort((a, b) => begun(a) - begun(b));
}

/** The one exercise whose id is given or begins with it; `running` are asked first. Throws UnknownIncident. */
export function openExercise(parts: ExerciseParts, given: string): ExerciseSession {
  const session = new Session({ log: parts.log, library: parts.library, mode: 'drill', now: parts.real });
  return new ExerciseSession(parts, session.find(given));
}
