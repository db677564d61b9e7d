import { ui } from '../../words/ja/ui.ts';
import { cutRow } from './fit.ts';
import { type Row, rowWidth, span } from './row.ts';
import { width } from './width.ts';

/** As many of `parts` as fit into `room` columns, then ほかn: nothing is cut in the middle but a first part too long for the row. */
export const fitting = (parts: readonly Row[], room: number, between = '／'): Row => {
  const shown: Row[] = [];
  let used = 0;
  for (const [index, part] of parts.entries()) {
    const rest = parts.length - index - 1;
    const more = rest > 0 ? width(`${between}${ui.others(rest)}`) : 0;
    const needs = rowWidth(part) + (index > 0 ? width(between) : 0);
    if (index > 0 && used + needs + more > room) {
      shown.push([span(`${between}${ui.others(parts.length - index)}`)]);
      break;
    }
    shown.push(index > 0 ? [span(between), ...part] : part);
    used += needs;
  }
  return cutRow(shown.flat(), room);
};
