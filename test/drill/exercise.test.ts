import { describe, expect, it } from 'vitest';
import { foldExercise, gradedAt, ImpossibleExercise, scheduleOf } from '../../src/drill/exercise.ts';
import { findingsOf } from '../../src/drill/findings.ts';
import { gradeExpected } from '../../src/drill/grade.ts';
import { MINUTE } from '../../src/drill/schedule.ts';
import { firstBreak, isEntry, parseEntry } from '../../src/incident/chain.ts';
import type { Command } from '../../src/incident/command.ts';
import { ImpossibleLog, replay } from '../../src/incident/replay.ts';
import { sha256 } from '../../src/session/library.ts';
import { ExerciseLog, REAL } from './exercise-log.ts';

/** Seed 1 gives 4200 followers or 560; the tests that need one of them say which. */
const note = (text: string): Command => ({ do: 'note', text });
const injected = (log: ExerciseLog) =>
  log.entries.flatMap((one) => (one.type === 'exercise.injected' ? [[one.data.inject, one.data.state, one.data.at / MINUTE]] : []));

describe('the log of an exercise', () => {
  it('is one chain with the work, and bears exercise time and real time', () => {
    const log = new ExerciseLog().wait(3).step(note('電話を受けた')).do({ do: 'rate', rate: 3 }).wait(2).step(note('もう一度'));
    expect(firstBreak(log.lines, sha256)).toBeUndefined();
    const notes = log.entries.filter(({ type }) => type === 'note.added');
    const start = Date.parse('2026-05-16T07:10:00+09:00');
    expect(notes.map(({ at, real }) => [(at - start) / MINUTE, ((real ?? 0) - REAL) / MINUTE])).toEqual([
      [3, 3],
      [9, 5],
    ]);
  });

  it('tells clock, injects, deeds, acts, hints, observations, seats and the controller', () => {
    const log = new ExerciseLog();
    log.do({ do: 'lead', holder: 'a' }).do({ do: 'join', seats: ['担当', '情政'] });
    log.wait(9).do({ do: 'hint', expected: 'save' });
    log.wait(2).do({ do: 'act', act: 'announce-on-hijacked-account-only', seat: '担当', text: '公式Xで知らせた' });
    log.do({ do: 'observe', seat: '担当', text: '声をかけ合っていた' }).do({ do: 'read', injects: ['I1'], seats: ['担当'] });
    log.do({ do: 'pause' }).wait(30).do({ do: 'resume' }).wait(1);
    const { exercise } = log;
    expect(log.now).toBe(12 * MINUTE);
    expect(exercise.controller?.data.holder).toBe('a');
    expect(exercise.deeds.at(-1)).toMatchObject({ deed: 'announce-on-hijacked-account-only', at: 11 * MINUTE });
    expect(exercise.hints).toMatchObject([{ expected: 'save', at: 9 * MINUTE }]);
    expect(exercise.observations.map(({ words }) => words.text)).toEqual(['声をかけ合っていた']);
    expect(injected(log)).toEqual([
      ['I1', 'released', 0],
      ...(exercise.values.followers === 4200 ? [] : [['I3', 'obsolete', 0]]),
      ['I2', 'released', 10],
    ]);
  });

  it('gives the grading what it needs: after ENDEX each mistake has its record', () => {
    const log = new ExerciseLog();
    log.wait(11).do({ do: 'act', act: 'announce-on-hijacked-account-only', seat: '担当', text: '公式Xで知らせた' });
    const { seq } = log.entries.at(-1) ?? { seq: 0 };
    log.wait(139).do({ do: 'end', why: 'time' });
    const { exercise } = log;
    const graded = gradedAt(exercise, log.now);
    expect(graded.ended).toBe(true);
    const findings = findingsOf(graded, log.loaded.runbook, exercise.incident.settings);
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'breached', id: 'R2', clauses: ['KM-39'], shown: { seq } }));
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'missed', id: 'head', shown: { nowhereUpTo: graded.lastSeq } }));
  });

  it('forgets a deed that was taken back, but not what it had brought about', () => {
    const log = new ExerciseLog(1, ['when: { variant: followers, is: 4200 }', 'when: { done: warn-dm-receivers }']);
    log.do({ do: 'act', act: 'warn-dm-receivers', seat: '担当', text: '知らせた' });
    const { seq } = log.entries.at(-1) ?? { seq: 0 };
    log.wait(21).do({ do: 'follow' });
    log.step({ do: 'undo', seq, reason: '別の件だった' });
    expect(log.exercise.deeds.some(({ deed }) => deed === 'warn-dm-receivers')).toBe(false);
    expect(scheduleOf(log.exercise, log.now).injects.get('I3')).toMatchObject({ state: 'released', at: 20 * MINUTE });
  });

  it('meets no expectation by a decision that fell otherwise', () => {
    const log = new ExerciseLog();
    const [met] = gradeExpected({
      ...gradedAt(log.exercise, MINUTE),
      scenario: { ...log.loaded.scenario, expected: [{ ...log.loaded.scenario.expected[0], answer: 'hijacked' } as never] },
      deeds: [{ deed: 'capture-evidence', at: 0, seq: 9, answer: 'fake' }],
    });
    expect(met?.state).toBe('open');
  });
});

