import { cutRow } from './parts/fit.ts';
import { paint } from './parts/paint.ts';
import type { Frame } from './parts/row.ts';
import { inAscii } from './parts/symbols.ts';
import type { Size } from './size.ts';

/** A frame as one text, and where the real cursor stands on it; `x` and `y` count cells from 0. */
export interface Picture {
  readonly text: string;
  readonly cursor: { readonly x: number; readonly y: number } | undefined;
}

/** The frame as one text of exactly the screen's rows, none wider than the screen. */
export const pictureOf = (frame: Frame, size: Size, look: { color: boolean; contrast?: boolean; ascii?: boolean }): Picture => {
  // Cut before the signs are replaced: the … that ends a row is one of them.
  const fitted: Frame = { ...frame, rows: frame.rows.map((content) => cutRow(content, size.columns)) };
  const { rows, cursor } = look.ascii ? inAscii(fitted, size.columns) : fitted;
  // Always as many rows as the screen has: Ink redraws everything when the height changes.
  const painted = Array.from({ length: size.rows }, (_, y) => paint(rows[y] ?? [], look));
  const isInside = cursor !== undefined && cursor.y < size.rows;
  return { text: painted.join('\n'), cursor: isInside ? { x: Math.min(cursor.x, size.columns - 1), y: cursor.y } : undefined };
};
