import { type Exercise, endOf, exerciseTime, foldExercise, gradedAt, scheduleOf } from '../drill/exercise.ts';
import type { ExerciseCommand, ExerciseDraft, ExerciseRefusal } from '../drill/exercise-command.ts';
import { decideExercise, isExerciseRefusal } from '../drill/exercise-decide.ts';
import { gradeExpected } from '../drill/grade.ts';
import { deedOf, type Scenario } from '../drill/scenario.ts';
import { scenarioFrom } from '../drill/scenario-text.ts';
import type { Schedule } from '../drill/schedule.ts';
import type { Command } from '../incident/command.ts';
import { decide, isRefusal } from '../incident/decide.ts';
import type { Draft } from '../incident/entry.ts';
import { firstResponse, type Incident } from '../incident/incident.ts';
import type { Log } from '../incident/log.ts';
import type { Refusal } from '../incident/refusal.ts';
import { ImpossibleLog } from '../incident/replay.ts';
import { drillLog } from '../words/ja/drill-log.ts';
import { type HeldFacts, heldBy, isAlive } from './exercise-lease.ts';
import { type Library, sha256 } from './library.ts';
import type { Decided, Moment } from './moment.ts';
import { type Acted, type Done, type Person, Session } from './session.ts';

/** The outcome of an act in an exercise. */
export type ExerciseActed = Done | { readonly refused: ExerciseRefusal | HeldFacts | Refusal };

export interface ExerciseParts {
  readonly log: Log;
  readonly library: Library;
  /** The wall clock, UTC milliseconds. */
  readonly real: () => number;
  /** Whether the terminal of a holder still runs; asked of the machine unless given. */
  readonly alive?: (holder: string) => boolean;
}

/** Whoever writes down what came by itself. */
const ITSELF: Person = { role: drillLog.itself.role, name: drillLog.itself.name };

/**
 * One exercise, as a terminal takes part in it. It is a session like any other, so that the screens of an incident serve it unchanged; its
 * clock is the exercise's. Whatever is written, what came by itself until then is written before and after.
 */
export class ExerciseSession extends Session {
  readonly id: string;
  readonly #parts: ExerciseParts;
  readonly #scenario: Scenario;
  #told: { readonly incident: Incident; readonly seq: number; readonly exercise: Exercise } | undefined;

