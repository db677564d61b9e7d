import type { Runbook } from '../runbook/runbook.ts';
import type { Exercise } from './exercise.ts';
import type { Met } from './grade.ts';
import { MINUTE } from './schedule.ts';
import type { Move } from './selfplay.ts';
import { expectedTitle } from './titles.ts';

/** One deed of the model answer beside what was done. Milliseconds of exercise time from STARTEX; `place` counts from 1. */
export interface AnswerRow {
  readonly id: string;
  readonly title: string;
  readonly seat: string;
  readonly model: { readonly from: number; readonly to: number; readonly place: number };
  readonly actual?: { readonly at: number; readonly seq: number; readonly place: number };
}

/** 模範手順との差: the deeds of a way that meets every target, in its order, each beside its own in the record. */
export function answerRows({ scenario }: Exercise, runbook: Runbook, met: readonly Met[], moves: readonly Move[]): AnswerRow[] {
  const done = met.flatMap(({ expected, deed }) => (deed === undefined ? [] : [{ id: expected.id, deed }]));
  const order = [...done].sort((a, b) => a.deed.seq - b.deed.seq).map(({ id }) => id);
  return moves.flatMap((move, at): AnswerRow[] => {
    const expected = scenario.expected.find(({ id }) => id === move.expected);
    if (expected === undefined) return [];
    const own = done.find(({ id }) => id === move.expected);
    return [
      {
        id: expected.id,
        title: expectedTitle(expected, scenario, runbook),
        seat: expected.seat,
        model: { from: move.from * MINUTE, to: move.to * MINUTE, place: at + 1 },
        ...(own !== undefined && { actual: { at: own.deed.at, seq: own.deed.seq, place: order.indexOf(own.id) + 1 } }),
      },
    ];
  });
}
