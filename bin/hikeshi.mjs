// Starts the bundle, made first where it is not there yet (npm ci --ignore-scripts). Runs on any Node, to say which one is needed.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `hikeshi には Node.js 24 が必要です（いまは ${process.versions.node}）。npm ci をしてから npm start で始めてください。\n`,
  );
  process.exit(3);
}
const bundle = new URL('../dist/hikeshi.mjs', import.meta.url);
if (!existsSync(fileURLToPath(bundle))) {
  const { buildAll } = await import('../build.mjs');
  await buildAll();
}
await import(bundle.href);
