/** The terminal in columns and rows. `small`: under 60×20, where the screens turn into lines (screens.md §2). */
export interface Size {
  readonly columns: number;
  readonly rows: number;
  readonly small: boolean;
}

const LEAST = { columns: 60, rows: 20 };

/** The columns and rows of a terminal; 80×24 where it does not say. */
export const sizeOf = (stdout: { readonly columns?: number; readonly rows?: number }): Size => {
  const columns = stdout.columns || 80;
  const rows = stdout.rows || 24;
  return { columns, rows, small: columns < LEAST.columns || rows < LEAST.rows };
};

/** No screen is laid out in fewer columns than its parts need, however narrow a window was drawn. */
const LEAST_COLUMNS = 20;

/** The size a screen is laid out for. What does not fit is cut off where rows are painted (terminal.tsx). */
export const laidOutFor = <T extends { readonly columns: number }>(size: T): T => ({
  ...size,
  columns: Math.max(LEAST_COLUMNS, size.columns),
});
