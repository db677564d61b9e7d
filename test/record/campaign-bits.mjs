// Turns every bit of every file of a small bundle, one at a time, and asks the program and the second reader: `npm run campaign:bits`.
// `-- --every 8` takes the first bit of every byte, `-- --every 8 --from 3` the fourth: eight such
// parts are the whole, each of a bundle of its own. Exit 1, and the bits by name, where one of the two did not see it.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { bitsOf, flip, isBound } from './detect.ts';
import { tinyBundle } from './tiny.ts';

const own = fileURLToPath(import.meta.url);

/** Takes each `of`th bit from `part` on, first with SHA256SUMS as it was, then made anew where the file is bound otherwise. */
const work = ({ files, part, of }) => {
  const folder = new Map([...files].map(([path, bytes]) => [path, Buffer.from(bytes)]));
  const missed = [];
  let count = 0;
  let at = 0;
  for (const bit of bitsOf(folder)) {
    if (at++ % of !== part) continue;
    for (const again of isBound(bit.path) ? [false, true] : [false]) {
      const { program, second } = flip(folder, bit, again);
      count += 1;
      if (!program || !second) missed.push({ ...bit, again, program, second });
    }
    if (count % 2000 < 2) parentPort.postMessage({ count });
  }
  parentPort.postMessage({ count, missed });
};

const main = async () => {
  const given = (name) => (process.argv.includes(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : Number.NaN);
  const every = given('--every') || 1;
  const from = given('--from') || 0;
  const { files } = tinyBundle();
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  const workers = Math.min(2, availableParallelism());
  process.stdout.write(
    `${files.size} files, ${bytes} bytes, ${bytes * 8} bits${every > 1 ? `, every ${every}th from bit ${from}` : ''}; ${workers} workers\n`,
  );
  const began = performance.now();
  const counts = new Array(workers).fill(0);
  const missed = [];
  await Promise.all(
    counts.map(
      (_, part) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(own, { workerData: { files, part: from + part * every, of: workers * every } });
          worker.on('message', (told) => {
            counts[part] = told.count;
            if (told.missed) missed.push(...told.missed);
            const seconds = (performance.now() - began) / 1000;
            if (process.stderr.isTTY) process.stderr.write(`\r${counts.reduce((a, b) => a + b)} flips, ${seconds.toFixed(0)} s `);
          });
          worker.on('error', reject);
          worker.on('exit', resolve);
        }),
    ),
  );
  for (const one of missed.slice(0, 50)) process.stdout.write(`missed ${JSON.stringify(one)}\n`);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  process.stdout.write(`\n${counts.reduce((a, b) => a + b)} flips, ${missed.length} missed, ${seconds} s\n`);
  process.exitCode = missed.length === 0 ? 0 : 1;
};

if (isMainThread) await main();
else work(workerData);
