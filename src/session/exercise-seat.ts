import { inboxOf, type Message } from '../drill/inbox.ts';
import { isEntry, type RawEntry } from '../incident/chain.ts';
import type { Entry } from '../incident/entry.ts';
import { isExerciseType } from '../incident/exercise-entry.ts';
import type { Incident } from '../incident/incident.ts';
import { drillLog } from '../words/ja/drill-log.ts';
import { type ExerciseParts, ExerciseSession } from './exercise.ts';

/** A message, or a hint, as it lies before a player. Times are milliseconds from STARTEX. */
export interface Delivered extends Message {
  readonly read: boolean;
}

/** What only an exercise writes and players may see: that it began, what they did themselves, that it was broken off or ended. */
const SHOWN: ReadonlySet<string> = new Set(['exercise.started', 'exercise.acted', 'exercise.suspended', 'exercise.ended']);

const isShown = (line: Entry | RawEntry): boolean => isEntry(line) && (!isExerciseType(line.type) || SHOWN.has(line.type));

/**
 * One exercise as a player's terminal sees it. What the controller and the evaluators write, what came to other seats and what is still to
 * come is not in the incident that its screens are given, so that no screen can show it.
 */
export class SeatSession extends ExerciseSession {
  readonly seats: readonly string[];
  #view: { readonly of: Incident; readonly seq: number; readonly incident: Incident } | undefined;

  constructor(parts: ExerciseParts, id: string, seats: readonly string[]) {
    super(parts, id);
    this.seats = seats;
  }

  override load(id: string): Incident {
    const whole = super.load(id);
    if (this.#view?.of === whole && this.#view.seq === whole.head.seq) return this.#view.incident;
    const incident = { ...whole, entries: whole.entries.filter(isShown) };
    this.#view = { of: whole, seq: whole.head.seq, incident };
    return incident;
  }

  /** Everything that has come to the seats of this terminal, in the order in which it came; hints that were given are among it. */
  inbox(): Delivered[] {
    const { scenario, values, hints, reads } = this.exercise();
    const read = new Set(
      reads.filter(({ data }) => data.seats.some((seat) => this.seats.includes(seat))).flatMap(({ data }) => data.injects),
    );
    const messages = inboxOf(this.schedule(), this.seats, values).map((one): Delivered => ({ ...one, read: read.has(one.id) }));
    const given = hints.flatMap(({ expected: id, at, seq }): Delivered[] => {
      const expected = scenario.expected.find((one) => one.id === id);
      if (expected?.hint === undefined || !this.seats.includes(expected.seat)) return [];
      return [
        {
          id: `hint-${seq}`,
          at,
          from: drillLog.hint.from,
          to: [expected.seat],
          via: drillLog.hint.via,
          text: expected.hint.text,
          read: this.#hintsRead.has(seq),
        },
      ];
    });
    return [...messages, ...given].sort((a, b) => a.at - b.at);
  }

  readonly #hintsRead = new Set<number>();

  /** Hints that were opened at this terminal are no longer new on it. */
  hintsRead(): void {
    for (const { seq } of this.exercise().hints) this.#hintsRead.add(seq);
  }

  /** Injects that have come to these seats and that nobody has opened yet. */
  unread(): string[] {
    return this.inbox()
      .filter(({ id, read }) => !read && !id.startsWith('hint-'))
      .map(({ id }) => id);
  }
}
