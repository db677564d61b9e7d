import type { DrillReport } from '../drill/report.ts';
import type { AnswerRow } from '../drill/report-answer.ts';
import { aar } from '../words/ja/aar.ts';
import { aarTables as words } from '../words/ja/aar-tables.ts';
import { lengthText, simClock } from './aar-time.ts';
import { anchorOf } from './anchor.ts';
import { type Block, cell, table } from './document.ts';

const { appendix: own } = words;

function betweenText({ model, actual }: AnswerRow): string {
  if (actual === undefined) return own.missing;
  const between = actual.at - model.to;
  if (Math.abs(between) < 60_000) return own.same;
  return between > 0 ? own.later(lengthText(between)) : own.sooner(lengthText(-between));
}

/** 付録: the record's hold, and the model answer beside what was done. */
export function appendixBlocks(report: DrillReport): Block[] {
  const { answer, cover } = report;
  const rows = (answer ?? []).map((one) => {
    const { model, actual, title, seat } = one;
    return [
      cell(String(model.place)),
      cell(`${title}（${seat}）`),
      cell(own.span(simClock(report, model.from), simClock(report, model.to))),
      cell(actual === undefined ? own.missing : own.place(simClock(report, actual.at), actual.place, actual.seq)),
      cell(betweenText(one)),
    ];
  });
  const columns = [
    { title: own.order, share: 7 },
    { title: own.deed, share: 33 },
    { title: own.model, share: 22 },
    { title: own.actual, share: 24 },
    { title: own.between, share: 14 },
  ];
  return [
    { kind: 'text', lines: [[own.full], [aar.cover.same], [answer === undefined ? own.noAnswer : own.note]] },
    ...(answer === undefined ? [] : [table(own.answer, columns, rows)]),
    {
      kind: 'facts',
      caption: own.record,
      rows: [
        { label: own.seq, cell: cell(aar.corner.upTo(cover.upTo.seq)) },
        { label: own.value, cell: [[{ text: anchorOf(cover.upTo.hash), as: 'code' }]] },
        { label: own.hash, cell: [[{ text: cover.upTo.hash, as: 'code' }]] },
      ],
    },
  ];
}
