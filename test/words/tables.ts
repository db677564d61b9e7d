/** A table of words: sentences, functions that make one, lists, and tables of them. */
export type Table = { readonly [key: string]: unknown };

export const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every word below a table, by its path: `work.buttons.more`. */
export const leavesOf = (table: Table, path: readonly string[] = []): (readonly [path: string, word: unknown])[] =>
  Object.entries(table).flatMap(([key, value]) =>
    isTable(value) ? leavesOf(value, [...path, key]) : [[[...path, key].join('.'), value] as const],
  );

/** The part of a table under a path. */
export const at = (table: Table, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => (isTable(part) ? part[key] : undefined), table);

/** What a table that is read by key lacks, and what it has that nobody will ever ask for. */
export const difference = (table: unknown, keys: Iterable<string>): { missing: string[]; unused: string[] } => {
  const wanted = new Set(keys);
  const has = new Set(isTable(table) ? Object.keys(table) : []);
  return { missing: [...wanted].filter((key) => !has.has(key)), unused: [...has].filter((key) => !wanted.has(key)) };
};

/**
 * Words whose last name stands nowhere in the program that could read them. `keyed` are paths that are read by key and held against
 * their keys elsewhere; with `quoted`, a name in quotes reads its word as well (a table that is picked from by name).
 */
export const unread = (table: Table, keyed: readonly string[], program: string, quoted = false): string[] =>
  leavesOf(table)
    .map(([path]) => path)
    .filter((path) => !keyed.some((one) => path.startsWith(`${one}.`)))
    .filter((path) => {
      const name = path.slice(path.lastIndexOf('.') + 1);
      return !new RegExp(`[.]\\s*${name}(?![\\w$-])|${quoted ? '' : '\\[\\s*'}['"]${name}['"]`, 'u').test(program);
    });
