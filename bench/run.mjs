// Measures what is claimed: `npm run bench`, or `npm run bench -- first-frame` for one. Each bench prints a table and the ratio to its
// floor, taken in the same run: figures of another machine, or of another hour, say little.
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { buildAll } from '../build.mjs';
import { append } from './append.mjs';
import { drillSelfplay } from './drill-selfplay.mjs';
import { exports } from './export.mjs';
import { ms, printTable } from './figures.mjs';
import { firstFrame } from './first-frame.mjs';
import { load } from './load.mjs';
import { modelCheck } from './model-check.mjs';
import { measure } from './runbook-check.mjs';
import { terminal } from './terminal.mjs';

/** The whole command: reading, every machine under every setting, every rehearsal. */
const runbookCheck = () => {
  const { wall, cpu, runbooks, states } = measure();
  printTable(
    ['runbook check', 'runbooks', 'states', 'time', 'processor'],
    [['all shipped', String(runbooks), String(states), ms(wall), ms(cpu)]],
  );
  process.stdout.write(`\nrunbook check: ${ms(wall)} (aim: at most ${ms(10_000)})\n`);
};

// The benches wait for Japanese words, whatever the locale.
process.env.HIKESHI_LANG = 'ja';

const benches = {
  'first-frame': firstFrame,
  terminal,
  'model-check': modelCheck,
  'runbook-check': runbookCheck,
  'drill-selfplay': drillSelfplay,
  load,
  append,
  export: exports,
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !Object.hasOwn(benches, name));
  if (unknown !== undefined) {
    process.stderr.write(`There is no bench “${unknown}”; there are ${Object.keys(benches).join(', ')}.\n`);
    process.exit(2);
  }
  const [cpu] = cpus();
  process.stdout.write(
    `Node.js ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpu?.model.trim() ?? '?'}\n`,
  );
  await buildAll();
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stdout.write('\n');
    await bench();
  }
}
