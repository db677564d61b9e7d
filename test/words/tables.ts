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

/** Whether the program picks from the table of this name by a key that it works out, or goes through all of it. */
const isPickedFrom = (name: string, program: string): boolean => {
  const indexed = `${name}(?:\\s+as\\s+[^()]*)*\\)*\\s*(?:[?][.])?\\[(?!\\s*['"])`;
  const whole = `\\bObject[.](?:entries|keys|values)\\((?:[^()]*?)?${name}\\s*\\)`;
  return new RegExp(`${indexed}|${whole}`, 'u').test(program);
};

/**
 * Words whose last name stands nowhere in the program that could read them. With `quoted`, a name in quotes reads its word as well
 * (a table that is picked from by name); `called` is the name of the table itself.
 */
export const unread = (table: Table, program: string, { quoted = false, called = '' } = {}): string[] =>
  leavesOf(table)
    .map(([path]) => path)
    .filter((path) => {
      const [name = '', ...above] = path.split('.').reverse();
      const read = new RegExp(`[.]\\s*${name}(?![\\w$-])|${quoted ? '' : '\\[\\s*'}['"]${name}['"]`, 'u');
      return (
        !read.test(program) &&
        ![...above.map((one) => `[.]\\s*${one}`), ...(called === '' ? [] : [`(?<![\\w$.])${called}`])].some((one) =>
          isPickedFrom(one, program),
        )
      );
    });
