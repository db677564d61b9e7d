import { MINUTE } from '../../src/drill/schedule.ts';
import type { ExerciseParts, ExerciseSession } from '../../src/session/exercise.ts';
import { SeatSession } from '../../src/session/exercise-seat.ts';
import { openExercise, startExercise } from '../../src/session/exercise-store.ts';
import { openLibrary } from '../../src/session/folders.ts';
import { memoryLog } from '../../src/store/memory-log.ts';
import { saturday } from '../drill/saturday.ts';

const library = openLibrary([]);
export const TRAINER = { role: '進行', name: '進行 太郎' };
export const PLAYER = { role: '担当', name: '高橋' };

interface Set {
  readonly alone?: boolean;
  readonly seed?: number;
  /** Passages of the scenario to be replaced. */
  readonly changes?: readonly (readonly [from: string, to: string])[];
}

/** One drill store with an exercise in it, a wall clock that a test turns, and as many terminals as it opens. */
export class Room {
  real = Date.parse('2026-11-21T14:00:00+09:00');
  readonly running = new Set<string>();
  readonly parts: ExerciseParts = { log: memoryLog(), library, real: () => this.real, alive: (holder) => this.running.has(holder) };
  readonly loaded: ReturnType<typeof saturday>;
  readonly id: string;

  constructor({ alone = false, seed = 2, changes = [] }: Set = {}) {
    this.loaded = saturday(...changes);
    const acted = startExercise(this.parts, this.loaded, { seed, alone }, alone ? PLAYER : TRAINER);
    if ('refused' in acted) throw new Error(JSON.stringify(acted.refused));
    this.id = acted.incident.id;
  }

  terminal(): ExerciseSession {
    return openExercise(this.parts, this.id);
  }

  seat(...seats: string[]): SeatSession {
    return new SeatSession(this.parts, this.id, seats);
  }

  wait(minutes: number): void {
    this.real += minutes * MINUTE;
  }
}
