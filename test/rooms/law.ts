import { isBuiltin } from 'node:module';
import { TROUBLES } from '../../machines/words.ts';
import { type Import, importsOf } from './imports.ts';
import { PURE, ROOMS, roomOf, targetOf } from './rooms.ts';
import { lineAt, readSource, type Source } from './source.ts';

/** Sources by their path in the repository. */
export type Files = ReadonlyMap<string, string>;

export type Rule =
  | 'room-order'
  | 'no-room'
  | 'words-run-words'
  | 'machines-run-xstate'
  | 'pure-imports'
  | 'pure-effects'
  | 'date-fns-subpath'
  | 'named-import'
  | 'cycle'
  | 'trouble-compared'
  | 'grab-bag'
  | 'long-file';

export interface Violation {
  readonly rule: Rule;
  /** `src/ui/app.ts:12`. */
  readonly at: string;
  /** What stands there. */
  readonly found: string;
}

/** A file as the rules see it. */
interface Seen {
  readonly file: string;
  readonly text: string;
  readonly source: Source;
  readonly imports: readonly Import[];
}

type Breach = readonly [rule: Rule, line: number, found: string];
type Look = (seen: Seen) => readonly Breach[];

const isOurs = (from: string): boolean => from.startsWith('.');

/** Imports run one way, types included; words are open to all, and see the types of all. */
const roomOrder: Look = ({ file, imports }) =>
  imports.flatMap((one): Breach[] => {
    const room = roomOf(file);
    if (room === undefined || !isOurs(one.from)) return [];
    const target = targetOf(file, one.from);
    const other = roomOf(target);
    if (other === undefined) return target === 'package.json' && room === 'session' ? [] : [['no-room', one.line, target]];
    if (room === 'words') return other === 'words' || one.typeOnly ? [] : [['words-run-words', one.line, target]];
    if (room === 'machines') return other === 'machines' ? [] : [['room-order', one.line, target]];
    return other === 'words' || ROOMS.indexOf(other) <= ROOMS.indexOf(room) ? [] : [['room-order', one.line, target]];
  });

const inNoRoom: Look = ({ file }) => (roomOf(file) === undefined ? [['no-room', 1, file]] : []);

const packages: Look = ({ file, imports }) =>
  imports
    .filter(({ from }) => !isOurs(from))
    .flatMap(({ from, typeOnly, line }): Breach[] => {
      const room = roomOf(file);
      if (from === 'date-fns') return [['date-fns-subpath', line, from]];
      if (room === undefined || !PURE.includes(room)) return [];
      if (isBuiltin(from) || /^(?:react|ink)(?:-|\/|$)/u.test(from)) return [['pure-imports', line, from]];
      if (room === 'machines' && from !== 'xstate') return [['machines-run-xstate', line, from]];
      return room === 'words' && !typeOnly ? [['words-run-words', line, from]] : [];
    });

