// Verifying 100,000 lines against `sha256sum` and `jq -c` over the same file, and opening an incident of 10,000 lines against JSON.parse of the
// same bytes and 10,000 events to one machine: `node bench/verify.mjs`. Each ratio is of one run.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { begin, chartOf, send } from '../machines/response.ts';
import { planOf, settingsOf } from '../src/runbook/plan.ts';
import { exportBundle } from '../src/session/bundling.ts';
import { Session } from '../src/session/session.ts';
import { openHome } from '../src/store/home.ts';
import { median, ms, printTable, times } from './figures.mjs';
import { longLog } from './long-log.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Milliseconds by the clock and of the processor (all threads, all cores) that a program takes, as sh counts them. */
const measured = (words, env = process.env) => {
  const began = performance.now();
  const ran = spawnSync('sh', ['-c', '"$@" > /dev/null || exit 1; times', 'sh', ...words], { encoding: 'utf8', env });
  const took = performance.now() - began;
  if (ran.status !== 0) throw new Error(ran.stderr + ran.stdout);
  const own = [...(ran.stdout.trim().split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/gu)];
  return {
    took,
    cpu: own.reduce((sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000, 0),
    said: ran.stderr,
  };
};

/** Verifies in a process of its own, from the built program, and tells its peak memory (megabytes). */
const verified = (folder, home) => {
  const script = `process.argv = [process.argv[0], 'hikeshi', 'verify', ${JSON.stringify(folder)}];
    process.on('exit', () => require('node:fs').writeSync(2, 'RSS ' + process.resourceUsage().maxRSS));
    import(${JSON.stringify(join(root, 'dist', 'hikeshi.mjs'))});`;
  const ran = measured([process.execPath, '-e', script], { ...process.env, HIKESHI_HOME: home });
  return { ...ran, rss: Number(/RSS (\d+)/u.exec(ran.said)?.[1]) / 1024 };
};

const many = (runs, work) => Array.from({ length: runs }, work);

export const verifyBench = (runs = 3, lines = 100_000, opened = 10_000) => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-bench-'));
  try {
    const home = openHome(join(folder, 'home')).path;
    const { log, id } = longLog(home, lines);
    const bundle = join(folder, 'bundle');
    exportBundle({ log, home, now: Date.now }, id, bundle);
    log.close();
    const entries = join(bundle, 'entries.jsonl');
    const said = join(bundle, 'disclosures.jsonl');
    // In turns, so that what else runs on the machine weighs on all of them.
    const turns = many(runs, () => [
      measured(['sha256sum', entries]),
      measured(['jq', '-c', '.', entries]),
      verified(bundle, home),
      measured(['sha256sum', entries, said]),
      measured(['jq', '-c', '.', entries, said]),
    ]);
    const [sum, jq, ours, allSums, allJq] = [0, 1, 2, 3, 4].map((way) => ({
      took: median(turns.map((turn) => turn[way].took)),
      cpu: median(turns.map((turn) => turn[way].cpu)),
    }));
    const ratio = (key) => times(ours[key] / (sum[key] + jq[key]));
    const whole = (key) => times(ours[key] / (allSums[key] + allJq[key]));
    const rss = `${Math.max(...turns.map((turn) => turn[2].rss)).toFixed(0)} MB`;
    const mb = (file) => `${(statSync(file).size / 1e6).toFixed(0)} MB`;
    printTable(
      [`verify ${lines} lines (${mb(entries)}, words ${mb(said)}), ${runs} times`, 'clock', 'processor', 'peak memory'],
      [
        ['sha256sum entries.jsonl', ms(sum.took), ms(sum.cpu), ''],
        ['jq -c . entries.jsonl', ms(jq.took), ms(jq.cpu), ''],
        ['hikeshi verify', ms(ours.took), ms(ours.cpu), rss],
        ['against both, over entries.jsonl', ratio('took'), ratio('cpu'), ''],
        ['against both, over both files that it reads by lines', whole('took'), whole('cpu'), ''],
      ],
    );
    process.stdout.write(
      `\nverify: ${ratio('took')} by the clock, ${ratio('cpu')} of processor time (aim: at most 2.00 ×), ${rss} (aim: at most 150 MB)\n\n`,
    );
    openBench(join(folder, 'second'), runs, opened);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const openBench = (path, runs, lines) => {
  mkdirSync(path);
  const home = openHome(path).path;
  const { log, library, id, pinned } = longLog(home, lines);
  const texts = log.read(id).map(({ bytes }) => bytes);
  const { runbook } = pinned;
  const timed = (work) => {
    const began = performance.now();
    work();
    return performance.now() - began;
  };
  const parse = many(runs * 3, () => timed(() => texts.map((text) => JSON.parse(text))));
  const sends = many(runs * 3, () =>
    timed(() => {
      const live = begin(chartOf(runbook.trouble, planOf(runbook, settingsOf(runbook, {}))));
      for (let at = 0; at < lines; at += 1) send(live, at % 2 === 0 ? 'do.notify-section-head' : 'reopen.notify-section-head');
    }),
  );
  const opens = many(runs * 3, () => {
    const session = new Session({ log, library, mode: 'real', now: Date.now });
    return timed(() => session.load(id));
  });
  const floor = median(parse) + median(sends);
  printTable(
    [`open an incident of ${lines} lines, ${runs * 3} times`, 'median', 'against both'],
    [
      ['JSON.parse of the lines', ms(median(parse)), ''],
      [`${lines} events to one machine`, ms(median(sends)), ''],
      ['open', ms(median(opens)), times(median(opens) / floor)],
    ],
  );
  process.stdout.write(`\nopen: ${times(median(opens) / floor)} (aim: at most 3.00 ×)\n`);
  log.close();
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [cpu] = cpus();
  process.stdout.write(
    `Node.js ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpu?.model.trim() ?? '?'}\n\n`,
  );
  verifyBench();
}
