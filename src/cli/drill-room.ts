import type { LoadedScenario } from '../drill/load-scenario.ts';
import { refusalKind } from '../incident/refusal.ts';
import { Checkpoints } from '../session/checkpoints.ts';
import type { ExerciseActed, ExerciseParts, ExerciseSession } from '../session/exercise.ts';
import { exercisesIn, openExercise } from '../session/exercise-store.ts';
import { BrokenGuideline } from '../session/folders.ts';
import { scenariosOf } from '../session/scenarios.ts';
import { UnknownIncident } from '../session/session.ts';
import { logFile } from '../store/home.ts';
import { openLog } from '../store/sqlite-log.ts';
import { drillRefusalLines, isDrillCode } from '../ui/screens/drill-refused.ts';
import { drillVerbs as words } from '../words/ja/drill-verbs.ts';
import { Context } from './context.ts';
import { EXIT, Failure, wrongCall } from './failure.ts';

/** Refusals of an exercise that mean that the call itself was wrong; the others are the rules'. */
const WRONG_CALL: ReadonlySet<string> = new Set([
  'inject.unknown',
  'expected.unknown',
  'seat.unknown',
  'act.unknown',
  'rating.unknown',
  'exercise.text',
  'rate.most',
  'clock.rate',
]);

/** What one call about a drill works with: the drill store, and never the record of real incidents. */
export class DrillRoom extends Context {
  #parts: ExerciseParts | undefined;

  get parts(): ExerciseParts {
    if (this.#parts === undefined) {
      const log = openLog(logFile(this.home, 'drill'), { mode: 'drill' });
      new Checkpoints({ log, home: this.home, now: () => Date.now() }).watch();
      this.#parts = { log, library: this.library(), real: () => Date.now() };
    }
    return this.#parts;
  }

  /** The scenario with this id. One that is broken is told, and no other of its name is played in its place. */
  scenario(given: string): LoadedScenario {
    const { scenarios, broken } = scenariosOf(this.library());
    const faults = broken.get(given);
    if (faults !== undefined) throw new BrokenGuideline(faults);
    const found = scenarios.find(({ scenario }) => scenario.id === given);
    const known = scenarios.map(({ scenario }) => scenario.id);
    if (found === undefined) throw wrongCall('scenario.unknown', words.unknown(given, known), { given, known });
    return found;
  }

  /** The exercise named on the command line. */
  exercise(given: string): ExerciseSession {
    try {
      return openExercise(this.parts, given);
    } catch (problem) {
      if (!(problem instanceof UnknownIncident)) throw problem;
      const { matches } = problem;
      throw matches.length === 0
        ? wrongCall('exercise.unknown', words.noExercise(given), { given })
        : wrongCall('exercise.ambiguous', words.manyExercises(given, matches), { given, matches });
    }
  }

  /** Whether this names an exercise of the drill store, and no scenario. */
  isExercise(given: string): boolean {
    const isScenario = scenariosOf(this.library()).scenarios.some(({ scenario }) => scenario.id === given);
    return !isScenario && exercisesIn(this.parts).some(({ id }) => id.startsWith(given) || id.endsWith(given));
  }

  /** Tells who sits in the controller's seat, unless it is to be taken from them. */
  refuseHeld(session: ExerciseSession, take: boolean): void {
    const held = take || session.exercise().ended !== undefined ? undefined : session.heldFrom('');
    if (held !== undefined) this.done({ refused: held });
  }

  /** The entries of an act; throws the refusal. */
  done(acted: ExerciseActed): Extract<ExerciseActed, { entries: unknown }> {
    if (!('refused' in acted)) return acted;
    const { refused } = acted;
    const isInput = isDrillCode(refused.code)
      ? WRONG_CALL.has(refused.code)
      : refusalKind(refused.code as Parameters<typeof refusalKind>[0]) === 'input';
    throw new Failure(isInput ? EXIT.input : EXIT.refused, drillRefusalLines(refused), { refused });
  }
}
