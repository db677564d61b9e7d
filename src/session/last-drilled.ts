import { statSync } from 'node:fs';
import type { Trouble } from '../../machines/words.ts';
import type { Rating } from '../drill/rating.ts';
import { trendRow } from '../drill/trend.ts';
import { firstResponse } from '../incident/incident.ts';
import { logFile } from '../store/home.ts';
import { DrillShelf } from './drill-shelf.ts';
import type { Library } from './library.ts';

/** The last finished drill of one runbook. `at` is the wall clock at its start, UTC milliseconds. */
export interface LastDrill {
  readonly exercise: string;
  readonly scenario: string;
  readonly at: number;
  readonly rating: Rating;
}

/** What one exercise says; nothing where it is not finished, `broken` where it cannot be told. */
type Read = { readonly hash: string; readonly key?: string; readonly drill?: LastDrill; readonly broken?: true };

const keyOf = (guideline: string, trouble: Trouble): string => `${guideline} ${trouble}`;

/**
 * When each runbook was drilled last on this machine. It is read beside real incidents, a piece at a time: a drill store that is missing,
 * broken, in use or long never disturbs, and none is made.
 */
export class LastDrilled {
  readonly #home: string;
  readonly #library: Library;
  /** What was read of each exercise, by its head: one that did not change is not read again. */
  readonly #read = new Map<string, Read>();
  #found: ReadonlyMap<string, LastDrill> | undefined;
  #seen: string | undefined;
  #reading: Generator<void> | undefined;
  /** Something of the drills could not be read: what was not found may stand there. */
  #hidden = false;

  constructor(home: string, library: Library) {
    this.#home = home;
    this.#library = library;
    this.#seen = this.#stamp();
    // Without a store it is known at once that there was no drill.
    if (this.#seen === '') this.#found = new Map();
    else this.#reading = this.#all();
  }

  /** The last drill of a runbook; `unknown` until the drills were read, and where those that were read hold none but others could not be. */
  of(guideline: string, trouble: Trouble): LastDrill | 'unknown' | undefined {
    if (this.#found === undefined) return 'unknown';
    return this.#found.get(keyOf(guideline, trouble)) ?? (this.#hidden ? 'unknown' : undefined);
  }

  /**
   * Reads on for so many milliseconds at most (one exercise at least), anew when somebody has written.
   * @returns whether more is known than before
   */
  step(budget: number): boolean {
    const stamp = this.#reading === undefined ? this.#stamp() : this.#seen;
    if (stamp !== this.#seen) {
      this.#seen = stamp;
      this.#reading = this.#all();
    }
    if (this.#reading === undefined) return false;
    const until = performance.now() + budget;
    do {
      if (this.#reading.next().done === true) {
        this.#reading = undefined;
        this.#found = this.#latest();
        return true;
      }
    } while (performance.now() < until);
    return false;
  }

  /** Everything, at once: for a call that ends with it. */
  whole(): this {
    while (this.#reading !== undefined) this.step(Number.POSITIVE_INFINITY);
    return this;
  }

  *#all(): Generator<void> {
    let shelf: DrillShelf | undefined;
    this.#hidden = false;
    try {
      shelf = DrillShelf.open(this.#home, this.#library, () => 0);
      for (const { incident, hash } of shelf?.log.heads() ?? []) {
        if (shelf !== undefined && this.#read.get(incident)?.hash !== hash) this.#read.set(incident, { hash, ...readOne(shelf, incident) });
        yield;
      }
    } catch {
      // Whatever is wrong with the drills is told by the drill commands and by the doctor.
      this.#hidden = true;
    } finally {
      closeQuietly(shelf);
    }
  }

  #latest(): Map<string, LastDrill> {
    const found = new Map<string, LastDrill>();
    for (const { key, drill, broken } of this.#read.values()) {
      this.#hidden ||= broken === true;
      if (key === undefined || drill === undefined) continue;
      if ((found.get(key)?.at ?? Number.NEGATIVE_INFINITY) <= drill.at) found.set(key, drill);
    }
    return found;
  }

  /** Changes when somebody has written to the drills; empty where there are none. */
  #stamp(): string {
    const file = logFile(this.#home, 'drill');
    const [main = '', wal = ''] = [file, `${file}-wal`].map(stampOf);
    return main === '' ? '' : `${main} ${wal}`;
  }
}

function stampOf(path: string): string {
  try {
    const { size, mtimeMs } = statSync(path);
    return `${size} ${mtimeMs}`;
  } catch {
    return '';
  }
}

function readOne(shelf: DrillShelf, id: string): Omit<Read, 'hash'> {
  try {
    const exercise = shelf.exercise(id);
    if (exercise.ended === undefined) return {};
    const { runbook } = firstResponse(exercise.incident);
    const { real: at, rating } = trendRow(exercise);
    return { key: keyOf(runbook.guideline.id, runbook.trouble), drill: { exercise: id, scenario: exercise.scenario.id, at, rating } };
  } catch {
    // One that cannot be told hides no other.
    return { broken: true };
  }
}

function closeQuietly(shelf: DrillShelf | undefined): void {
  try {
    shelf?.close();
  } catch {
    // Nothing was written.
  }
}
