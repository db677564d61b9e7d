import { existsSync } from 'node:fs';
import type { Log } from '../incident/log.ts';
import { Checkpoints } from '../session/checkpoints.ts';
import { Session } from '../session/session.ts';
import { homePath, logFile } from '../store/home.ts';
import { openLog } from '../store/sqlite-log.ts';
import { Context, type Shared } from './context.ts';
import { Failure } from './failure.ts';

/** What a call works with that takes a drill's log out as that of an incident is taken out: the drill store, and nothing of the other. */
class DrillRecord extends Context {
  #drills: Log | undefined;
  #exercises: Session | undefined;

  override get log(): Log {
    if (this.#drills === undefined) {
      this.#drills = openLog(logFile(this.home, 'drill'), { mode: 'drill' });
      new Checkpoints({ log: this.#drills, home: this.home, now: () => Date.now() }).watch();
    }
    return this.#drills;
  }

  override get session(): Session {
    this.#exercises ??= new Session({ log: this.log, library: this.library(), mode: 'drill', now: () => Date.now() });
    return this.#exercises;
  }
}

/** The context that holds what is named: the record of incidents, or, where that knows nothing of the kind, the drills. */
export function contextHolding(context: Context, given: string, options: Shared): Context {
  try {
    context.incident(given);
    return context;
  } catch (problem) {
    if (!isUnknown(problem) || !existsSync(logFile(homePath(), 'drill'))) throw problem;
    const drills = new DrillRecord(options);
    try {
      drills.incident(given);
      return drills;
    } catch (other) {
      // Neither knows it: the office asked for an incident.
      throw isUnknown(other) ? problem : other;
    }
  }
}

const isUnknown = (problem: unknown): boolean =>
  problem instanceof Failure && (problem.json as { error?: { code?: string } }).error?.code === 'incident.unknown';
