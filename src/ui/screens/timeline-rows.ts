import type { ChronologyRow } from '../../export/chronology.ts';
import { near } from '../../incident/calendar.ts';
import { ui } from '../../words/ja/ui.ts';
import { fitText } from '../parts/fit.ts';
import { type Row, type Span, span } from '../parts/row.ts';
import { wrap } from '../parts/wrap.ts';

/** One line of the log: number, when it happened, when it was written if that differs, who, what; 見え消し under it. */
export const lineRows = (line: ChronologyRow, chosen: boolean, now: number, columns: number): Row[] => {
  const occurred = line.occurred === undefined ? '' : near(line.occurred, now);
  const written = line.late && line.written !== undefined ? `${ui.timeline.late}${near(line.written, now)}` : '';
  const narrow = columns < 72;
  const name = (line.person?.name ?? '').split(/[\s　]/u)[0] ?? '';
  const times = narrow
    ? fitText(`${occurred}${written === '' ? '' : ` ${ui.timeline.late}`}`, 11)
    : `${fitText(occurred, 10)}${fitText(written, 10)}`;
  const head = ` ${chosen ? '>' : ' '}${fitText(String(line.seq), 3, 'right')} ${times}${fitText(name, 6)} `;
  const undone = line.marks.includes('undone');
  const deviation = line.marks.includes('deviation');
  const room = Math.max(16, columns - head.length - [...head].filter((each) => each > '\u2e7f').length);
  const kind = `${undone ? `${ui.timeline.undone} ` : ''}${line.kind}　`;
  const text = line.text.replaceAll('\n', '　');
  const body = wrap(`${kind}${text}`, room).map((part, index): Row => {
    const left: Span[] = index === 0 ? [span(head, chosen ? { inverse: true } : {})] : [span(' '.repeat(columns - room))];
    return [...left, span(part, { ...(undone && { strike: true as const }), ...(deviation && { underline: true as const }) })];
  });
  const struck = line.struck.flatMap(({ label, old, new: right, bySeq }): Row[] => [
    ...wrap(`${ui.timeline.struck}　〔${label}　${old}〕`, room).map(
      (part): Row => [span(' '.repeat(columns - room)), span(part, { strike: true })],
    ),
    ...wrap(`${ui.timeline.right}　${label}　${right}${ui.timeline.by(bySeq)}`, room).map(
      (part): Row => [span(' '.repeat(columns - room)), span(part)],
    ),
  ]);
  return [...body, ...struck];
};
