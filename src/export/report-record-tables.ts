import { beside } from '../words/ja/beside.ts';
import { report as labels } from '../words/ja/report.ts';
import { page } from '../words/ja/report-page.ts';
import { type Block, type Cell, cell, table } from './document.ts';
import type { Report } from './report.ts';
import type { Deviation } from './report-changes.ts';
import type { EvidenceRow } from './report-evidence.ts';
import { clockBeside, dayAndClock } from './report-time.ts';

const words = page.changes;
const seqColumn = { title: page.chronology.seq, share: 7 };

const written = ({ person, at }: { person: { text: string }; at: number }, base: number): Cell => cell(dayAndClock(at, base), person.text);
const stepName = ({ number, title }: { number: number | null; title: string }): string => (number === null ? title : `${number} ${title}`);

const orNone = (block: Block, count: number): Block[] =>
  count > 0
    ? [block]
    : [
        { kind: 'heading', text: 'caption' in block ? block.caption : '' },
        { kind: 'text', lines: [[page.none]] },
      ];

const deviationRow = (deviation: Deviation, base: number): Cell[] => [
  cell(String(deviation.seq)),
  cell(stepName(deviation.step)),
  deviation.earlier.flatMap((one) =>
    cell(`${stepName(one)}${one.clause === undefined ? '' : `　${one.clause}`}`, one.because && words.because(one.because)),
  ),
  cell(deviation.reason),
  cell(deviation.decidedBy ?? '—'),
  written(deviation, base),
];

/** 逸脱, 後刻記入, 訂正, 取消: a table each, or 「ありません」. */
export const changeTables = (report: Report): Block[] => [
  ...orNone(
    table(
      words.deviations,
      [
        seqColumn,
        { title: words.step, share: 17 },
        { title: words.earlier, share: 27 },
        { title: words.reason, share: 20 },
        { title: words.decided, share: 13 },
        { title: words.person, share: 16 },
      ],
      report.deviations.map((one) => deviationRow(one, report.overview.detected.at)),
    ),
    report.deviations.length,
  ),
  ...orNone(
    table(
      words.late,
      [
        seqColumn,
        { title: page.chronology.occurred, share: 14 },
        { title: page.chronology.written, share: 14 },
        { title: page.chronology.person, share: 20 },
        { title: words.text, share: 45 },
      ],
      report.late.map((row) => [
        cell(String(row.seq)),
        cell(row.occurred === undefined ? '' : dayAndClock(row.occurred, report.overview.detected.at)),
        cell(row.written === undefined ? '' : clockBeside(row.written, row.occurred ?? row.written)),
        cell(row.person?.text),
        cell(`${row.kind}　${row.text.split('\n')[0] ?? ''}`),
      ]),
    ),
    report.late.length,
  ),
  ...orNone(
    table(
      words.corrections,
      [
        seqColumn,
        { title: words.target, share: 9 },
        { title: words.label, share: 14 },
        { title: words.old, share: 18 },
        { title: words.new, share: 18 },
        { title: words.reason, share: 18 },
        { title: words.person, share: 16 },
      ],
      report.corrections.map((one) => [
        cell(String(one.seq)),
        cell(beside.seq(one.target)),
        cell(one.label),
        cell(one.old).map((line) => line.map((span) => ({ text: String(span), as: 'struck' as const }))),
        cell(one.new),
        cell(one.reason),
        written(one, report.overview.detected.at),
      ]),
    ),
    report.corrections.length,
  ),
  ...orNone(
    table(
      words.undone,
      [
        seqColumn,
        { title: words.target, share: 9 },
        { title: words.text, share: 43 },
        { title: words.reason, share: 24 },
        { title: words.person, share: 17 },
      ],
      report.undone.map((one) => [
        cell(String(one.seq)),
        cell(beside.seq(one.target)),
        cell(`${one.kind}　${one.text}`).map((line) => line.map((span) => ({ text: String(span), as: 'struck' as const }))),
        cell(one.reason),
        written(one, report.overview.detected.at),
      ]),
    ),
    report.undone.length,
  ),
];

/** 284,113 */
const grouped = (bytes: number): string => String(bytes).replaceAll(/\B(?=(?:\d{3}){1,8}$)/gu, ',');

const evidenceRow = (row: EvidenceRow, base: number): Cell[] => {
  const { evidence } = page;
  const used = row.usedBy.map((seq) => beside.seq(seq)).join('・');
  return [
    [[{ text: row.number, as: 'strong' }], ...(row.undone ? cell(evidence.undone) : [])],
    [...cell(row.name), [{ text: row.sha256, as: 'code' }]],
    cell(
      row.type,
      evidence.bytes(grouped(row.bytes)),
      row.method,
      row.original,
      row.shows && labels.pair(labels.label.shows, row.shows),
      row.derivedFrom && labels.derived(row.derivedFrom),
      row.derived.length > 0 ? evidence.derived(row.derived.join('・')) : undefined,
    ),
    cell(...row.subjects, row.postId && evidence.postId(row.postId), row.shownAt && evidence.shown(row.shownAt)),
    cell(
      row.takenBy,
      dayAndClock(row.at, base),
      evidence.seq(row.seq),
      used === '' ? undefined : evidence.usedBy(used),
      ...row.handled.map((one) => evidence.handled(one.seq, one.how, dayAndClock(one.at, base), one.to ?? one.person)),
    ),
  ];
};

/** 証拠一覧, or 「ありません」. */
export const evidenceTable = (report: Report): Block[] =>
  report.evidence.length === 0
    ? [{ kind: 'text', lines: [[page.none]] }]
    : [
        table(
          page.evidence.caption,
          [
            { title: page.evidence.number, share: 7 },
            { title: page.evidence.file, share: 34 },
            { title: page.evidence.size, share: 17 },
            { title: page.evidence.subject, share: 24 },
            { title: page.evidence.taken, share: 18 },
          ],
          report.evidence.map((row) => evidenceRow(row, report.overview.detected.at)),
        ),
        { kind: 'text', lines: [[page.evidence.note]] },
      ];
