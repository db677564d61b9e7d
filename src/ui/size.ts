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
