import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const build = fileURLToPath(new URL('../build.mjs', import.meta.url));

/** Before any test: the bundle that tests start as an operator would, made anew where a source is newer. */
export default (): void => {
  const built = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', build, '--if-stale'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the bundle cannot be made\n${built.stderr}`);
};
