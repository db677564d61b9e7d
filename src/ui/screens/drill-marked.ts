import { ui } from '../../words/ja/ui.ts';
import type { App } from '../app.ts';
import { type Row, type Span, span } from '../parts/row.ts';

const mark = (before = ''): Span => span(`${before}${ui.drill}`, { inverse: true, color: 'magenta' });

/*
 * Screens about drills that stand in front of one are drawn by the program of real incidents, which marks nothing: they say themselves, first
 * and last, that what is chosen on them is a drill.
 */

/** Row 1. */
export const drillTitle = (words: string): Row => [mark(), span(words, { bold: true })];

/** Right end of the last row. */
export const drillEnd = (app: App): Row => {
  // Inside a drill the page adds it.
  const saved = app.size.columns < 72 && app.unsaved === undefined ? '' : app.saved();
  return app.session.mode === 'drill' ? [span(saved)] : [span(saved), mark(' ')];
};
