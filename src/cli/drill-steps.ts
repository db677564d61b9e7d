import type { Incident } from '../incident/incident.ts';
import type { ExerciseSession } from '../session/exercise.ts';
import type { Session } from '../session/session.ts';
import { DrillRoom } from './drill-room.ts';

/** A call about the steps of an exercise: the commands are those of a real incident, the session and its clock the exercise's. */
export class DrillSteps extends DrillRoom {
  #current: ExerciseSession | undefined;

  override incident(given: string): Incident {
    this.#current = this.exercise(given);
    return this.#current.load(this.#current.id);
  }

  override get session(): Session {
    // Every command names its incident first.
    if (this.#current === undefined) throw new Error('no exercise was named yet');
    return this.#current;
  }
}
