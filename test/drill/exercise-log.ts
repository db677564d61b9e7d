import { changeClock, simAt } from '../../src/drill/clock.ts';
import { type Exercise, exerciseTime, foldExercise } from '../../src/drill/exercise.ts';
import type { ExerciseCommand, ExerciseDraft, ExerciseRefusal } from '../../src/drill/exercise-command.ts';
import { decideExercise, isExerciseRefusal } from '../../src/drill/exercise-decide.ts';
import { scenarioHash } from '../../src/drill/scenario-text.ts';
import { MINUTE } from '../../src/drill/schedule.ts';
import { isEntry, parseEntry, type Seal, seal } from '../../src/incident/chain.ts';
import type { Command } from '../../src/incident/command.ts';
import { decide, isRefusal, open } from '../../src/incident/decide.ts';
import type { Draft, Entry } from '../../src/incident/entry.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { SealedEntry } from '../../src/incident/log.ts';
import type { Refusal } from '../../src/incident/refusal.ts';
import { type RunbookOf, replay } from '../../src/incident/replay.ts';
import { settingsOf } from '../../src/runbook/plan.ts';
import { pin, sha256 } from '../../src/session/library.ts';
import { saturday } from './saturday.ts';

/** The wall clock at STARTEX. */
export const REAL = Date.parse('2026-11-21T14:00:00+09:00');

/** The log of an exercise, written by the decisions alone: what stands between them and a store is not there. */
export class ExerciseLog {
  readonly loaded: ReturnType<typeof saturday>;
  readonly lines: SealedEntry[] = [];
  readonly #pinned;
  /** Milliseconds of real time since STARTEX. */
  real = 0;
  #random = 0;

  constructor(seed = 1, ...changes: readonly (readonly [from: string, to: string])[]) {
    this.loaded = saturday(...changes);
    const { scenario, runbook } = this.loaded;
    this.#pinned = pin(runbook);
    const at = Date.parse(scenario.start);
    const opening = open({ pinned: this.#pinned, settings: settingsOf(runbook, {}), account: '@minatono_example' }, at);
    if (isRefusal(opening)) throw new Error(JSON.stringify(opening));
    const started: ExerciseDraft = {
      type: 'exercise.started',
      data: {
        scenario: scenario.id,
        hash: scenarioHash(scenario, sha256),
        version: 1,
        seed,
        pace: { alone: false, idle: 'jump', maxRate: 9 },
        seats: scenario.seats,
      },
    };
    this.write([...opening, this.#draft(started)], at);
  }

  readonly runbookOf: RunbookOf = (hash) => (hash === this.#pinned.hash ? this.loaded.runbook : undefined);

  get incident(): Incident {
    return replay(this.lines.map(parseEntry), this.runbookOf);
  }

  get exercise(): Exercise {
    return foldExercise(this.incident, this.loaded.scenario);
  }

  get entries(): Entry[] {
    return this.lines.map(parseEntry).filter(isEntry);
  }

  /** Exercise time now, in milliseconds from STARTEX. */
  get now(): number {
    return exerciseTime(this.exercise, REAL + this.real);
  }

  /** Lets real minutes pass. */
  wait(minutes: number): this {
    this.real += minutes * MINUTE;
    return this;
  }

  /** What is decided of a command, after what came by itself was written down. */
  ask(command: ExerciseCommand): readonly ExerciseDraft[] | ExerciseRefusal {
    const follow = decideExercise(this.exercise, { do: 'follow' }, REAL + this.real);
    if (!isExerciseRefusal(follow)) this.#append(follow);
    return decideExercise(this.exercise, command, REAL + this.real);
  }

  do(command: ExerciseCommand): this {
    const decided = this.ask(command);
    if (isExerciseRefusal(decided)) throw new Error(JSON.stringify(decided));
    this.#append(decided);
    return this;
  }

  /** A step of the runbook, as in earnest. */
  step(command: Command): this {
    const refused = this.refusedStep(command);
    if (refused !== undefined) throw new Error(JSON.stringify(refused));
    return this;
  }

  refusedStep(command: Command): Refusal | undefined {
    this.do({ do: 'follow' });
    const { exercise } = this;
    const now = exercise.started.at + this.now;
    const decided = decide(exercise.incident, command, { now, runbookFor: () => undefined });
    if (isRefusal(decided)) return decided;
    this.write(decided, now);
    return undefined;
  }

  #append(drafts: readonly ExerciseDraft[]): void {
    if (drafts.length === 0) return;
    const { clock, started, ended } = this.exercise;
    const jump = drafts.find((one) => one.type === 'exercise.clock' && one.data.kind === 'jump');
    const real = REAL + this.real;
    const to = jump?.type === 'exercise.clock' && jump.data.kind === 'jump' ? jump.data.to : undefined;
    const moved = to === undefined ? clock : changeClock(clock, { kind: 'jump', to, real });
    if ('code' in moved) throw new Error(moved.code);
    const at = ended === undefined ? started.at + simAt(moved, real) : ended.at;
    this.write(
      drafts.map((one) => this.#draft(one)),
      at,
    );
  }

  #draft(draft: ExerciseDraft): Draft {
    return { ...draft, runbook: this.#pinned.hash };
  }

  /** Seals and keeps lines, whatever they say: for a log that no decision would have written as well. */
  write(drafts: readonly Draft[], at: number, change: Partial<Seal> = {}): void {
    const last = this.lines.at(-1);
    const as: Seal = {
      incident: 'drill',
      mode: 'drill',
      actor: { role: '担当', name: '高橋' },
      at,
      real: REAL + this.real,
      mono: 0,
      session: 's',
      app: '0',
      sha256,
      random: (bytes) => (this.#random++).toString(16).padStart(bytes * 2, '0'),
      ...change,
    };
    this.lines.push(...seal(drafts, last, as));
  }
}
