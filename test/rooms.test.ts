import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importsOf } from './rooms/imports.ts';
import { MOST_LINES, type Rule, violations } from './rooms/law.ts';
import { readSource } from './rooms/source.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', '.git']);

/** Every text file below a folder of the repository, by its path from the root. */
const read = (folder: string, wanted: RegExp): Map<string, string> => {
  const files = new Map<string, string>();
  const look = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const below = join(path, entry.name);
      if (NOT_OURS.has(entry.name)) continue;
      if (entry.isDirectory()) look(below);
      else if (entry.isFile() && wanted.test(entry.name))
        files.set(relative(root, below).split(sep).join('/'), readFileSync(below, 'utf8'));
    }
  };
  look(join(root, folder));
  return files;
};

const sources = new Map([...read('machines', /\.tsx?$/u), ...read('src', /\.tsx?$/u)]);
const found = violations(sources);
const ofRule = (...rules: Rule[]) => found.filter(({ rule }) => rules.includes(rule)).map(({ at, found: what }) => `${at}  ${what}`);

describe('the house', () => {
  it('is looked at whole', () => {
    expect(sources.size).toBeGreaterThan(150);
    expect([...sources.values()].flatMap((text) => importsOf(readSource(text))).length).toBeGreaterThan(700);
  });

  it.each<[string, Rule[]]>([
    ['imports run one way, from machines to cli', ['room-order', 'no-room']],
    ['language files run on language files alone', ['words-run-words']],
    ['machines run on XState alone', ['machines-run-xstate']],
    ['machines to export, and the words, touch neither Node nor the screen', ['pure-imports']],
    ['machines to export, and the words, know no clock, no chance and no machine', ['pure-effects']],
    ['date-fns is imported by the function', ['date-fns-subpath']],
    ['every import names its file', ['named-import']],
    ['no files import each other in a round', ['cycle']],
    ['no line asks which trouble it is', ['trouble-compared']],
    ['no file is called utils, helpers, common or types', ['grab-bag']],
    [`no file is longer than ${MOST_LINES} lines`, ['long-file']],
  ])('%s', (_, rules) => {
    expect(ofRule(...rules)).toEqual([]);
  });
});

/** A house of a few files, and what is wrong with it. */
const wrong = (files: Record<string, string>) => violations(new Map(Object.entries(files))).map(({ rule, at }) => `${rule} ${at}`);

