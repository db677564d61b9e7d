// Another language for a bundle: its words in the place of the Japanese ones, and its way of joining words.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const folder = join(root, 'src', 'words');

/** What programs read, and what tells it: a second time in the bundle, as it is in Japanese. */
const FOR_PROGRAMS = /[\\/]src[\\/]export[\\/]for-programs\.ts$/u;
const TELLS = /[\\/]src[\\/](?:export[\\/][\w-]+|words[\\/][\w-]+[\\/][\w-]+|incident[\\/](?:calendar|office))\.ts$/u;
const UNCHANGED = '?japanese';

/**
 * Puts the words of another language in the place of the Japanese ones: chosen when the program is built, not when it runs, so that no
 * screen looks a word up. A file of words that is not there in that language stays Japanese; test/words-english.test.ts names it.
 */
export const wordsOf = (language) => ({
  name: `words-${language}`,
  resolveId(source, importer) {
    if (importer === undefined || !source.startsWith('.')) return undefined;
    const wanted = resolve(dirname(importer), source);
    if (importer.endsWith(UNCHANGED) ? TELLS.test(wanted) : FOR_PROGRAMS.test(wanted)) return wanted + UNCHANGED;
    // What a table of another language takes from the Japanese one on purpose stays as it is: headings of CSV files, words for notices.
    const deliberate = dirname(importer) === join(folder, 'ja') && existsSync(join(folder, language, basename(importer)));
    if (deliberate || dirname(importer) === join(folder, language)) return undefined;
    const [, name] = /[\\/]src[\\/]words[\\/]ja[\\/]([\w-]+\.ts)$/u.exec(wanted) ?? [];
    if (name === undefined) return undefined;
    const other = join(folder, language, name);
    return existsSync(other) ? other : undefined;
  },
  load(id) {
    return id.endsWith(UNCHANGED) ? { code: readFileSync(id.slice(0, -UNCHANGED.length), 'utf8'), moduleType: 'ts' } : undefined;
  },
});

/** Where screens, commands and documents put words together. What reads Japanese input, or writes it for citizens, is left alone. */
const JOINED = /[\\/]src[\\/](?:ui|cli|export|print|session)[\\/]/u;

/**
 * How words are joined, from Japanese to Latin. Each stands beside a value or fills a text by itself, so that none is ever part of a
 * pattern that reads input.
 */
const JOINTS = [
  [/\.join\('[、・／]'\)/gu, ".join(', ')"],
  [/\.split\('、'\)/gu, ".split(', ')"],
  [/(?<=replaceAll\('\\n', )'、'/gu, "', '"],
  [/\.join\('。'\)/gu, ".join('. ')"],
  [/'　'/gu, "'  '"],
  [/'／'/gu, "', '"],
  [/(?<=\})　+|　+(?=\$\{)|(?<=[`'])　+(?=[\p{L}\p{Ps}])|(?<=\p{L})　+(?=[`'])/gu, '  '],
  [/「(?=\$\{)/gu, '“'],
  [/(?<=\})」/gu, '”'],
  [/(?<=\})［(?=\$\{)/gu, ' “'],
  [/［(?=\$\{)/gu, '“'],
  [/(?<=\})］/gu, '”'],
  [/〔(?=\$\{)/gu, '['],
  [/(?<=\})〔(?=`)/gu, ' ['],
  [/'〕'/gu, "']'"],
  [/(?<=\})〕/gu, ']'],
  [/(?<=[`'\s“])（(?=\$\{)/gu, '('],
  [/（(?=\$\{)/gu, ' ('],
  [/(?<=\})）/gu, ')'],
  [/'「'/gu, "'“'"],
  [/'」'/gu, "'”'"],
  [/(?<=[})”])：(?=\$\{)/gu, ': '],
  [/(?<=\})：(?=[`'])/gu, ':'],
  [/(?<=\})／(?=\$\{)/gu, '/'],
  [/／(?=\$\{)/gu, ', '],
  [/(?<=\})[、・](?=\$\{)/gu, ', '],
  [/(?<=\})。(?=[`'])/gu, '.'],
  [/(?<=\})。(?=\$\{)/gu, '. '],
  [/　(?=…)/gu, ' '],
];

/** Writes joints the way Latin letters are written: 「…」 as “…”, 、 as a comma, a wide blank as two. */
export const latinJoints = {
  name: 'latin-joints',
  transform(code, id) {
    if (!JOINED.test(id) || id.endsWith(UNCHANGED)) return undefined;
    const joined = JOINTS.reduce((text, [pattern, by]) => text.replace(pattern, by), code);
    return joined === code ? undefined : joined;
  },
};