describe('a jump', () => {
  it('steps through everything that falls due in between, in order, once', () => {
    const log = new ExerciseLog();
    log.do({ do: 'follow' }).do({ do: 'jump', minutes: 70, why: 'asked' }).do({ do: 'follow' });
    const all = injected(log).map(([id]) => id);
    expect(new Set(all).size).toBe(all.length);
    expect(injected(log).filter(([, state]) => state === 'released')).toEqual(
      [
        ['I1', 'released', 0],
        ['I2', 'released', 10],
        ['I3', 'released', 20],
        ['I6', 'released', 60],
      ].filter(([id]) => id !== 'I3' || log.exercise.values.followers === 4200),
    );
  });

  it('goes to the next inject, and not past the end of the scenario', () => {
    const log = new ExerciseLog().wait(1).do({ do: 'next' });
    expect(log.now).toBe(10 * MINUTE);
    log.do({ do: 'jump', minutes: 900, why: 'asked' });
    expect(log.now).toBe(150 * MINUTE);
    expect(log.ask({ do: 'next' })).toEqual({ code: 'inject.none' });
  });
});

describe('what is refused', () => {
  it('after ENDEX: everything but the evaluator', () => {
    const log = new ExerciseLog().wait(5).do({ do: 'end', why: 'controller' }).wait(60);
    for (const command of [
      { do: 'release', inject: 'I7' },
      { do: 'pause' },
      { do: 'next' },
      { do: 'hint', expected: 'save' },
      { do: 'act', act: 'warn-dm-receivers', seat: '担当', text: 'x' },
      { do: 'end', why: 'time' },
    ] as const)
      expect(log.ask(command)).toEqual({ code: 'exercise.ended', at: 5 * MINUTE });
    expect(log.refusedStep(note('遅れて'))).toMatchObject({ code: 'exercise.ended' });
    log.do({ do: 'rate-otherwise', of: 'whole', rating: 'S', reason: '電話は実際に通じなかった' });
    expect(log.exercise.rated.get('whole')?.data).toMatchObject({ computed: 'U', rating: 'S' });
    expect(injected(log).at(-1)?.[2]).toBeLessThanOrEqual(5);
  });

  it('while a real incident has the people: the clock stands until it is resumed', () => {
    const log = new ExerciseLog().wait(5).do({ do: 'suspend' }).wait(600);
    expect(log.now).toBe(5 * MINUTE);
    expect(log.ask({ do: 'release', inject: 'I7' })).toMatchObject({ code: 'exercise.suspended' });
    expect(log.refusedStep(note('x'))).toMatchObject({ code: 'exercise.suspended' });
    log.do({ do: 'resume' }).wait(1).step(note('続ける'));
    expect(log.now).toBe(6 * MINUTE);
    expect(log.exercise.suspended).toBe(false);
  });

  it.each([
    [{ do: 'release', inject: 'I9' }, 'inject.unknown'],
    [{ do: 'release', inject: 'I1' }, 'inject.settled'],
    [{ do: 'defer', inject: 'I1' }, 'inject.settled'],
    [{ do: 'hint', expected: 'nobody' }, 'expected.unknown'],
    [{ do: 'hint', expected: 'head' }, 'hint.none'],
    [{ do: 'act', act: 'nothing', seat: '担当', text: 'x' }, 'act.unknown'],
    [{ do: 'act', act: 'warn-dm-receivers', seat: '市長', text: 'x' }, 'seat.unknown'],
    [{ do: 'act', act: 'warn-dm-receivers', seat: '担当', text: ' ' }, 'exercise.text'],
    [{ do: 'observe', seat: '担当', text: 'パスワード：abcd1234' }, 'exercise.text'],
    [{ do: 'rate', rate: 10 }, 'rate.most'],
    [{ do: 'resume' }, 'clock.running'],
    [{ do: 'jump', minutes: -5, why: 'asked' }, 'clock.backwards'],
    [{ do: 'rate-otherwise', of: 'O9', rating: 'P', reason: 'x' }, 'rating.unknown'],
  ] as const)('%j is %s', (command, code) => {
    expect(new ExerciseLog().wait(1).ask(command)).toMatchObject({ code });
  });

  it('a hint that was given, and an inject that was put off twice', () => {
    const log = new ExerciseLog().do({ do: 'hint', expected: 'save' }).do({ do: 'defer', inject: 'I2' });
    expect(log.ask({ do: 'hint', expected: 'save' })).toMatchObject({ code: 'hint.given' });
    expect(log.ask({ do: 'defer', inject: 'I2' })).toMatchObject({ code: 'inject.settled' });
    log.wait(15).do({ do: 'follow' });
    expect(injected(log)).not.toContainEqual(['I2', 'released', 10]);
    log.do({ do: 'release', inject: 'I2' });
    expect(scheduleOf(log.exercise, log.now).injects.get('I2')).toMatchObject({ state: 'released', by: 'controller', at: 15 * MINUTE });
  });
});

