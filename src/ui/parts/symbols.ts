import { type Frame, type Row, rowText, rowWidth } from './row.ts';
import { width, withAsciiSigns } from './width.ts';

/** Takes `excess` columns from the last run of two or more blanks (or of a rule), so that the right edge stays where it was. */
const tightened = (content: Row, excess: number): Row => {
  let left = excess;
  const spans = content.map((each) => ({ ...each }));
  for (let at = spans.length - 1; at >= 0 && left > 0; at--) {
    const each = spans[at];
    if (each === undefined) continue;
    each.text = each.text.replace(/( {2,}|-{4,})(?!.*( {2,}|-{4,}))/u, (run) => {
      const taken = Math.min(left, run.length - 1);
      left -= taken;
      return run.slice(taken);
    });
  }
  return spans.filter((each) => each.text !== '');
};

/** The frame in ASCII rules and arrows (設定「記号を英数字にする」); rows grow by the longer signs only where there is room. */
export const inAscii = (frame: Frame, columns: number): Frame => {
  const rows = frame.rows.map((content) => {
    const plain = content.map((each) => ({ ...each, text: withAsciiSigns(each.text) }));
    const excess = rowWidth(plain) - columns;
    return excess > 0 ? tightened(plain, excess) : plain;
  });
  if (frame.cursor === undefined) return { rows };
  const { x, y } = frame.cursor;
  const text = rowText(frame.rows[y] ?? []);
  let units = 0;
  while (units < text.length && width(text.slice(0, units)) < x) units += 1;
  const before = text.slice(0, units);
  return { rows, cursor: { x: Math.min(columns - 1, x + width(withAsciiSigns(before)) - width(before)), y } };
};
