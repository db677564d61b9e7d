import { ENOUGH, type Trend, type TrendRow } from '../drill/trend.ts';
import { longDateTime } from '../incident/calendar.ts';
import { aar } from '../words/ja/aar.ts';
import { aarTables as words } from '../words/ja/aar-tables.ts';
import { ratingText } from './aar-cover.ts';
import { lengthText, shareText } from './aar-time.ts';
import { type Block, cell, table } from './document.ts';

const { trend: own } = words;

/** What is said over drills of one kind: under three, that nothing can be; else the first beside the last, never a verdict. */
export function trendLines({ rows, decidable }: Trend): string[] {
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (first === undefined || last === undefined) return [own.none];
  if (!decidable) return [own.undecided(rows.length, ENOUGH)];
  const change = (what: string, of: (row: TrendRow) => string) => own.change(what, of(first), of(last));
  return [
    change(own.rating, ({ rating }) => ratingText(rating)),
    change(own.breaches, ({ criticalBreaches }) => aar.count(criticalBreaches)),
    change(own.done, ({ done }) => shareText(done)),
    change(own.onTime, ({ onTime }) => shareText(onTime)),
  ];
}

/** The cells of one drill, in the order of {@link trendHeads}. */
export const trendCells = (row: TrendRow): string[] => [
  longDateTime(row.real),
  ratingText(row.rating),
  String(row.criticalBreaches),
  shareText(row.done),
  shareText(row.onTime),
  row.response === undefined ? '—' : lengthText(row.response),
  String(row.hinted.count),
  own.number(row.exercise, row.seed),
];

export const trendHeads = [own.held, own.rating, own.breaches, own.done, own.onTime, own.response, own.hinted, own.exercise] as const;

const SHARES = [18, 15, 9, 13, 13, 11, 8, 13] as const;

/** 推移 */
export const trendBlocks = (trend: Trend): Block[] => [
  { kind: 'text', lines: trendLines(trend).map((line) => [line]) },
  ...(trend.rows.length === 0
    ? []
    : [
        table(
          own.caption,
          trendHeads.map((title, at) => ({ title, share: SHARES[at] ?? 10 })),
          trend.rows.map((row) => trendCells(row).map((one) => cell(one))),
        ),
      ]),
];