describe('the law can fail:', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'an incident that imports the store',
      { 'src/incident/a.ts': "import { b } from '../store/b.ts';\n" },
      ['room-order src/incident/a.ts:1'],
    ],
    [
      'a store that imports a type of the session',
      { 'src/store/a.ts': "\nimport type { B } from '../session/b.ts';\n" },
      ['room-order src/store/a.ts:2'],
    ],
    ['a re-export out of a later room', { 'src/ui/a.ts': "export {\n  b,\n  c,\n} from '../cli/b.ts';\n" }, ['room-order src/ui/a.ts:4']],
    ['an import of everything from a later room', { 'src/ui/a.ts': "export * as b from '../cli/b.ts';\n" }, ['room-order src/ui/a.ts:1']],
    ['a lazy import of a later room', { 'src/ui/a.ts': "const open = async () => import('../cli/b.ts');\n" }, ['room-order src/ui/a.ts:1']],
    ['an import for its effect, from a later room', { 'src/ui/a.ts': "import '../cli/b.ts';\n" }, ['room-order src/ui/a.ts:1']],
    [
      'a type written as import(), from a later room',
      { 'src/ui/a.ts': "type B = import('../cli/b.ts').B;\n" },
      ['room-order src/ui/a.ts:1'],
    ],
    ['a machine with words', { 'machines/a.ts': "import { b } from '../src/words/ja/b.ts';\n" }, ['room-order machines/a.ts:1']],
    ['a file outside the rooms', { 'src/b.ts': '' }, ['no-room src/b.ts:1']],
    ['an import from outside the rooms', { 'src/ui/a.ts': "import b from '../../build.mjs';\n" }, ['no-room src/ui/a.ts:1']],
    [
      'words that run the calendar',
      { 'src/words/ja/a.ts': "import { hm } from '../../incident/calendar.ts';\n" },
      ['words-run-words src/words/ja/a.ts:1'],
    ],
    [
      'words that import a type among values',
      { 'src/words/ja/a.ts': "import { type Hm } from '../../incident/calendar.ts';\n" },
      ['words-run-words src/words/ja/a.ts:1'],
    ],
    ['words with a package', { 'src/words/ja/a.ts': "import { z } from 'zod';\n" }, ['words-run-words src/words/ja/a.ts:1']],
    ['a machine with a package', { 'machines/a.ts': "import { z } from 'zod';\n" }, ['machines-run-xstate machines/a.ts:1']],
    [
      'a runbook that hashes by itself',
      { 'src/runbook/a.ts': "import { createHash } from 'node:crypto';\n" },
      ['pure-imports src/runbook/a.ts:1'],
    ],
    ['the same by its short name', { 'src/drill/a.ts': "import { readFileSync } from 'fs';\n" }, ['pure-imports src/drill/a.ts:1']],
    ['an export that is drawn', { 'src/export/a.ts': "import { Text } from 'ink';\n" }, ['pure-imports src/export/a.ts:1']],
    ['an export in React', { 'src/export/a.ts': "import { jsx } from 'react/jsx-runtime';\n" }, ['pure-imports src/export/a.ts:1']],
    ['Date.now', { 'src/incident/a.ts': 'export const a = (now = Date.now()) => now;\n' }, ['pure-effects src/incident/a.ts:1']],
    ['new Date()', { 'src/incident/a.ts': '\nexport const a = new Date();\n' }, ['pure-effects src/incident/a.ts:2']],
    ['new Date without brackets', { 'src/incident/a.ts': 'export const a = +new Date;\n' }, ['pure-effects src/incident/a.ts:1']],
    ['Date()', { 'src/incident/a.ts': 'export const a = Date();\n' }, ['pure-effects src/incident/a.ts:1']],
    ['Math.random', { 'machines/a.ts': 'export const a = Math.random();\n' }, ['pure-effects machines/a.ts:1']],
    ['performance.now', { 'src/export/a.ts': 'export const a = performance.now();\n' }, ['pure-effects src/export/a.ts:1']],
    ['process', { 'src/export/a.ts': 'export const a = `$' + '{process.env.HOME}`;\n' }, ['pure-effects src/export/a.ts:1']],
    ['process by another way', { 'src/export/a.ts': 'export const a = globalThis.process;\n' }, ['pure-effects src/export/a.ts:1']],
    ['a timer', { 'src/drill/a.ts': 'setTimeout(() => {}, 1);\n' }, ['pure-effects src/drill/a.ts:1']],
    ['the whole of date-fns', { 'src/ui/a.ts': "import { addDays } from 'date-fns';\n" }, ['date-fns-subpath src/ui/a.ts:1']],
    ['an import put together', { 'src/cli/a.ts': 'await import(`./$' + '{name}.ts`);\n' }, ['named-import src/cli/a.ts:1']],
    ['an import out of a variable', { 'src/cli/a.ts': 'await import(name);\n' }, ['named-import src/cli/a.ts:1']],
    [
      'a round of three',
      {
        'src/ui/a.ts': "import { b } from './b.ts';\n",
        'src/ui/b.ts': "import { c } from './parts/c.ts';\n",
        'src/ui/parts/c.ts': "export { a } from '../a.ts';\n",
      },
      ['cycle src/ui/a.ts:1'],
    ],
    ['a file that imports itself', { 'src/ui/a.ts': "import { a } from './a.ts';\n" }, ['cycle src/ui/a.ts:1']],
    ['an if', { 'src/ui/a.ts': "if (trouble === 'takeover') go();\n" }, ['trouble-compared src/ui/a.ts:1']],
    ['an if the other way round', { 'src/ui/a.ts': 'if ("rumor" !== trouble) go();\n' }, ['trouble-compared src/ui/a.ts:1']],
    ['a case', { 'machines/kit/a.ts': "switch (t) {\n  case 'firestorm':\n}\n" }, ['trouble-compared machines/kit/a.ts:2']],
    [
      'a list that is asked',
      { 'src/cli/a.ts': "const a = (['rumor', 'firestorm'] as const).includes(trouble);\n" },
      ['trouble-compared src/cli/a.ts:1'],
    ],
    ['a grab bag', { 'src/ui/utils.ts': '' }, ['grab-bag src/ui/utils.ts:1']],
    ['a folder of them', { 'src/ui/helpers/pad.ts': '' }, ['grab-bag src/ui/helpers/pad.ts:1']],
    ['a long file', { 'src/ui/a.ts': '\n'.repeat(MOST_LINES + 1) }, [`long-file src/ui/a.ts:${MOST_LINES + 1}`]],
  ])('%s', (_, files, told) => {
    expect(wrong(files)).toEqual(told);
  });

  it('and lets good neighbours be', () => {
    expect(
      wrong({
        'machines/takeover.ts': "import { setup } from 'xstate';\nimport { b } from './kit/b.ts';\nif (trouble === 'takeover') go();\n",
        'machines/kit/b.ts': "import type { Drawing } from '../takeover.ts';\n",
        'src/incident/a.ts': "import { words } from '../words/ja/a.ts';\nexport const a = (at: number) => new Date(at).toISOString();\n",
        'src/words/ja/a.ts': "import type { Refusal } from '../../incident/a.ts';\nimport { terms } from './terms.ts';\n",
        'src/words/ja/terms.ts': "export const terms = { trouble: { takeover: '乗っ取り' }, process: '過程' };\n",
        'src/session/version.ts': "import manifest from '../../package.json' with { type: 'json' };\n",
        'src/cli/a.ts': "import { addDays } from 'date-fns/addDays';\nimport fs from 'node:fs';\nprocess.exit(Date.now());\n",
        // What only looks like a breach: in comments, strings, templates and regular expressions.
        'src/export/b.ts':
          "// import { c } from '../cli/c.ts';\n/* Date.now() */ const a = \"import '../cli/c.ts'; Math.random()\";\nconst b = `process $" +
          "{a} trouble === 'takeover'`;\nconst c = /process|'/u;\nconst d = a.process, e = 1 / 2;\nconst f = \"t === 'rumor'\";\n",
      }),
    ).toEqual([]);
  });
});

