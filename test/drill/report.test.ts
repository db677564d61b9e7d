import { describe, expect, it } from 'vitest';
import { type Beside, drillReport, ratingIn } from '../../src/drill/report.ts';
import { MINUTE } from '../../src/drill/schedule.ts';
import { selfplay } from '../../src/drill/selfplay.ts';
import { likeOf, trendUpTo } from '../../src/drill/trend.ts';
import { ExerciseLog, REAL } from './exercise-log.ts';
import { planted } from './planted.ts';

const { log, deleted, announced } = planted();
const { exercise } = log;
const played = selfplay(log.loaded, exercise.values);
const beside: Beside = { trend: trendUpTo(exercise, []), ...(played.solvable && { moves: played.answer }) };
const report = drillReport(exercise, beside);

describe('the report of a drill with three planted mistakes', () => {
  const point = (id: string) => report.points.find((one) => one.id === id);

  it('names each with its clause, its words and the number of the record', () => {
    expect(point('R1')).toMatchObject({
      kind: 'breached',
      form: 'precedence',
      titles: ['画面の保存等の記録', '当該情報の削除'],
      clauses: ['KM-13'],
      because: '「記録を残した上で」',
      at: 6 * MINUTE,
      shown: { seq: deleted },
    });
    expect(point('R2')).toMatchObject({ form: 'absence', clauses: ['KM-39'], shown: { seq: announced } });
    const end = report.cover.ended?.seq;
    expect(point('infosec')).toMatchObject({ kind: 'missed', source: 'guideline', clauses: ['KM-13'], shown: { nowhereUpTo: end } });
    expect(end).toBeLessThan(report.cover.upTo.seq);
  });

  it('tells how late, from when and by how much', () => {
    expect(point('save')).toMatchObject({ kind: 'late', source: 'training', due: 10 * MINUTE, at: 12 * MINUTE });
    const [first] = report.injects;
    expect(first).toMatchObject({ id: 'I1', status: { state: 'released', at: 0 }, text: expect.stringContaining('4200人') });
    expect(first?.expected.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'save late',
      'head on-time',
      'site missed',
      'infosec missed',
    ]);
  });

  it('says what went well, and which hint was given', () => {
    expect(report.good.map(({ id, titles }) => [id, ...titles])).toEqual([['head', '所属長への連絡']]);
    expect(report.hints).toMatchObject([{ expected: 'save', at: 9 * MINUTE, helped: true }]);
    expect(report.observations).toMatchObject([{ seat: '担当', text: '消す前に声をかけ合っていなかった', title: '画面の保存等の記録' }]);
  });

  it('says of a rule that was kept by which record, and when', () => {
    const other = planted(undefined, ['rules:\n', 'rules:\n  - { id: R9, response: [I1, notify-section-head] }\n']);
    const { good } = drillReport(other.log.exercise, beside);
    const [rule, head] = [good.find(({ id }) => id === 'R9'), good.find(({ id }) => id === 'head')];
    expect(rule).toMatchObject({ kind: 'kept', form: 'response', seq: head?.seq, at: head?.at });
    expect(head?.seq).toBeGreaterThan(0);
  });

  it('praises no deed that broke a rule, and none that a hint led to', () => {
    const expected =
      '  - { id: gone, objective: O2, seat: 担当, step: delete-unauthorized-posts, from: I1, target: 60m, takes: 3m }\nrules:\n';
    const other = planted(undefined, ['rules:\n', expected], ['target: 10m, takes: 3m, critical', 'target: 20m, takes: 3m, critical']);
    const { good, expected: rows } = drillReport(other.log.exercise, beside);
    expect(rows.filter(({ id }) => id === 'save' || id === 'gone').map(({ id, state }) => `${id} ${state}`)).toEqual([
      'save on-time',
      'gone on-time',
    ]);
    expect(good.map(({ id }) => id)).toEqual(['head']);
  });

  it('keeps the rating of the rules beside that of the evaluator', () => {
    const [, second] = report.objectives;
    expect(second).toMatchObject({ id: 'O2', computed: 'M', override: { rating: 'U', reason: 'ホームページに載せる話が出なかった' } });
    expect(second && ratingIn(second)).toBe('U');
    expect(report.whole).toEqual({ computed: 'U' });
  });

  it('tells every line and inject on both clocks, in the order of exercise time', () => {
    const { chronology } = report;
    expect(chronology.map(({ at }) => at)).toEqual(chronology.map(({ at }) => at).sort((a, b) => a - b));
    expect(chronology.flatMap(({ seq = [] }) => seq).sort((a, b) => a - b)).toEqual(log.entries.map(({ seq }) => seq));
    // Stood for five minutes at 7:22; the inject of 7:20 was written down two minutes late.
    expect(chronology.find(({ inject }) => inject === 'I2')).toMatchObject({ at: 10 * MINUTE, real: REAL + 12 * MINUTE });
    expect(chronology.find(({ seq }) => seq === announced)).toMatchObject({ at: 18 * MINUTE, real: REAL + 23 * MINUTE });
  });

  it('tells what the controller did otherwise, and not what the scenario leaves to him', () => {
    expect(report.steering.map(({ kind, at }) => [kind, at / MINUTE])).toEqual([
      ['pause', 12],
      ['jump', 60],
      ['jump', 80],
      ['ended', 82],
    ]);
    expect(report.steering[0]).toMatchObject({ real: 5 * MINUTE });
    const other = new ExerciseLog()
      .do({ do: 'defer', inject: 'I2' })
      .wait(15)
      .do({ do: 'release', inject: 'I2' })
      .do({ do: 'rate', rate: 2 });
    expect(drillReport(other.exercise, beside).steering).toMatchObject([
      { kind: 'deferred', inject: 'I2' },
      { kind: 'by-hand', inject: 'I2', delay: 5 * MINUTE },
      { kind: 'rate', rate: 2 },
    ]);
  });

  it('sets the deeds beside those of a way that meets every target', () => {
    expect(report.answer?.map(({ model }) => model.place)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(report.answer?.find(({ id }) => id === 'head')).toMatchObject({ actual: { at: 12 * MINUTE, place: 2 } });
    expect(report.answer?.find(({ id }) => id === 'apps')?.actual).toBeUndefined();
    expect(drillReport(exercise, { trend: beside.trend }).answer).toBeUndefined();
  });

  it('is the same from the same log, whatever the hour', () => {
    expect(JSON.stringify(drillReport(planted().log.exercise, beside))).toBe(JSON.stringify(report));
  });

  it('grades what goes on only up to its last line', () => {
    const going = new ExerciseLog().wait(11).do({ do: 'follow' });
    const told = drillReport(going.exercise, beside);
    expect([told.ended, told.upTo, told.points.length]).toEqual([false, 11 * MINUTE, 0]);
  });
});

