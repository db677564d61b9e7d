import { describe, expect, it } from 'vitest';
import { gradedAt } from '../../src/drill/exercise.ts';
import { gradeExpected } from '../../src/drill/grade.ts';
import { MINUTE } from '../../src/drill/schedule.ts';
import { ImpossibleLog } from '../../src/incident/replay.ts';
import { settingsOf } from '../../src/runbook/plan.ts';
import type { ExerciseSession } from '../../src/session/exercise.ts';
import { isAlive, newHolder } from '../../src/session/exercise-lease.ts';
import { exercisesIn, openExercise } from '../../src/session/exercise-store.ts';
import { pin } from '../../src/session/library.ts';
import { specimenFields } from '../../src/session/rehearse-fields.ts';
import { Session } from '../../src/session/session.ts';
import { memoryLog } from '../../src/store/memory-log.ts';
import { PLAYER, Room, TRAINER } from './exercise-room.ts';

const injects = (session: ExerciseSession) =>
  session.exercise().incident.entries.flatMap((one) => ('type' in one && one.type === 'exercise.injected' ? [one.data] : []));

describe('an exercise that several terminals follow', () => {
  it('starts at the time of its scenario and goes on at the pace of the wall clock', () => {
    const room = new Room();
    const terminal = room.terminal();
    expect(terminal.now()).toBe(Date.parse('2026-05-16T07:10:00+09:00'));
    room.wait(7);
    expect(terminal.elapsed()).toBe(7 * MINUTE);
    expect(exercisesIn(room.parts).map(({ id }) => id)).toEqual([room.id]);
  });

  it('shows each terminal what another did, and what the clock alone brought', () => {
    const room = new Room();
    const [trainer, player] = [room.terminal(), room.terminal()];
    const before = player.version();
    trainer.lead(TRAINER, 'a');
    expect(player.version()).not.toBe(before);
    const still = player.version();
    room.wait(10);
    expect(player.version()).not.toBe(still);
    expect(player.schedule().released.map(({ inject }) => inject.id)).toEqual(['I1', 'I2']);
    trainer.steer({ do: 'pause' }, TRAINER, 'a');
    room.wait(60);
    expect(player.elapsed()).toBe(10 * MINUTE);
  });

  it('writes what came by itself before whatever anybody writes', () => {
    const room = new Room();
    const player = room.terminal();
    room.wait(12);
    player.take({ do: 'act', act: 'warn-dm-receivers', seat: '担当', text: '知らせた' }, PLAYER);
    expect(
      player
        .exercise()
        .incident.entries.map((one) => ('type' in one ? one.type : ''))
        .slice(-3),
    ).toEqual(['exercise.injected', 'exercise.injected', 'exercise.acted']);
  });

  it('ends by itself when its time is up, once', () => {
    const room = new Room();
    const [one, other] = [room.terminal(), room.terminal()];
    room.wait(151);
    one.follow();
    other.follow();
    expect(one.exercise().ended?.data.why).toBe('time');
    room.wait(100);
    expect(one.elapsed()).toBe(151 * MINUTE);
    const refused = other.run(room.id, { do: 'note', text: 'x' }, PLAYER);
    expect(refused).toMatchObject({ refused: { code: 'exercise.ended' } });
  });

  it('is continued from the log alone', () => {
    const room = new Room();
    const first = room.terminal();
    first.lead(TRAINER, 'a');
    first.steer({ do: 'rate', rate: 3 }, TRAINER, 'a');
    room.wait(5);
    const again = room.terminal();
    expect(again.elapsed()).toBe(15 * MINUTE);
    expect(again.exercise().controller?.data.holder).toBe('a');
  });
});

describe("the controller's seat", () => {
  it('is held by one: a second is told by whom and since when, and may take it; the first is then told as well', () => {
    const room = new Room();
    const [first, second] = [room.terminal(), room.terminal()];
    room.running.add('a').add('b');
    first.lead(TRAINER, 'a');
    const since = room.real;
    room.wait(3);
    const other = { role: '進行', name: '鈴木' };
    const held = { code: 'controller.held', role: '進行', name: '進行 太郎', since };
    expect(second.lead(other, 'b')).toEqual({ refused: held });
    expect(second.steer({ do: 'pause' }, other, 'b')).toEqual({ refused: held });
    expect(second.lead(other, 'b', true)).toHaveProperty('entries');
    expect(first.steer({ do: 'pause' }, TRAINER, 'a')).toMatchObject({ refused: { code: 'controller.held', name: '鈴木' } });
  });

  it('is free when its terminal was killed', () => {
    const room = new Room();
    room.running.add('a');
    room.terminal().lead(TRAINER, 'a');
    room.running.delete('a');
    expect(room.terminal().lead(TRAINER, 'b')).toHaveProperty('entries');
  });

  it('knows a running process from one that is gone', () => {
    expect(isAlive(newHolder(process.pid))).toBe(true);
    expect(isAlive(newHolder(2 ** 22 + 1))).toBe(false);
    expect(isAlive('shell')).toBe(false);
  });
});

