import { ui } from '../../words/ja/ui.ts';
import type { App, Size } from '../app.ts';
import { footer, type ScreenKind } from '../keys/table.ts';
import { leftRight } from '../parts/fit.ts';
import { type Frame, type Row, type RowLike, row, rowWidth, span } from '../parts/row.ts';
import { wrap } from '../parts/wrap.ts';

/** Parts of one screen, from the top; `bottom` is the row of line and buttons, or the rows of buttons. */
export interface PageParts {
  readonly head: readonly Row[];
  readonly body: readonly Row[];
  readonly bottom: readonly Row[];
  readonly kind: ScreenKind;
  /** Right end of the last row. */
  readonly right?: RowLike;
  /** Where the real cursor stands. */
  readonly cursor?: { readonly in: 'body' | 'bottom'; readonly x: number; readonly y: number };
  /** First row of the body to keep in sight when it is too long, and one past the last. */
  readonly keep?: { readonly from: number; readonly to: number };
  readonly without?: Parameters<typeof footer>[2];
}

/** The part of a body that is drawn: `room` rows, with rows `keep` in sight. */
export const windowOf = (total: number, room: number, keep?: { from: number; to: number }): number => {
  if (total <= room) return 0;
  const { from, to } = keep ?? { from: 0, to: 1 };
  const start = to > room ? Math.min(from, to - room) : 0;
  return Math.max(0, Math.min(start, total - room));
};

/** 「↑ あと3行 ↓ あと5行」: how much is out of sight above and below, in the words given. */
export const scrollMarks = (
  above: number,
  below: number,
  [up, down]: readonly [(count: number) => string, (count: number) => string],
): string => [above > 0 ? up(above) : '', below > 0 ? down(below) : ''].filter((part) => part !== '').join(' ');

/** What stands at the right end of the last row, if it is other than usual: on a narrow screen the keys come before 「すべて保存済み」. */
export const narrowEnd = (app: App, size: Size, end: RowLike | undefined): { right?: RowLike } => {
  if (end !== undefined) return { right: end };
  return size.columns < 72 && app.unsaved === undefined ? { right: '' } : {};
};

/** A notice as rows, above the bottom row. */
export const noticeRows = (app: App, columns: number): Row[] =>
  app.notice.flatMap((line) => wrap(line, columns - 2).map((text): Row => [span(' '), span(text, { bold: true })])).slice(0, 4);

/** Lays a screen out in exactly `size.rows` rows: head, body, blank rows, what just happened, bottom, keys. */
export const page = (app: App, size: Size, parts: PageParts): Frame => {
  const notice = noticeRows(app, size.columns);
  const fixed = parts.head.length + notice.length + parts.bottom.length + 1;
  const room = Math.max(1, size.rows - fixed);
  const start = windowOf(parts.body.length, room, parts.keep);
  const body = parts.body.slice(start, start + room);
  const blank = app.hints.fill(parts.kind, room - body.length, size.columns);
  const right = parts.right ?? app.saved();
  const drill = app.session.mode === 'drill' ? [span(` ${ui.drill}`, { inverse: true, color: 'magenta' })] : [];
  const end = [...row(right, app.unsaved === undefined ? {} : { inverse: true, color: 'red' }), ...drill];
  const keys = footer(parts.kind, Math.max(10, size.columns - rowWidth(end) - 2), parts.without);
  const rows = [...parts.head, ...body, ...blank, ...notice, ...parts.bottom, leftRight(keys, end, size.columns)];
  const cursor = parts.cursor;
  if (cursor === undefined) return { rows };
  const y = cursor.in === 'body' ? parts.head.length + cursor.y - start : parts.head.length + room + notice.length + cursor.y;
  if (cursor.in === 'body' && (cursor.y < start || cursor.y >= start + room)) return { rows };
  return { rows, cursor: { x: Math.min(cursor.x, size.columns - 1), y } };
};
