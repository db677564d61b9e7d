import type { Trouble } from '../../machines/words.ts';
import type { Entry } from '../incident/entry.ts';
import { firstResponse } from '../incident/incident.ts';
import type { Exercise } from './exercise.ts';
import type { Values } from './variants.ts';

/** A moment on both clocks: 想定時刻 and 実時刻, UTC milliseconds each. */
export interface Both {
  readonly sim: number;
  readonly real: number;
}

/** Who took which seats, or who steered. The name is missing where it was blacked out. */
export interface Seated {
  readonly seats: readonly string[];
  readonly role: string;
  readonly name?: string;
  readonly seq: number;
}

/** 表紙: everything that the rest of the report follows from. */
export interface Cover {
  readonly exercise: string;
  readonly scenario: { readonly id: string; readonly title: string; readonly hash: string };
  readonly seed: number;
  /** What the variants stand at by this seed. */
  readonly values: Values;
  /** Version of the rules of grading, and of the program that wrote STARTEX. */
  readonly version: number;
  readonly app: string;
  readonly guideline: { readonly id: string; readonly body: string; readonly title: string; readonly edition: string };
  readonly trouble: Trouble;
  readonly runbook: string;
  readonly seats: readonly string[];
  readonly pace: { readonly alone: boolean; readonly idle: 'jump' | 'wait'; readonly maxRate: number };
  /** In the order in which they joined; those who steer apart. */
  readonly players: readonly Seated[];
  readonly controllers: readonly Seated[];
  readonly started: Both;
  readonly ended?: Both & { readonly why: 'done' | 'time' | 'controller'; readonly seq: number };
  /** The last record, and its hash: whoever has the same gets the same report. */
  readonly upTo: { readonly seq: number; readonly hash: string };
}

/** Both times of an entry. Without a wall clock of its own it was written in the time of the exercise. */
export const bothOf = ({ at, real }: Pick<Entry, 'at' | 'real'>): Both => ({ sim: at, real: real ?? at });

const seated = (entry: Entry, seats: readonly string[]): Seated => {
  const name = entry.words['actor.name'];
  return { seats, role: entry.actor.role, ...(name !== undefined && { name }), seq: entry.seq };
};

/** The cover of an exercise's report. */
export function coverOf({ incident, scenario, values, started, ended, joined, controller }: Exercise): Cover {
  const { runbook, hash } = firstResponse(incident);
  const { id, body, title, edition } = runbook.guideline;
  const { data } = started;
  return {
    exercise: incident.id,
    scenario: { id: scenario.id, title: scenario.title, hash: data.hash },
    seed: data.seed,
    values,
    version: data.version,
    app: started.app,
    guideline: { id, body, title, edition: edition.label },
    trouble: runbook.trouble,
    runbook: hash,
    seats: data.seats,
    pace: data.pace,
    players: joined.map((line) => seated(line, line.data.seats)),
    controllers: controller === undefined ? [] : [seated(controller, [])],
    started: bothOf(started),
    ...(ended !== undefined && { ended: { ...bothOf(ended), why: ended.data.why, seq: ended.seq } }),
    upTo: { seq: incident.head.seq, hash: incident.head.hash },
  };
}
