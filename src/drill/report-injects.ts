import type { Runbook } from '../runbook/runbook.ts';
import type { Exercise } from './exercise.ts';
import type { Met } from './grade.ts';
import type { InjectKind } from './scenario.ts';
import { type InjectStatus, MINUTE, type Schedule } from './schedule.ts';
import { expectedTitle } from './titles.ts';
import { filled } from './variants.ts';

/** What was expected after an inject, and how it fared. Times are milliseconds of exercise time from STARTEX. */
export interface ExpectedRow {
  readonly id: string;
  readonly title: string;
  readonly seat: string;
  readonly objective: string;
  readonly critical: boolean;
  /** 訓練目標, milliseconds from the release. */
  readonly target: number;
  readonly state: Met['state'];
  readonly due?: number;
  readonly at?: number;
  readonly seq?: number;
  readonly response?: number;
  readonly hinted: boolean;
}

/** One inject with what it called for. */
export interface InjectRow {
  readonly id: string;
  readonly kind: InjectKind;
  readonly from: string;
  readonly to: readonly string[];
  readonly via: string;
  readonly text: string;
  readonly hidden?: string;
  /** When the scenario wanted it, where it names a time. */
  readonly planned?: number;
  readonly status: InjectStatus;
  /** The line that says so. */
  readonly seq?: number;
  readonly expected: readonly ExpectedRow[];
}

/** 付与と期待行動の対応表, in the order of the scenario. */
export function injectRows(exercise: Exercise, schedule: Schedule, met: readonly Met[], runbook: Runbook): InjectRow[] {
  const { scenario, values } = exercise;
  return scenario.injects.map((inject): InjectRow => {
    const { id, kind, from, to, via, text, hidden, at } = inject;
    const seq = seqOf(exercise, id);
    return {
      id,
      kind,
      from,
      to,
      via,
      text: filled(text, values),
      ...(hidden !== undefined && { hidden: filled(hidden, values) }),
      ...(at !== undefined && { planned: at * MINUTE }),
      status: schedule.injects.get(id) ?? { state: 'waiting' },
      ...(seq !== undefined && { seq }),
      expected: met.filter(({ expected }) => expected.from === id).map((one) => expectedRow(one, exercise, runbook)),
    };
  });
}

/** How one expectation fared, in the words of runbook and scenario. */
export function expectedRow({ expected, state, due, deed, response, hinted }: Met, { scenario }: Exercise, runbook: Runbook): ExpectedRow {
  const { id, seat, objective, critical, target } = expected;
  return {
    id,
    title: expectedTitle(expected, scenario, runbook),
    seat,
    objective,
    critical,
    target: target * MINUTE,
    state,
    ...(due !== undefined && { due }),
    ...(deed !== undefined && { at: deed.at, seq: deed.seq }),
    ...(response !== undefined && { response }),
    hinted,
  };
}

/** The line that tells what became of an inject: the controller's, or the trace of what came by itself. */
function seqOf({ happenings, traced }: Exercise, id: string): number | undefined {
  const byHand = happenings.findLast((one) => 'inject' in one && one.inject === id);
  return traced.get(id)?.seq ?? byHand?.seq;
}
