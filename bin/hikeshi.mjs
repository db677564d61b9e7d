// Starts the bundle of the language asked for, made first where it is not there yet (npm ci --ignore-scripts). Runs on any Node, to say
// which one is needed.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { bundleOf, languageOf } from './language.mjs';

const language = languageOf(process.argv.slice(2), process.env);
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  const here = process.versions.node;
  process.stderr.write(
    language === 'en'
      ? `hikeshi needs Node.js 24 (this is ${here}). Please run npm ci, then start with npm start.\n`
      : `hikeshi には Node.js 24 が必要です（いまは ${here}）。npm ci をしてから npm start で始めてください。\n`,
  );
  process.exit(3);
}
// The second start finds the bundle compiled: a quarter of the way to the first frame. Where nothing can be written, nothing is kept.
module.enableCompileCache(fileURLToPath(new URL('../dist/compiled', import.meta.url)));

const bundle = bundleOf(language);
if (!existsSync(fileURLToPath(bundle))) {
  const { buildAll } = await import('../build.mjs');
  await buildAll();
}
await import(bundle.href);
