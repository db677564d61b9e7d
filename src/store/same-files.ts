import { statSync } from 'node:fs';

/** What tells a file from another one of the same name; undefined where there is none. */
const identityOf = (file: string): string | undefined => {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.dev}:${stat.ino}`;
};

/**
 * The files that stand under some names now. An open file lives on when its name is taken away or given to another one: what is
 * written there is found by nobody. Names that no file has now are not looked at again.
 */
export class SameFiles {
  readonly #known: readonly (readonly [file: string, identity: string])[];

  constructor(files: readonly string[]) {
    this.#known = files.flatMap((file) => {
      const identity = identityOf(file);
      return identity === undefined ? [] : [[file, identity] as const];
    });
  }

  /** Whether each name still leads to the file that it led to; false also where that can no longer be asked. */
  areThere(): boolean {
    try {
      return this.#known.every(([file, identity]) => identityOf(file) === identity);
    } catch {
      return false;
    }
  }
}
