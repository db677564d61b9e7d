// What the operator's hand feels: from a key to the changed frame, in an incident of 1,000 entries; the memory against a bundled Ink that
// says hello; what the program costs while nobody types.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node-pty';
import { bundleTo } from '../build.mjs';
import { openHome } from '../src/store/home.ts';
import { median, ms, p90, p99, printTable, times } from './figures.mjs';
import { longLog } from './long-log.mjs';
import { START } from './start.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const AIM = { key: 16, memory: 1.6, idle: 0.01 };
const DOWN = '\u001b[B';
const UP = '\u001b[A';

/** Of a living process: peak memory in megabytes. NaN where the system does not say. */
const peak = (pid) => {
  try {
    return Number(/VmHWM:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
};

/** Milliseconds that all threads of a process have spent on processors. */
const processor = (pid) =>
  readdirSync(`/proc/${pid}/task`)
    .map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'))
    .reduce((sum, line) => sum + Number(line.split(' ')[0]), 0) / 1e6;

/** Whether something was written or wiped, and not only the cursor moved. */
const isDrawn = (seen) => seen.replaceAll(/\u001b\[[0-9;?]*[A-HSTfhlm]/gu, '').trim() !== '';

/** A program in a terminal of 80×24; `shows` waits until it has drawn what is wanted, or anything since the last key. */
const open = (program, env) => {
  const pty = spawn(process.execPath, program, { name: 'xterm-256color', cols: 80, rows: 24, env });
  let seen = '';
  let heard = () => {};
  pty.onData((data) => {
    seen += data;
    heard();
  });
  const shows = async (wanted, within = 20_000) => {
    const until = performance.now() + within;
    while (!(wanted === undefined ? isDrawn(seen) : seen.includes(wanted))) {
      if (performance.now() > until) throw new Error(`The screen never showed 「${wanted ?? 'anything new'}」:\n${seen}`);
      await new Promise((resolve) => {
        const late = setTimeout(resolve, 100);
        heard = () => {
          clearTimeout(late);
          resolve();
        };
      });
    }
    return performance.now();
  };
  const send = (keys) => {
    seen = '';
    pty.write(keys);
  };
  const ended = new Promise((resolve) => pty.onExit(resolve));
  return { pty, shows, send, ended };
};

/** Peak memory at the first frame. */
const memoryOf = async (program, wanted, env) => {
  const one = open(program, env);
  await one.shows(wanted);
  const megabytes = peak(one.pty.pid);
  one.pty.kill('SIGKILL');
  await one.ended;
  return megabytes;
};

/** Keys that each change the frame: the mark goes down and up again, and a word is typed and taken back. */
const someKeys = (count) => {
  const round = [...Array(6).fill(DOWN), ...Array(6).fill(UP), '電', '話', 'あ', '\u007f', '\u007f', '\u007f'];
  return Array.from({ length: count }, (_, at) => round[at % round.length]);
};

/** @param keys how many are pressed, 50 ms apart */
export const terminal = async (keys = 500, entries = 1000, idle = 20_000) => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-bench-'));
  try {
    const hello = join(folder, 'hello.mjs');
    await bundleTo(join(root, 'bench', 'hello.tsx'), hello);
    const home = openHome(join(folder, 'home')).path;
    longLog(home, entries).log.close();
    const env = { PATH: process.env.PATH, HOME: folder, LANG: 'ja_JP.UTF-8', TERM: 'xterm-256color', HIKESHI_HOME: home };
    const floors = [];
    for (let run = 0; run < 5; run += 1) floors.push(await memoryOf([hello], 'こんにちは', env));
    const floor = median(floors);

    const one = open(START, env);
    await one.shows('対応中の事案が1件');
    const atHome = peak(one.pty.pid);
    one.send('\r');
    await one.shows('いますること');
    await sleep(1000);
    const before = processor(one.pty.pid);
    const from = performance.now();
    await sleep(idle);
    const spent = (processor(one.pty.pid) - before) / (performance.now() - from);

    const took = [];
    for (const key of someKeys(keys)) {
      one.send(key);
      const sent = performance.now();
      took.push((await one.shows(undefined, 5000)) - sent);
      await sleep(50);
    }
    const after = peak(one.pty.pid);
    one.pty.kill('SIGTERM');
    await one.ended;

    printTable(
      [`key to frame, ${entries} entries, ${keys} keys`, 'median', 'p90', 'p99', 'worst'],
      [['80×24', ms(median(took)), ms(p90(took)), ms(p99(took)), ms(Math.max(...took))]],
    );
    process.stdout.write('\n');
    const row = (name, megabytes) => [name, `${megabytes.toFixed(0)} MB`, times(megabytes / floor)];
    printTable(
      ['peak memory', 'median', 'against hello'],
      [row('Ink, hello, first frame', floor), row('home, first frame', atHome), row(`after ${keys} keys in the incident`, after)],
    );
    process.stdout.write(
      `\nkey to frame: p99 ${ms(p99(took))} (aim: at most ${AIM.key} ms)\n` +
        `memory: ${times(after / floor)} the floor (aim: at most ${times(AIM.memory)})\n` +
        `idle: ${(spent * 100).toFixed(2)} % of one processor over ${idle / 1000} s (aim: under ${AIM.idle * 100} %)\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
