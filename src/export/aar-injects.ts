import type { DrillReport } from '../drill/report.ts';
import type { ExpectedRow, InjectRow } from '../drill/report-injects.ts';
import { aarTables as words } from '../words/ja/aar-tables.ts';
import { lengthText, simClock } from './aar-time.ts';
import { type Block, type Cell, cell } from './document.ts';

const { injects: own } = words;

const givenCell = (report: DrillReport, { status, seq }: InjectRow): Cell => {
  const said = words.injectState[status.state];
  if (status.state === 'waiting') return cell(said);
  const because = status.state === 'obsolete' && status.because !== undefined ? own.because(status.because) : '';
  return cell(simClock(report, status.at), said, because, seq === undefined ? '' : own.seq(seq));
};

const targetCell = (report: DrillReport, { target, due }: ExpectedRow): Cell =>
  cell(own.within(lengthText(target)), due === undefined ? '' : own.until(simClock(report, due)));

function resultCell(report: DrillReport, { state, at, seq = 0, response = 0, due = 0, hinted, target }: ExpectedRow): Cell {
  const when =
    at === undefined
      ? ''
      : at < due - target
        ? own.early(simClock(report, at), seq)
        : own.took(simClock(report, at), lengthText(response), seq);
  return [[{ text: words.state[state], as: 'strong' }], ...cell(when, hinted ? own.hinted : '')];
}

const injectCell = ({ id, kind, to, text, hidden }: InjectRow): Cell => [
  [{ text: own.head(id, words.injectKind[kind]), as: 'strong' }],
  ...cell(`${to.join('・')}「${text}」`, hidden === undefined ? '' : own.hidden(hidden)),
];

/** 付与と期待行動の対応表: one row for each expectation, the inject once before its own. */
export const injectTable = (report: DrillReport): Block => ({
  kind: 'table',
  caption: own.caption,
  columns: [
    { title: own.inject, share: 34 },
    { title: own.given, share: 12 },
    { title: own.expected, share: 20 },
    { title: own.target, share: 16 },
    { title: own.result, share: 18 },
  ],
  groups: [{ rows: report.injects.flatMap((inject) => rowsOf(report, inject)) }],
});

function rowsOf(report: DrillReport, inject: InjectRow): Cell[][] {
  const before = (at: number): Cell[] => (at === 0 ? [injectCell(inject), givenCell(report, inject)] : [cell(own.again(inject.id)), []]);
  if (inject.expected.length === 0) return [[...before(0), cell(own.info), [], []]];
  return inject.expected.map((one, at) => [
    ...before(at),
    cell(one.title, own.seat(one.seat, one.critical)),
    targetCell(report, one),
    resultCell(report, one),
  ]);
}
