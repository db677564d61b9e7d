import type { DrillReport } from '../drill/report.ts';
import type { GoodRow, PointRow } from '../drill/report-points.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { aar } from '../words/ja/aar.ts';
import { aarTables as words } from '../words/ja/aar-tables.ts';
import { lengthText, simClock } from './aar-time.ts';
import { clauseName, clauseRefs, clauseTexts } from './clauses.ts';
import { type Block, type Cell, cell, table } from './document.ts';

const { points: own, good } = words;

/** What became of the two deeds, or the one, that a rule names. */
function ruleText({ form, titles: [first = '', second = ''], inject = '', shown }: PointRow): string {
  if (form === 'precedence') return own.order(first, second);
  if (form === 'absence') return own.absent(first);
  if (form === 'response') return own.noResponse(inject, first);
  return 'seq' in shown ? own.within(first, second) : own.never(first, second);
}

/** What happened, in one sentence: no blame, the fact alone. */
export function pointText(report: DrillReport, point: PointRow): string {
  const { kind, at = 0, due = 0 } = point;
  if (kind === 'breached') return ruleText(point);
  return kind === 'missed' ? own.missed : own.late(simClock(report, at), lengthText(at - due));
}

/** 未達, 遅延, 順序の逸脱 … */
export const pointKind = ({ kind, form }: PointRow): string => own.kind[kind === 'breached' ? (form ?? 'precedence') : kind];

/** What was to be done: of a rule, the deed that is in question. */
export const pointTitle = ({ titles, seat }: PointRow): string => `${titles.at(-1) ?? ''}${seat === undefined ? '' : `（${seat}）`}`;

const shownText = ({ shown }: PointRow): string => ('seq' in shown ? own.seq(shown.seq) : own.nowhere(shown.nowhereUpTo));

const rowOf = (report: DrillReport, runbook: Runbook, point: PointRow): Cell[] => [
  [[{ text: pointKind(point), as: 'strong' }], ...cell(point.critical ? own.critical : '')],
  cell(pointTitle(point)),
  cell(
    pointText(report, point),
    point.kind === 'missed' && point.due !== undefined ? own.due(simClock(report, point.due)) : '',
    point.because === undefined ? '' : own.because(point.because),
  ),
  cell(point.clauses.length === 0 ? own.training2 : clauseRefs(runbook, point.clauses).map(clauseName).join('、')),
  cell(shownText(point)),
];

/** 未達・遅延・順序の逸脱: what goes against the guideline apart from what missed a training target, each with clause and record. */
export function pointBlocks(report: DrillReport, runbook: Runbook): Block[] {
  if (report.points.length === 0) return [{ kind: 'text', lines: [[aar.none]] }];
  const columns = [
    { title: own.sort, share: 12 },
    { title: own.what, share: 22 },
    { title: own.how, share: 34 },
    { title: own.clause, share: 15 },
    { title: own.record, share: 17 },
  ];
  const of = (source: PointRow['source']): Block[] => {
    const rows = report.points.filter((one) => one.source === source);
    return rows.length === 0
      ? []
      : [
          table(
            own[source],
            columns,
            rows.map((one) => rowOf(report, runbook, one)),
          ),
        ];
  };
  const clauses = clauseTexts(runbook, [...new Set(report.points.flatMap((one) => one.clauses))]);
  return [
    ...of('guideline'),
    ...of('training'),
    ...(clauses.length === 0 ? [] : [{ kind: 'heading' as const, text: own.clauses }]),
    ...clauses.map((clause): Block => ({ kind: 'quote', source: clauseName(clause), text: clause.text })),
  ];
}

function goodText({ kind, form, titles: [first = '', second = ''], inject = '', seat = '' }: GoodRow): string {
  if (kind === 'on-time') return good.onTime(first, seat);
  if (form === 'absence') return good.absent(first);
  if (form === 'response') return good.response(inject, first);
  return form === 'within' ? good.within(first, second) : good.order(first, second);
}

/** When it was done, and how long before its target where it has one. */
function goodTime(report: DrillReport, { at, due }: GoodRow): string {
  if (at === undefined) return '';
  const clock = simClock(report, at);
  return due === undefined ? clock : good.time(clock, lengthText(due - at));
}

/** 良かった点 */
export function goodBlock(report: DrillReport, runbook: Runbook): Block {
  if (report.good.length === 0) return { kind: 'text', lines: [[aar.none]] };
  return table(
    good.caption,
    [
      { title: good.what, share: 56 },
      { title: good.when, share: 24 },
      { title: good.record, share: 20 },
    ],
    report.good.map((one) => [
      cell(goodText(one)),
      cell(goodTime(report, one)),
      cell(one.seq === undefined ? '' : own.seq(one.seq), clauseRefs(runbook, one.clauses).map(clauseName).join('、')),
    ]),
  );
}
