import { type Exercise, endOf, gradedAt } from '../drill/exercise.ts';
import { gradeExpected, gradeRules } from '../drill/grade.ts';
import { deedOf } from '../drill/scenario.ts';
import { isoTokyo } from '../incident/calendar.ts';
import type { ExerciseSession } from '../session/exercise.ts';
import { isAlive } from '../session/exercise-lease.ts';

/** Whether the clock of an exercise runs, stands, or has been stopped for good. */
export const stateOf = ({ ended, suspended, clock }: Exercise): 'running' | 'paused' | 'suspended' | 'ended' =>
  ended !== undefined ? 'ended' : suspended ? 'suspended' : clock.paused ? 'paused' : 'running';

/** How an exercise stands, for programs. Times of the exercise are minutes from STARTEX; it holds what no player may see. */
export const statusOf = (session: ExerciseSession) => {
  const exercise = session.exercise();
  const { scenario, started, controller } = exercise;
  const now = session.elapsed();
  const graded = gradedAt(exercise, now);
  const met = gradeExpected(graded);
  const minutes = (ms: number) => Math.floor(ms / 60_000);
  return {
    exercise: session.id,
    scenario: scenario.id,
    title: scenario.title,
    hash: started.data.hash,
    version: started.data.version,
    seed: started.data.seed,
    values: exercise.values,
    alone: started.data.pace.alone,
    seats: scenario.seats,
    state: stateOf(exercise),
    minutes: minutes(now),
    simTime: isoTokyo(started.at + now),
    realTime: isoTokyo(session.real()),
    rate: exercise.clock.rate,
    end: exercise.ended?.data.why ?? endOf(exercise, met, now) ?? null,
    ...(controller !== undefined && {
      controller: {
        role: controller.actor.role,
        name: controller.words['actor.name'] ?? null,
        since: isoTokyo(controller.real ?? controller.at),
        here: isAlive(controller.data.holder),
      },
    }),
    ...(graded.schedule.next !== undefined && { next: { inject: graded.schedule.next.id, minutes: minutes(graded.schedule.next.at) } }),
    injects: scenario.injects.map(({ id, kind, to }) => {
      const status = graded.schedule.injects.get(id) ?? { state: 'waiting' as const };
      const { state } = status;
      return {
        id,
        kind,
        to,
        state,
        ...('at' in status && { minutes: minutes(status.at) }),
        ...('by' in status && { by: status.by }),
        ...('due' in status && status.due !== undefined && { due: minutes(status.due) }),
      };
    }),
    expected: met.map(({ expected, state, due, deed, hinted }) => ({
      id: expected.id,
      deed: deedOf(expected),
      seat: expected.seat,
      state,
      hinted,
      ...(due !== undefined && { due: minutes(due) }),
      ...(deed !== undefined && { seq: deed.seq, minutes: minutes(deed.at) }),
    })),
    rules: gradeRules(graded).map(({ rule, state, deed }) => ({ id: rule.id, state, ...(deed !== undefined && { seq: deed.seq }) })),
    joined: exercise.joined.map(({ data, words, seq }) => ({ seq, seats: data.seats, name: words['actor.name'] ?? null })),
    observations: exercise.observations.length,
    records: graded.lastSeq,
  };
};