/** Where this was written and built is nobody's business, and of no use to anybody else. */
const TRACES: readonly [what: string, trace: RegExp][] = [
  ['a path of one machine', /(?<![\w.~-])\/(?:work|root|mnt|media)\/[a-z.]/u],
  [
    'a package registry',
    /"resolve[d]":|https?:\/\/[^\s/"']*(?:registry|artifactory|nexus|verdaccio|npmmirror)|_auth[T]oken|registr[y]\s*=/iu,
  ],
];
const tracesIn = (files: ReadonlyMap<string, string>): string[] =>
  [...files].flatMap(([file, text]) =>
    TRACES.flatMap(([what, trace]) => text.split('\n').flatMap((line, at) => (trace.test(line) ? [`${file}:${at + 1}  ${what}`] : []))),
  );

describe('the files of the repository', () => {
  it('name no machine and no registry', () => {
    const texts = read('.', /(?:\.(?:[cm]?[jt]sx?|json|ya?ml|md|toml|cmd|sh|html|css)|^[^.]+|^\.[a-z]+)$/u);
    expect(texts.has('package-lock.json') && texts.has('bin/hikeshi')).toBe(true);
    expect(tracesIn(texts)).toEqual([]);
  });

  it('would be told apart if they did', () => {
    const host = ['https:', '', 'registry.example.org', 'ink.tgz'].join('/');
    const folder = ['', 'work', 'main', 'src'].join('/');
    expect(tracesIn(new Map([['a.json', `{\n "${'resolved'}": "${host}"\n}`]]))).toEqual(['a.json:2  a package registry']);
    expect(tracesIn(new Map([['.npmrc', `${'registry'}=${host}`]]))).toEqual(['.npmrc:1  a package registry']);
    expect(tracesIn(new Map([['b.ts', `const here = '${folder}';`]]))).toEqual(['b.ts:1  a path of one machine']);
    expect(tracesIn(new Map([['c.ts', `import './screens/work/a.ts'; // ..${folder}`]]))).toEqual([]);
  });
});