describe('a self-paced run', () => {
  it('charges the standard minutes of a deed before it is written, and lets everything in between come', () => {
    const room = new Room({ alone: true });
    const alone = room.terminal();
    room.wait(1);
    alone.run(room.id, { do: 'settle', step: 'verify-content', outcome: 'done', fields: { finding: '3件' } }, PLAYER);
    expect(alone.elapsed()).toBe(MINUTE);
    alone.skip(PLAYER);
    expect(alone.elapsed()).toBe(10 * MINUTE);
    room.wait(1);
    const fields = specimenFields('R05', {}, '@minatono_example');
    const acted = alone.run(room.id, { do: 'settle', step: 'notify-section-head', outcome: 'done', fields }, PLAYER);
    expect(acted).toHaveProperty('entries');
    // Three minutes is what the scenario says that it takes.
    expect(alone.elapsed()).toBe(14 * MINUTE);
    const [, head] = gradeExpected(gradedAt(alone.exercise(), alone.elapsed()));
    expect(head).toMatchObject({ state: 'on-time', deed: { at: 14 * MINUTE } });
  });

  it('charges nothing for what is refused', () => {
    const room = new Room({ alone: true });
    const alone = room.terminal();
    const acted = alone.run(room.id, { do: 'settle', step: 'capture-evidence', outcome: 'done', fields: {} }, PLAYER);
    expect(acted).toHaveProperty('refused');
    expect(alone.elapsed()).toBe(0);
  });
});

describe('the drill store and the record', () => {
  it('an exercise in the record, or an incident in the drill store, is not loaded', () => {
    const room = new Room();
    const real = new Session({ log: room.parts.log, library: room.parts.library, mode: 'real', now: () => room.real });
    expect(() => real.load(room.id)).toThrow(ImpossibleLog);
    const log = memoryLog();
    const record = new Session({ log, library: room.parts.library, mode: 'real', now: () => room.real });
    const { runbook } = room.loaded;
    const opened = record.open({ pinned: pin(runbook), settings: settingsOf(runbook, {}) }, PLAYER);
    if ('refused' in opened) throw new Error(opened.refused.code);
    const parts = { ...room.parts, log };
    expect(() => openExercise(parts, opened.incident.id)).toThrow(ImpossibleLog);
    expect(exercisesIn(parts)).toEqual([]);
  });

  it('an exercise whose scenario was not kept as it was is not told', () => {
    const room = new Room();
    const log = { ...room.parts.log, runbook: (hash: string) => room.parts.log.runbook(hash)?.replace('暗号資産', '別のもの') };
    expect(() => openExercise({ ...room.parts, log: Object.setPrototypeOf(log, room.parts.log) }, room.id)).toThrow(ImpossibleLog);
  });
});

describe('random pauses, rates and jumps', () => {
  /** Chance that is the same every time: a linear congruence. */
  const chance = (seed: number) => () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };

  it.each(Array.from({ length: 60 }, (_, n) => n + 1))('each inject comes at its time, in order, once: run %i', (seed) => {
    const random = chance(seed);
    const room = new Room({ seed });
    const trainer = room.terminal();
    trainer.lead(TRAINER, 'a');
    let [sim, rate, paused] = [0, 1, false];
    const wait = () => {
      const minutes = Math.floor(random() * 12);
      room.wait(minutes);
      if (!paused) sim += minutes * rate;
    };
    for (let n = 0; n < 12; n += 1) {
      wait();
      const what = Math.floor(random() * 4);
      if (trainer.elapsed() >= 150 * MINUTE) break;
      if (what === 0) {
        trainer.steer({ do: paused ? 'resume' : 'pause' }, TRAINER, 'a');
        paused = !paused;
      } else if (what === 1) {
        rate = 1 + Math.floor(random() * 9);
        trainer.steer({ do: 'rate', rate }, TRAINER, 'a');
      } else if (what === 2) {
        const minutes = Math.floor(random() * 40);
        trainer.steer({ do: 'jump', minutes, why: 'asked' }, TRAINER, 'a');
        sim = Math.min(150, sim + minutes);
      } else {
        const { next } = trainer.schedule();
        trainer.steer({ do: 'next' }, TRAINER, 'a');
        if (next !== undefined) sim = Math.max(sim, Math.min(150, next.at / MINUTE));
      }
      if (trainer.exercise().ended === undefined) expect(trainer.elapsed()).toBe(sim * MINUTE);
    }
    const came = injects(trainer).filter(({ state }) => state === 'released');
    const planned = [
      { inject: 'I1', at: 0 },
      { inject: 'I2', at: 10 },
      ...(trainer.exercise().values.followers === 4200 ? [{ inject: 'I3', at: 20 }] : []),
      { inject: 'I6', at: 60 },
    ].filter(({ at }) => at * MINUTE <= trainer.elapsed());
    expect(came.map(({ inject, at }) => ({ inject, at: at / MINUTE }))).toEqual(planned);
    // And the log, read anew, says the same.
    expect(room.terminal().exercise().clock).toEqual(trainer.exercise().clock);
  });
});