/** What a file does besides computing: a clock, chance, a machine. */
const EFFECTS: readonly RegExp[] = [
  /\bDate\s*\??\.\s*now\b/gu,
  /\bnew\s+Date\b(?!\s*\(\s*[^\s)])/gu,
  /(?<!\bnew\s+)(?<![\w$.])Date\s*\(/gu,
  /\bMath\s*\??\.\s*random\b/gu,
  /(?<![\w$])performance\s*\??\.\s*now\b/gu,
  /(?<![\w$.])process\b(?!\s*:)/gu,
  /(?<![\w$.])(?:globalThis|console|crypto|fetch|setTimeout|setInterval|setImmediate|queueMicrotask)\b(?!\s*:)/gu,
  /\bimport\s*\.\s*meta\b/gu,
];

const effects: Look = ({ file, source }) => {
  const room = roomOf(file);
  if (room === undefined || !PURE.includes(room)) return [];
  return EFFECTS.flatMap((effect) =>
    [...source.bare.matchAll(effect)].map((match): Breach => ['pure-effects', lineAt(source.bare, match.index), match[0]]),
  );
};

/** An import whose name is put together cannot be held to any law. */
const namedImports: Look = ({ source }) =>
  [...source.bare.matchAll(/(?<![\w$.])import\s*\(\s*(?!['"])/gu)].map(
    (match): Breach => ['named-import', lineAt(source.bare, match.index), source.code.slice(match.index, match.index + 40)],
  );

const literal = `(['"\`])(?:${TROUBLES.join('|')})\\1`;
const COMPARED: readonly RegExp[] = [
  new RegExp(`(?:[=!]==?|\\bcase\\b|\\bhas\\(|\\bincludes\\(|\\bis\\()\\s*${literal}`, 'gu'),
  new RegExp(`${literal}\\s*[=!]==?`, 'gu'),
  new RegExp(`\\[[^\\[\\]]*${literal}[^\\[\\]]*\\](?:\\s+as\\s+const)?\\)?\\s*\\.\\s*(?:includes|indexOf)`, 'gu'),
];
const MAY_COMPARE = ['machines/charts.ts', ...TROUBLES.map((trouble) => `machines/${trouble}.ts`)];

/** What differs between troubles stands in their charts, in a runbook or in a table keyed by trouble, never in an `if`. */
const comparisons: Look = ({ file, source }) => {
  if (MAY_COMPARE.includes(file)) return [];
  return COMPARED.flatMap((pattern) =>
    [...source.code.matchAll(pattern)]
      // Not inside a string: there the program-only view is blank at one end or the other.
      .filter((match) => !/^\s|\s$/u.test(source.bare.slice(match.index, match.index + match[0].length)))
      .map((match): Breach => ['trouble-compared', lineAt(source.code, match.index), match[0]]),
  );
};

const grabBags: Look = ({ file }) => {
  const name = file.split('/').at(-1) ?? '';
  return /^(?:utils?|helpers?|common|misc|shared|types|constants)\.tsx?$|^index\.tsx?$/u.test(name) ||
    /\/(?:utils?|helpers?|common|misc)\//u.test(file)
    ? [['grab-bag', 1, name]]
    : [];
};

/** Most files stand under 150 lines; over this one they hold more than one idea. */
export const MOST_LINES = 250;
const long: Look = ({ file, text }) => {
  const lines = text.split('\n').length - 1;
  return lines > MOST_LINES ? [['long-file', MOST_LINES + 1, `${file} ${lines}`]] : [];
};

/** One round of files that import each other when the program runs; each round is told once, from its first file by name. */
const cycles = (all: readonly Seen[]): Violation[] => {
  const known = new Set(all.map(({ file }) => file));
  const next = new Map(
    all.map(({ file, imports }) => [
      file,
      [...new Set(imports.filter((one) => !one.typeOnly && isOurs(one.from)).map((one) => targetOf(file, one.from)))].filter((to) =>
        known.has(to),
      ),
    ]),
  );
  /** The shortest way from a file back to itself. */
  const round = (start: string): string[] | undefined => {
    const ways = [[start]];
    const seen = new Set<string>();
    for (let way = ways.shift(); way !== undefined; way = ways.shift())
      for (const to of next.get(way.at(-1) ?? '') ?? []) {
        if (to === start) return [...way, start];
        if (!seen.has(to)) ways.push([...way, to]);
        seen.add(to);
      }
    return undefined;
  };
  const told = new Set<string>();
  return [...known].sort().flatMap((file): Violation[] => {
    if (told.has(file)) return [];
    const way = round(file);
    for (const one of way ?? []) told.add(one);
    return way === undefined ? [] : [{ rule: 'cycle', at: `${file}:1`, found: way.join(' → ') }];
  });
};

const LOOKS: readonly Look[] = [inNoRoom, roomOrder, packages, effects, namedImports, comparisons, grabBags, long];

/** Everything in these files of `src/` and `machines/` that the law of the house forbids. */
export const violations = (files: Files): Violation[] => {
  const all = [...files].map(([file, text]): Seen => {
    const source = readSource(text);
    return { file, text, source, imports: importsOf(source) };
  });
  const single = all.flatMap((seen) =>
    LOOKS.flatMap((look) => look(seen).map(([rule, line, found]): Violation => ({ rule, at: `${seen.file}:${line}`, found }))),
  );
  return [...single, ...cycles(all)];
};
