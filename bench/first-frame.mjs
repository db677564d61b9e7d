// From the start of the process to the first frame on a terminal: the home screen with two open incidents, against a bundled Ink
// that says hello. Interleaved, so that what else the machine does falls on both.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node-pty';
import { bundleTo } from '../build.mjs';
import { median, ms, p90, printTable, times } from './figures.mjs';
import { START } from './start.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const AIM = 1.25;
const FLOOR = 'Ink, hello';
/** What `npm start` starts. */
const STARTED = 'hikeshi, home';

/** Milliseconds that a process has spent on processors, all threads together; NaN where the system does not say. */
const processorTime = (pid) => {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'));
    return threads.reduce((sum, line) => sum + Number(line.split(' ')[0]), 0) / 1e6;
  } catch {
    return Number.NaN;
  }
};

/** Milliseconds until a program in a terminal has written what is wanted: by the clock, and on processors. Then it gets the signal `ending`. */
const untilShown = (program, wanted, env, ending) =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const pty = spawn(process.execPath, program, { name: 'xterm-256color', cols: 80, rows: 24, env });
    let seen = '';
    let took;
    const late = setTimeout(() => pty.kill('SIGKILL'), 20_000);
    pty.onData((data) => {
      seen += data;
      if (took !== undefined || !seen.includes(wanted)) return;
      took = { clock: performance.now() - began, processor: processorTime(pty.pid) };
      pty.kill(ending);
    });
    pty.onExit(() => {
      clearTimeout(late);
      if (took === undefined) reject(new Error(`The program ended without 「${wanted}」:\n${seen}`));
      else resolve(took);
    });
  });

/** A data directory with two open incidents in it. */
const makeHome = (folder) => {
  const env = { ...process.env, HIKESHI_HOME: join(folder, 'home') };
  const hikeshi = (...args) =>
    execFileSync(process.execPath, [join(root, 'dist', 'hikeshi.mjs'), ...args, '--json'], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const by = ['--by', '管理者・田中恵子'];
  const { incident } = JSON.parse(hikeshi('open', 'takeover', '--guideline', 'komae', '--account', '@komae_koho_example', ...by));
  hikeshi('open', 'firestorm', '--guideline', 'nagasaki', '--account', '@nagasaki_koho_example', ...by);
  hikeshi('note', incident, '秘書担当から電話。2件目の投稿を見つけたとのこと', ...by);
  return env.HIKESHI_HOME;
};

/** @param runs how many starts of each */
export const firstFrame = async (runs = 21) => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-bench-'));
  try {
    const hello = join(folder, 'hello.mjs');
    await bundleTo(join(root, 'bench', 'hello.tsx'), hello);
    const compiled = `data:text/javascript,import module from 'node:module'; module.enableCompileCache(${JSON.stringify(join(folder, 'compiled'))})`;
    const home = makeHome(folder);
    const env = { PATH: process.env.PATH, HOME: folder, LANG: 'ja_JP.UTF-8', TERM: 'xterm-256color', HIKESHI_HOME: home };
    const programs = {
      'node alone': [['-e', 'process.stdout.write("ここまで")'], 'ここまで'],
      [FLOOR]: [[hello], 'こんにちは'],
      // The floor with the means that hikeshi uses, for whoever finds the comparison unfair.
      'Ink, hello, kept compiled': [['--import', compiled, hello], 'こんにちは'],
      [STARTED]: [START, '対応中の事案が2件'],
      'the bundle by itself': [[join(root, 'dist', 'hikeshi.mjs')], '対応中の事案が2件'],
    };
    const took = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
    for (let run = -2; run < runs; run += 1)
      for (const [name, [program, wanted]] of Object.entries(programs)) {
        // The first starts end in an orderly way, as an operator's do: what was compiled is kept for the next one.
        const one = await untilShown(program, wanted, env, run < 0 ? 'SIGTERM' : 'SIGKILL');
        if (run >= 0) took[name].push(one);
      }
    const clock = (name) => took[name].map((one) => one.clock);
    const processor = (name) => took[name].map((one) => one.processor);
    const floor = { clock: median(clock(FLOOR)), processor: median(processor(FLOOR)) };
    printTable(
      [`first frame, ${runs} starts each`, 'median', 'p90', 'best', 'against hello', 'processor', 'against hello'],
      Object.keys(programs).map((name) => [
        name,
        ...[median(clock(name)), p90(clock(name)), Math.min(...clock(name))].map(ms),
        times(median(clock(name)) / floor.clock),
        ms(median(processor(name))),
        times(median(processor(name)) / floor.processor),
      ]),
    );
    const ratio = median(clock(STARTED)) / floor.clock;
    process.stdout.write(`\nfirst frame: ${times(ratio)} the floor (aim: at most ${times(AIM)})\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
