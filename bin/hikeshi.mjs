// Starts the bundle, made first where it is not there yet (npm ci --ignore-scripts). Runs on any Node, to say which one is needed.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `hikeshi には Node.js 24 が必要です（いまは ${process.versions.node}）。npm ci をしてから npm start で始めてください。\n`,
  );
  process.exit(3);
}
// The second start finds the bundle compiled: a quarter of the way to the first frame. Where nothing can be written, nothing is kept.
module.enableCompileCache(fileURLToPath(new URL('../dist/compiled', import.meta.url)));

const bundle = new URL('../dist/hikeshi.mjs', import.meta.url);
if (!existsSync(fileURLToPath(bundle))) {
  const { buildAll } = await import('../build.mjs');
  await buildAll();
}
await import(bundle.href);