describe('the trend', () => {
  const drill = (day: number, seed = 1, ...changes: (readonly [string, string])[]) => {
    const one = new ExerciseLog(seed, ...changes);
    one.wait(150).do({ do: 'end', why: 'time' });
    const started = { ...one.exercise.started, real: REAL + day * 86_400_000 };
    return { ...one.exercise, started, incident: { ...one.exercise.incident, id: `d${day}` } };
  };
  const [first, second, third] = [drill(-3), drill(-2, 2), drill(-1)];

  it('says nothing under three drills of one kind', () => {
    expect(trendUpTo(third, [first]).decidable).toBe(false);
    expect(trendUpTo(third, [first, third]).rows).toHaveLength(2);
    const three = trendUpTo(third, [third, second, first]);
    expect([three.decidable, three.rows.map(({ exercise: id }) => id)]).toEqual([true, ['d-3', 'd-2', 'd-1']]);
  });

  it('takes only the same scenario to the letter, the same seats and the same pace', () => {
    const other = drill(-5, 1, ['target: 40m, takes: 8m', 'target: 41m, takes: 8m']);
    const { data } = first.started;
    const alone = { ...first, started: { ...first.started, data: { ...data, pace: { ...data.pace, alone: true } } } };
    const seats = { ...first, started: { ...first.started, data: { ...data, seats: ['担当'] } } };
    expect(new Set([first, other, alone, seats].map(likeOf)).size).toBe(4);
    expect(trendUpTo(third, [other, alone, seats]).rows).toHaveLength(1);
  });

  it('of a report is not changed by drills that come later, nor by one that was not finished', () => {
    const going = { ...drill(-2), ended: undefined } as unknown as typeof first;
    expect(trendUpTo(second, [first, third, going])).toEqual(trendUpTo(second, [first]));
  });
});