describe('a log that no exercise wrote', () => {
  const startex = (log: ExerciseLog) => log.entries.find(({ type }) => type === 'exercise.started')?.at ?? 0;
  const forged = (change: (log: ExerciseLog, runbook: string) => void) => () => {
    const log = new ExerciseLog().wait(5);
    change(log, log.entries[0]?.runbook ?? '');
    return log.exercise;
  };

  it('whose exercise time is not what the clock showed', () => {
    expect(forged((log, runbook) => log.write([{ type: 'note.added', data: {}, runbook }], startex(log)))).toThrow(ImpossibleExercise);
    expect(forged((log, runbook) => log.write([{ type: 'note.added', data: {}, runbook }], startex(log) + 5 * MINUTE))).not.toThrow();
  });

  it('which says that something came that did not', () => {
    const say = (at: number) => (log: ExerciseLog, runbook: string) =>
      log.write(
        [{ type: 'exercise.injected', data: { inject: 'I1', state: 'released', by: 'time', at }, runbook }],
        startex(log) + 5 * MINUTE,
      );
    expect(forged(say(MINUTE))).toThrow(ImpossibleExercise);
    expect(forged(say(0))).not.toThrow();
  });

  it('in which somebody acts after ENDEX, or starts twice', () => {
    const end = { type: 'exercise.ended', data: { why: 'time' } } as const;
    const ending = (type: 'note.added' | 'exercise.ended') =>
      forged((log, runbook) =>
        log.write(
          [{ ...end, runbook }, type === 'note.added' ? { type, data: {}, runbook } : { ...end, runbook }],
          startex(log) + 5 * MINUTE,
        ),
      );
    expect(ending('note.added')).toThrow(ImpossibleLog);
    expect(ending('exercise.ended')).toThrow(ImpossibleLog);
    const twice = forged((log, runbook) => {
      const { data } = log.exercise.started;
      log.write([{ type: 'exercise.started', data, runbook }], startex(log) + 5 * MINUTE);
    });
    expect(twice).toThrow(ImpossibleLog);
  });
});

describe('a drill and a real incident', () => {
  const log = new ExerciseLog();
  const lines = log.lines.map(parseEntry).filter(isEntry);
  const exerciseLine = lines.find(({ type }) => type === 'exercise.started');

  it('never mix: no line of a drill stands in a real incident, nor the other way round', () => {
    const real = lines
      .filter(({ type }) => !type.startsWith('exercise.'))
      .map(({ real: _, ...line }) => ({ ...line, mode: 'real' as const }));
    expect(replay(real as typeof lines, log.runbookOf).opened.mode).toBe('real');
    const mixed = [...real, exerciseLine] as typeof lines;
    expect(() => replay(mixed, log.runbookOf)).toThrow(ImpossibleLog);
    // Nor when it pretends to be real itself.
    expect(() => replay([...real, { ...exerciseLine, mode: 'real' }] as typeof lines, log.runbookOf)).toThrow(ImpossibleLog);
    expect(() => replay([...lines, { ...real[1], mode: 'real' }] as typeof lines, log.runbookOf)).toThrow(ImpossibleLog);
  });

  it('a folder of lines that is no exercise is not told as one', () => {
    const plain = lines.filter(({ type }) => !type.startsWith('exercise.'));
    expect(() => foldExercise(replay(plain, log.runbookOf), log.loaded.scenario)).toThrow('no exercise');
  });
});
