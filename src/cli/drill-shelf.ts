import { type Exercise, ImpossibleExercise } from '../drill/exercise.ts';
import { DrillShelf } from '../session/drill-shelf.ts';
import { UnknownIncident } from '../session/session.ts';
import { homePath } from '../store/home.ts';
import { drillAfter as words } from '../words/ja/drill-after.ts';
import type { Context } from './context.ts';
import { EXIT, Failure, wrongCall } from './failure.ts';

/** The drills of this machine, to be looked at. Makes neither a data directory nor a store; without one, the call has nothing to look at. */
export function openShelf(context: Context): DrillShelf {
  const shelf = DrillShelf.open(homePath(), context.library(), () => Date.now());
  if (shelf === undefined) throw wrongCall('exercise.none', words.none);
  return shelf;
}

/** The exercise named on the command line. */
export function exerciseNamed(shelf: DrillShelf, given: string): Exercise {
  try {
    const id = shelf.session.find(given);
    if (shelf.session.load(id).exercise === undefined) throw wrongCall('exercise.unknown', words.noExercise(id), { given });
    return shelf.exercise(id);
  } catch (problem) {
    if (problem instanceof ImpossibleExercise)
      throw new Failure(EXIT.refused, words.unreadable(problem.seq), {
        refused: { code: 'exercise.impossible', seq: problem.seq, problem: problem.problem },
      });
    if (!(problem instanceof UnknownIncident)) throw problem;
    const { matches } = problem;
    throw matches.length === 0
      ? wrongCall('exercise.unknown', words.unknown(given), { given })
      : wrongCall('exercise.ambiguous', words.many(given, matches), { given, matches });
  }
}
