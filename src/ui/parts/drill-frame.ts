import { ui } from '../../words/ja/ui.ts';
import { cutRow } from './fit.ts';
import { type Frame, rowText, span } from './row.ts';

/** A frame of a drill: 【訓練】 stands first on it, whatever screen drew it, and whether or not that screen thought of it. */
export const inDrill = (frame: Frame, columns: number): Frame => {
  const [title = [], ...rows] = frame.rows;
  if (rowText(title).startsWith(ui.drill)) return frame;
  return { ...frame, rows: [cutRow([span(ui.drill, { inverse: true, color: 'magenta' }), ...title], columns), ...rows] };
};
