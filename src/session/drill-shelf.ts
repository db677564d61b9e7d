import { existsSync } from 'node:fs';
import { type Exercise, foldExercise } from '../drill/exercise.ts';
import { scenarioFrom } from '../drill/scenario-text.ts';
import type { Log } from '../incident/log.ts';
import { ImpossibleLog } from '../incident/replay.ts';
import { logFile } from '../store/home.ts';
import { lookAtLog } from '../store/sqlite-log.ts';
import { type Library, sha256 } from './library.ts';
import { Session } from './session.ts';

/** The drills that were held on this machine, to be looked at: nothing is written by it, and no store is made where there is none. */
export class DrillShelf {
  readonly log: Log;
  readonly session: Session;

  private constructor(log: Log, library: Library, now: () => number) {
    this.log = log;
    this.session = new Session({ log, library, mode: 'drill', now });
  }

  /**
   * Opens the drill store of a data directory; undefined where no drill was held yet. Throws the store's error.
   * @param now UTC milliseconds
   */
  static open(home: string, library: Library, now: () => number): DrillShelf | undefined {
    const file = logFile(home, 'drill');
    return existsSync(file) ? new DrillShelf(lookAtLog(file, { mode: 'drill' }), library, now) : undefined;
  }

  /**
   * One exercise, with the scenario as it was when the exercise began. Throws UnknownIncident, ImpossibleLog (also of what is no exercise)
   * or ImpossibleExercise.
   */
  exercise(given: string): Exercise {
    const incident = this.session.load(this.session.find(given));
    const hash = incident.exercise?.started.data.hash ?? '';
    const scenario = scenarioFrom(this.log.runbook(hash), hash, sha256);
    if (scenario === undefined) throw new ImpossibleLog(1, 'runbook', hash);
    return foldExercise(incident, scenario);
  }

  /** Every exercise that can be told, by id; what cannot is left out, so that one broken log hides no other. */
  all(): Exercise[] {
    return this.session.ids().flatMap((id) => {
      try {
        return [this.exercise(id)];
      } catch {
        return [];
      }
    });
  }

  close(): void {
    this.log.close();
  }
}
