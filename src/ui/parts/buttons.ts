import { flow } from './columns.ts';
import { fitRow } from './fit.ts';
import { type Row, type RowLike, row, rowWidth, span } from './row.ts';

/** A button as drawn: `[記録する]`, or its reason in brackets 「（理由を書くと押せます）」 while it cannot be pressed. */
export interface DrawnButton {
  readonly label: string;
  readonly blocked?: string;
  readonly focused?: boolean;
}

/** Rows of buttons, and the cell of the focused one. */
export interface DrawnButtons {
  readonly rows: readonly Row[];
  readonly cursor?: { readonly x: number; readonly y: number };
}

/** One column before each button holds `>` when it is focused: inverse alone is no sign in plain text. */
const drawn = ({ label, blocked, focused }: DrawnButton): Row => {
  if (blocked !== undefined) return [span(' '), span(`（${blocked}）`, { color: 'yellow' })];
  return focused ? [span('>'), span(`[${label}]`, { inverse: true })] : [span(' '), span(`[${label}]`)];
};

/** What two buttons wait for is said once. */
const saidOnce = (buttons: readonly DrawnButton[]): readonly DrawnButton[] =>
  buttons.filter(({ blocked }, index) => blocked === undefined || buttons.findIndex((each) => each.blocked === blocked) === index);

const isFocused = (content: Row): boolean => content.some(({ inverse }) => inverse === true);

/** Where the focused button begins, in the rows as they are drawn. */
const cursorOf = (rows: readonly Row[]): DrawnButtons['cursor'] => {
  const y = rows.findIndex(isFocused);
  const content = rows[y];
  if (content === undefined) return undefined;
  const before = content.slice(
    0,
    content.findIndex(({ inverse }) => inverse === true),
  );
  return { x: rowWidth(before), y };
};

/** The buttons in as many rows of `columns` as they need, from the left. */
export const buttonRows = (buttons: readonly DrawnButton[], columns: number): DrawnButtons => {
  const rows = buttons.length === 0 ? [] : flow(saidOnce(buttons).map(drawn), columns, 0);
  const cursor = cursorOf(rows);
  return { rows, ...(cursor === undefined ? {} : { cursor }) };
};

/** One row with `left` (検索：) and the buttons at the right edge; the buttons that do not fit beside 20 columns of `left` are left out from the end. */
export const buttonLine = (left: RowLike, buttons: readonly DrawnButton[], columns: number, keep = 20): DrawnButtons => {
  let shown = saidOnce(buttons).map(drawn);
  while (shown.length > 1 && shown.reduce((sum, each) => sum + rowWidth(each), 0) > columns - keep) {
    const at = shown.findLastIndex((each) => !isFocused(each));
    shown = shown.filter((_, index) => index !== at);
  }
  const right = shown.flat();
  const rest = Math.max(0, columns - rowWidth(right));
  const rows = [[...fitRow(row(left), rest), ...right]];
  const cursor = cursorOf(rows);
  return { rows, ...(cursor === undefined ? {} : { cursor }) };
};
