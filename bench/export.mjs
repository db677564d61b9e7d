// Taking out an incident of 100,000 entries: the streaming formats, each in a process of its own, with the peak of its memory.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleTo } from '../build.mjs';
import { ms, printTable } from './figures.mjs';

const AIM = 150;
/** V8 collects late where there is room; told that there is little, it shows what is really held. */
const SMALL_HEAP = ['--max-old-space-size=64', '--max-semi-space-size=4'];
const MB = 1 << 20;
const child = fileURLToPath(new URL('export-child.mjs', import.meta.url));

/** @param count how many entries */
export const exports = async (count = 100_000) => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-bench-'));
  const program = fileURLToPath(new URL(`../dist/bench-export.${process.pid}.mjs`, import.meta.url));
  try {
    // As it is shipped: one bundle, whose types were taken out before, beside the runbooks.
    await bundleTo(child, program);
    const log = join(folder, 'log');
    const run = (...args) => JSON.parse(execFileSync(process.execPath, [...SMALL_HEAP, program, ...args], { encoding: 'utf8' }));
    run('make', String(count), log);
    const rows = ['jsonl', 'csv', 'md'].map((format) => {
      const out = join(folder, `incident.${format}`);
      const { took, peak } = run(format, log, out);
      return { format, took, peak: peak / MB, size: statSync(out).size / MB };
    });
    printTable(
      [`export of ${count} entries`, 'time', 'peak memory', 'file'],
      rows.map(({ format, took, peak, size }) => [format, ms(took), `${Math.ceil(peak)} MB`, `${size.toFixed(1)} MB`]),
    );
    const most = Math.max(...rows.map(({ peak }) => peak));
    process.stdout.write(`\nexport: at most ${Math.ceil(most)} MB resident (aim: at most ${AIM} MB)\n`);
  } finally {
    rmSync(program, { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
};
