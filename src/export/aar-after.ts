import type { DrillReport, HintRow } from '../drill/report.ts';
import type { Steering } from '../drill/report-steering.ts';
import { aar } from '../words/ja/aar.ts';
import { aarTables as words } from '../words/ja/aar-tables.ts';
import { report as names } from '../words/ja/report.ts';
import { pointKind, pointText, pointTitle } from './aar-points.ts';
import { lengthText, simClock } from './aar-time.ts';
import { type Block, type Cell, cell, table } from './document.ts';
import { blackedOut } from './person.ts';

const none: Block = { kind: 'text', lines: [[aar.none]] };
const seqText = (seq: number): string => words.points.seq(seq);

const hintResult = ({ helped, expected }: HintRow, report: DrillReport): string => {
  if (helped) return words.hints.helped;
  return report.expected.some(({ id, seq }) => id === expected && seq !== undefined) ? words.hints.before : words.hints.not;
};

/** ヒントの使用 */
export function hintBlock(report: DrillReport): Block {
  const own = words.hints;
  if (report.hints.length === 0) return none;
  return table(
    own.caption,
    [
      { title: own.given, share: 16 },
      { title: own.expected, share: 38 },
      { title: own.result, share: 30 },
      { title: own.record, share: 16 },
    ],
    report.hints.map((one) => [cell(simClock(report, one.at)), cell(one.title), cell(hintResult(one, report)), cell(seqText(one.seq))]),
  );
}

function steeringText(report: DrillReport, one: Steering): string {
  const own = words.steering;
  switch (one.kind) {
    case 'deferred':
      return own.deferred(one.inject);
    case 'by-hand': {
      const { delay = 0 } = one;
      if (delay === 0) return own.byHand(one.inject);
      return delay > 0 ? own.delayed(one.inject, lengthText(delay)) : own.ahead(one.inject, lengthText(-delay));
    }
    case 'pause':
    case 'suspended':
      return `${own[one.kind]}${one.real === undefined ? '' : own.stood(lengthText(one.real))}`;
    case 'rate':
      return own.rate(one.rate);
    case 'jump':
      return own.jump(simClock(report, one.to));
    case 'led':
    case 'ended':
      return own[one.kind];
  }
}

/** 進行側の逸脱 */
export function steeringBlock(report: DrillReport): Block {
  const own = words.steering;
  if (report.steering.length === 0) return none;
  return table(
    own.caption,
    [
      { title: own.when, share: 16 },
      { title: own.what, share: 66 },
      { title: own.record, share: 18 },
    ],
    report.steering.map((one) => [cell(simClock(report, one.at)), cell(steeringText(report, one)), cell(seqText(one.seq))]),
  );
}

/** Empty lines to write on. */
const empty = (lines: number): Cell => Array.from({ length: lines }, () => [aar.blank]);

/** 直後振り返り: what the evaluators saw, and room for everybody to write. */
export function hotwashBlocks(report: DrillReport): Block[] {
  const own = words.hotwash;
  const seen = table(
    own.observations,
    [
      { title: own.when, share: 14 },
      { title: own.seat, share: 14 },
      { title: own.text, share: 56 },
      { title: own.record, share: 16 },
    ],
    report.observations.map((one) => [
      cell(simClock(report, one.at)),
      cell(one.seat),
      cell(one.title, one.text ?? blackedOut(names.what.body)),
      cell(seqText(one.seq)),
    ]),
  );
  const room = table(
    own.caption,
    [
      { title: own.seat, share: 16 },
      { title: own.well, share: 28 },
      { title: own.hard, share: 28 },
      { title: own.change, share: 28 },
    ],
    [...report.cover.seats, own.all].map((seat) => [cell(seat), empty(3), empty(3), empty(3)]),
  );
  return [...(report.observations.length === 0 ? [] : [seen]), room];
}

/** 改善計画: what is to be mended stands already; who, until when and by which drill it is checked is for people to write. */
export function planBlock(report: DrillReport): Block {
  const own = words.plan;
  const issues = report.points.map((one) => cell(`${pointKind(one)}　${pointTitle(one)}`, pointText(report, one)));
  return table(
    own.caption,
    [
      { title: own.issue, share: 46 },
      { title: own.who, share: 16 },
      { title: own.by, share: 16 },
      { title: own.check, share: 22 },
    ],
    [...issues, empty(2), empty(2)].map((issue) => [issue, empty(1), empty(1), empty(1)]),
  );
}