  /** @param id of an incident in the drill store whose first lines start an exercise; throws ImpossibleLog otherwise */
  constructor(parts: ExerciseParts, id: string) {
    super({ log: parts.log, library: parts.library, mode: 'drill', now: parts.real, moment: () => this.#moment() });
    this.id = id;
    this.#parts = parts;
    const hash = super.load(id).exercise?.started.data.hash ?? '';
    const scenario = scenarioFrom(parts.log.runbook(hash), hash, sha256);
    if (scenario === undefined) throw new ImpossibleLog(1, 'runbook', hash);
    this.#scenario = scenario;
  }

  /** The exercise as its log tells it now. Throws ImpossibleExercise, ImpossibleLog or the store's error. */
  exercise(): Exercise {
    const incident = super.load(this.id);
    const known = this.#told;
    if (known?.incident === incident && known.seq === incident.head.seq) return known.exercise;
    const exercise = foldExercise(incident, this.#scenario);
    this.#told = { incident, seq: incident.head.seq, exercise };
    return exercise;
  }

  /** No other exercise is reached from here: its clock would be this one's. */
  override ids(): string[] {
    return [this.id];
  }

  /** The wall clock. */
  real(): number {
    return this.#parts.real();
  }

  /** Milliseconds of exercise time since STARTEX. */
  elapsed(): number {
    return exerciseTime(this.exercise(), this.real());
  }

  /** Where every inject stands now. */
  schedule(): Schedule {
    return scheduleOf(this.exercise(), this.elapsed());
  }

  /** Changes when somebody writes, and when the clock alone brings something that is to be shown. */
  override version(): number {
    const { released } = this.schedule();
    const minute = Math.floor(this.elapsed() / 60_000) % 10_000;
    return super.version() * 1_000_000_000 + released.length * 1_000_000 + minute * 10 + (this.exercise().ended === undefined ? 0 : 1);
  }

  /** Writes down what came by itself, and the end when the time is up. Called now and then by whoever steers. */
  follow(): void {
    if (this.exercise().ended !== undefined) return;
    this.#act({ do: 'follow' }, ITSELF);
    const now = this.elapsed();
    const exercise = this.exercise();
    if (!exercise.suspended && endOf(exercise, gradeExpected(gradedAt(exercise, now)), now) === 'time')
      this.#act({ do: 'end', why: 'time' }, ITSELF);
  }

  /** A step, a note, a file: as in earnest. In a self-paced run a deed first takes its standard minutes. */
  override run(id: string, command: Command, person: Person): Acted {
    this.follow();
    if (command.do === 'settle' && command.outcome === 'done') {
      const refused = this.#refusedNow(command);
      if (refused !== undefined) return { refused };
      this.#charge(command.step);
    }
    const acted = super.run(id, command, person);
    if (!('refused' in acted)) this.follow();
    return acted;
  }

  /** Takes seats, opens messages, does an act of the scenario's own list. */
  take(command: Extract<ExerciseCommand, { do: 'act' | 'join' | 'read' }>, person: Person): ExerciseActed {
    this.follow();
    if (command.do === 'act') {
      const decided = decideExercise(this.exercise(), command, this.real());
      if (isExerciseRefusal(decided)) return { refused: decided };
      this.#charge(command.act);
    }
    return this.#followed(this.#act(command, person));
  }

  /** Steers the exercise, for whoever holds the controller's seat. */
  steer(command: ExerciseCommand, person: Person, holder: string): ExerciseActed {
    this.follow();
    return this.#followed(this.#act(command, person, holder));
  }

  /** What an evaluator says: of a seat, or of a rating. Nobody's seat is needed for it. */
  observe(command: ExerciseCommand, person: Person): ExerciseActed {
    this.follow();
    return this.#act(command, person);
  }

  /** In a self-paced run the player alone moves the clock on, to the next inject. */
  skip(person: Person): ExerciseActed {
    this.follow();
    return this.#followed(this.#act({ do: 'next' }, person));
  }

  /** Takes the controller's seat; refused while another terminal that runs holds it, unless it is taken from it. */
  lead(person: Person, holder: string, force = false): ExerciseActed {
    const { controller } = this.exercise();
    const own = controller?.data.holder === holder && controller.words['actor.name'] === person.name;
    if (own && controller.actor.role === person.role) return { incident: this.load(this.id), entries: [] };
    return this.#act({ do: 'lead', holder }, person, force ? undefined : holder);
  }

  /** Who holds the controller's seat, if it is another terminal that runs. */
  heldFrom(holder: string): HeldFacts | undefined {
    return heldBy(this.exercise(), holder, this.#parts.alive ?? isAlive);
  }

  #followed(acted: ExerciseActed): ExerciseActed {
    if (!('refused' in acted)) this.follow();
    return acted;
  }

  #moment(): Moment {
    const real = this.real();
    const exercise = this.exercise();
    return { at: exercise.started.at + exerciseTime(exercise, real), real };
  }

  /** @param holder who must hold the controller's seat, or may take it */
  #act(command: ExerciseCommand, person: Person, holder?: string): ExerciseActed {
    return this.store<ExerciseRefusal | HeldFacts>(this.id, person, (incident, moment): Decided | ExerciseRefusal | HeldFacts => {
      const exercise = this.exercise();
      const held = holder === undefined ? undefined : heldBy(exercise, holder, this.#parts.alive ?? isAlive);
      if (held !== undefined) return held;
      const decided = decideExercise(exercise, command, moment.real ?? moment.at);
      if (isExerciseRefusal(decided)) return decided;
      const drafts = decided.map((draft) => draftOf(draft, incident));
      const jump = decided.find((one) => one.type === 'exercise.clock' && one.data.kind === 'jump');
      const to = jump?.type === 'exercise.clock' && jump.data.kind === 'jump' ? jump.data.to : undefined;
      return to === undefined ? { drafts } : { drafts, at: exercise.started.at + to };
    });
  }

  /** Why a deed would not be taken, before its minutes are charged. */
  #refusedNow(command: Command): Refusal | undefined {
    const decided = decide(this.load(this.id), command, { now: this.now(), runbookFor: () => undefined });
    return isRefusal(decided) ? decided : undefined;
  }

  /** The standard minutes of a deed pass before it is written: whoever plays alone is not graded by how fast they type. */
  #charge(deed: string): void {
    const exercise = this.exercise();
    if (!exercise.started.data.pace.alone) return;
    const open = gradeExpected(gradedAt(exercise, this.elapsed())).find(
      ({ state, expected }) => state === 'open' && deedOf(expected) === deed,
    );
    const takes = (open?.expected ?? exercise.scenario.expected.find((one) => deedOf(one) === deed))?.takes ?? 0;
    if (takes > 0) this.#act({ do: 'jump', minutes: takes, why: 'charge' }, ITSELF);
  }
}

/** Pinned to the runbook that the exercise began with. */
export const draftOf = (draft: ExerciseDraft, incident: Incident): Draft => ({ ...draft, runbook: firstResponse(incident).hash });
