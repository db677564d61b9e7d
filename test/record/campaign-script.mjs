// Asks `hikeshi verify` and `verify.sh` of each change of a small bundle: every file taken out, every line taken out, doubled, exchanged or
// cut, and 500 turned bits, each as it is and with SHA256SUMS made anew: `npm run campaign:script`. Exit 1 where the two do not say the same.
import { availableParallelism } from 'node:os';
import { disagreement, scriptChanges } from './script.ts';
import { tinyBundle } from './tiny.ts';

const changes = scriptChanges(tinyBundle().files, Number(process.argv[2]) || 500);
const began = performance.now();
const apart = [];
let next = 0;
const work = async () => {
  while (next < changes.length) {
    const found = await disagreement(changes[next++]);
    if (found !== undefined) apart.push(found);
    if (process.stderr.isTTY) process.stderr.write(`\r${next} of ${changes.length} `);
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, work));
for (const one of apart) process.stdout.write(`${one}\n`);
process.stdout.write(`${changes.length} changes, ${apart.length} told apart, ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
process.exitCode = apart.length === 0 ? 0 : 1;
