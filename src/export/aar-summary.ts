import type { Metrics } from '../drill/metrics.ts';
import type { DrillReport } from '../drill/report.ts';
import { aar as words } from '../words/ja/aar.ts';
import { judgedCell } from './aar-cover.ts';
import { lengthText, percentOf, shareText } from './aar-time.ts';
import { type Block, cell, table } from './document.ts';

/** One decimal place, by whole numbers alone: the same digits on every machine. */
const tenth = (value: number): string => {
  const tenths = Math.round(value * 10);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
};

/** 6 or 6.5 */
const points = (value: number): string => (Number.isInteger(value) ? String(value) : tenth(value));

const ordersText = ({ orders }: Metrics): string => {
  const percent = percentOf(orders);
  return percent === undefined ? words.noShare : words.orders(percent, orders.count, orders.of);
};

/** Each figure with how it is counted. The score never stands without the breaches and the coverage. */
export function metricRows(metrics: Metrics): readonly { readonly label: string; readonly value: string; readonly about: string }[] {
  const { response, againstTarget, score } = metrics;
  const row = ([label, about]: readonly [string, string], value: string) => ({ label, value, about });
  return [
    row(words.metric.breaches, words.count(score.criticalBreaches)),
    row(words.metric.coverage, shareText(score.coverage)),
    row(words.metric.done, shareText(metrics.done)),
    row(words.metric.onTime, shareText(metrics.onTime)),
    row(words.metric.response, response === undefined ? words.noShare : words.times(lengthText(response.median), lengthText(response.max))),
    row(words.metric.against, againstTarget === undefined ? words.noShare : words.ratio(tenth(againstTarget))),
    row(words.metric.orders, ordersText(metrics)),
    row(words.metric.hinted, shareText(metrics.hinted)),
    row(words.metric.score, words.score(points(score.points), score.outOf, score.criticalBreaches, shareText(score.coverage))),
    row(words.metric.delay, lengthText(metrics.releaseDelay)),
  ];
}

/** 要約: the ratings, then the figures. */
export function summaryBlocks(report: DrillReport): Block[] {
  const { summary: own } = words;
  return [
    table(
      own.objectives,
      [
        { title: own.objective, share: 52 },
        { title: own.rating, share: 32 },
        { title: own.done, share: 16 },
      ],
      [
        [cell(own.whole), judgedCell(report.whole), cell(`${report.metrics.done.count}／${report.metrics.done.of}`)],
        ...report.objectives.map((one) => [cell(`${one.id}　${one.text}`), judgedCell(one), cell(`${one.done}／${one.of}`)]),
      ],
    ),
    { kind: 'text', lines: [[own.legend]] },
    {
      kind: 'facts',
      caption: own.metrics,
      rows: metricRows(report.metrics).map(({ label, value, about }) => ({ label, cell: [[{ text: value, as: 'strong' }, `　${about}`]] })),
    },
  ];
}
