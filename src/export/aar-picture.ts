import type { Met } from '../drill/grade.ts';
import type { DrillReport } from '../drill/report.ts';
import { aarPicture as words } from '../words/ja/aar-picture.ts';
import { simHour } from './aar-time.ts';

/** One expectation: its window from the release to the training target, and what was done. Places run from 0 to 1. */
export interface PictureRow {
  readonly label: string;
  readonly state: Exclude<Met['state'], 'idle'>;
  readonly from: number;
  /** Missing where the target lies after what is drawn. */
  readonly due?: number;
  readonly done?: { readonly x: number; readonly seq: number };
  readonly hints: readonly number[];
  /** The same as clock times, for a table. */
  readonly told: { readonly from: string; readonly due: string; readonly done: string };
}

/** The course of an exercise as data: injects, actions and targets over exercise time. Everything is placed, nothing is drawn. */
export interface ExercisePicture {
  readonly caption: string;
  /** The same in words, for those who do not see it. */
  readonly told: string;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly injects: readonly { readonly x: number; readonly id: string }[];
  readonly rows: readonly PictureRow[];
  readonly breaches: readonly { readonly x: number; readonly seq: number }[];
}

const MINUTE = 60_000;
/** Minutes between two labels of the axis, and how many labels fit side by side. */
const STEPS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 240];
const MOST = 10;

/** The picture of an exercise, from its report alone. */
export function exercisePicture(report: DrillReport): ExercisePicture {
  const end = Math.max(report.upTo, MINUTE);
  const at = (time: number): number => Math.min(1, Math.max(0, time / end));
  const step = (STEPS.find((one) => end / (one * MINUTE) <= MOST) ?? 480) * MINUTE;
  const released = report.injects.flatMap(({ id, status, expected }) =>
    status.state === 'released' ? [{ id, at: status.at, expected }] : [],
  );
  const rows = released.flatMap(({ at: from, expected }) =>
    expected.flatMap(({ id, title, seat, state, due = from, at: done, seq }): PictureRow[] => {
      if (state === 'idle') return [];
      return [
        {
          label: `${title}（${seat}）`,
          state,
          from: at(from),
          ...(due <= end && { due: at(due) }),
          ...(done !== undefined && seq !== undefined && { done: { x: at(done), seq } }),
          hints: report.hints.filter((hint) => hint.expected === id).map((hint) => at(hint.at)),
          told: {
            from: simHour(report, from),
            due: simHour(report, due),
            done: done === undefined ? '' : simHour(report, done),
          },
        },
      ];
    }),
  );
  return {
    caption: words.caption,
    told: words.told(simHour(report, 0), simHour(report, report.upTo), released.length, rows.length),
    ticks: Array.from({ length: Math.floor(end / step) + 1 }, (_, n) => ({ x: at(n * step), label: simHour(report, n * step) })),
    injects: released.map(({ id, at: from }) => ({ x: at(from), id })).sort((a, b) => a.x - b.x),
    rows,
    breaches: report.points.flatMap((one) =>
      one.kind === 'breached' && 'seq' in one.shown && one.at !== undefined ? [{ x: at(one.at), seq: one.shown.seq }] : [],
    ),
  };
}
