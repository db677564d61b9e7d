// Bundles the program into one ES module for each language, dist/hikeshi.mjs and dist/hikeshi.en.mjs. `--if-stale` builds only when a
// source is newer than a bundle.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleOf, LANGUAGES } from './bin/language.mjs';
import { latinJoints, wordsOf } from './build-words.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const bundles = LANGUAGES.map((language) => ({ language, file: fileURLToPath(bundleOf(language)) }));

/** Newest modification time, in milliseconds, of any source below `folder`. */
const newest = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);

/** Whether a bundle is missing or older than what it is made from. */
export const isStale = () => {
  if (bundles.some(({ file }) => !existsSync(file))) return true;
  const built = Math.min(...bundles.map(({ file }) => statSync(file).mtimeMs));
  const files = ['package.json', 'package-lock.json', 'build.mjs', 'build-words.mjs', 'bin/language.mjs']
    .map((name) => join(root, name))
    .filter(existsSync);
  return [
    ...files.map((file) => statSync(file).mtimeMs),
    newest(join(root, 'src')),
    newest(join(root, 'machines')),
    newest(join(root, 'runbooks')),
  ].some((time) => time > built);
};

/**
 * Puts our own measure of plain text in front of string-width, also where Ink asks it: its first pattern for emoji takes 26 ms to
 * make, and most screens hold none. test/ui/parts/plain-width.test.ts holds the two against each other.
 */
const plainFirst = {
  name: 'plain-width-first',
  transform(code, id) {
    if (!/[\\/]string-width[\\/]index\.js$/u.test(id)) return undefined;
    const begins = '\tlet width = 0;\n\tconst eastAsianWidthOptions';
    if (code.split(begins).length !== 2) throw new Error('string-width is another one than build.mjs knows: look at plainFirst');
    const mended = code.replace(
      begins,
      () => `\tconst plain = ambiguousIsNarrow ? plainWidth(string) : undefined;\n\tif (plain !== undefined) return plain;\n${begins}`,
    );
    // The pattern itself is made when the first text asks for it.
    const emoji = /const rgiEmojiRegex = (?<pattern>.+);/u;
    if (!emoji.test(mended)) throw new Error('string-width is another one than build.mjs knows: look at plainFirst');
    const late = mended.replace(emoji, 'let rgiEmoji;\nconst rgiEmojiRegex = { test: text => (rgiEmoji ??= $<pattern>).test(text) };');
    return `import { plainWidth } from ${JSON.stringify(join(root, 'src/ui/parts/plain-width.ts'))};\n${late}`;
  },
};

/** Ink and its parts make segmenters before they need one: they get ours, which wait for a text that asks for them. */
const lateSegmenters = {
  name: 'late-segmenters',
  transform(code, id) {
    if (!/[\\/]node_modules[\\/]/u.test(id) || !code.includes('new Intl.Segmenter(')) return undefined;
    const ours = code.includes('.containing(') ? 'lateSegmenter' : 'graphemeSegmenter';
    const mended = code.replaceAll(/new Intl\.Segmenter\((?:undefined, \{\s*granularity: ["']grapheme["']\s*\})?\)/gu, ours);
    if (mended.includes('new Intl.Segmenter('))
      throw new Error(`${id} segments in a way that build.mjs does not know: look at lateSegmenters`);
    return `import { ${ours} } from ${JSON.stringify(join(root, 'src/ui/parts/segments.ts'))};\n${mended}`;
  },
};

/** Writes one bundle of `input` to `file`; the file appears whole or not at all. `define` replaces names by what they stand for. */
export const bundleTo = async (input, file, { define = {}, plugins = [] } = {}) => {
  const { rolldown } = await import('rolldown');
  const bundled = await rolldown({
    input,
    platform: 'node',
    plugins,
    // Ink asks for the React developer tools only when DEV is set; a stub keeps 15 MB of browser tooling out.
    resolve: { alias: { 'react-devtools-core': join(root, 'src/ui/devtools-stub.ts') } },
    transform: { define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"', ...define } },
  });
  const waiting = `${file}.${process.pid}.tmp`;
  mkdirSync(join(file, '..'), { recursive: true });
  try {
    await bundled.write({
      file: waiting,
      format: 'esm',
      codeSplitting: false,
      minify: { compress: true, mangle: false },
      banner: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    });
    renameSync(waiting, file);
  } finally {
    rmSync(waiting, { force: true });
    await bundled.close();
  }
};

/** The bundles, and the shipped guidelines read and checked. */
export const buildAll = async () => {
  for (const { language, file } of bundles) {
    const mended = [plainFirst, lateSegmenters];
    const plugins = language === 'ja' ? mended : [...mended, wordsOf(language), latinJoints];
    // yoga-layout asks whether there is a `fetch` to load itself by, and Node loads all of its network code to answer; nothing here fetches.
    await bundleTo(join(root, 'src/cli/main.ts'), file, { define: { fetch: 'undefined' }, plugins });
  }
  // Needs a Node that runs TypeScript; without it the program reads the YAML itself, more slowly.
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    const { compileGuidelines } = await import('./src/session/compiled.ts');
    compileGuidelines(join(root, 'runbooks'), join(root, 'dist', 'runbooks'));
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url) && (!process.argv.includes('--if-stale') || isStale())) {
  await buildAll();
}
