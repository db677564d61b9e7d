import { lineAt, type Source } from './source.ts';

/** One import or re-export of a file. */
export interface Import {
  /** As written: `./a.ts`, `node:fs`, `date-fns/addDays`. */
  readonly from: string;
  /** `import type`, `export type … from`, `typeof import()` and the like: gone when the program runs. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/**
 * Every import of a file. `import { type A } from` counts as one that runs: under verbatimModuleSyntax it does.
 * Positions are found where only program is left; the name is read from the same place of the text.
 */
export const importsOf = ({ code, bare }: Source): Import[] => {
  const found: Import[] = [];
  const add = (quote: number, typeOnly: boolean) => {
    const end = code.indexOf(code.charAt(quote), quote + 1);
    found.push({ from: code.slice(quote + 1, end), typeOnly, line: lineAt(code, quote) });
  };
  for (const match of bare.matchAll(
    /(?<![\w$.])(?:import|export)(\s+type(?!\s+from\b|\s*,))?(?:\s*\{[^{}]*\}|[\w\s$,*]|\{[^{}]*\})*?\s*\bfrom\s*(?=['"])/gu,
  ))
    add(match.index + match[0].length, match[1] !== undefined);
  for (const match of bare.matchAll(/(?<![\w$.])import\s*(?=['"])/gu)) add(match.index + match[0].length, false);
  for (const match of bare.matchAll(/(\btypeof\s+)?(?<![\w$.])import\s*\(\s*(?=['"`])/gu))
    add(match.index + match[0].length, match[1] !== undefined);
  for (const match of bare.matchAll(/(?<![\w$])require(?:\.resolve)?\s*\(\s*(?=['"`])/gu)) add(match.index + match[0].length, false);
  return found.sort((one, other) => one.line - other.line);
};
