import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { troubleIn } from '../campaign/opened.ts';
import { tempHome } from '../store/temp-home.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Calls that put something on the disk. */
const CALLS = ['write', 'pwrite64', 'fsync', 'fdatasync', 'ftruncate', 'rename', 'link'] as const;
export const FAULTS = ['KILL', 'EIO', 'ENOSPC'] as const;
type Fault = (typeof FAULTS)[number];

/** One fault to lay: the `nth` such call on a file of the data directory. */
interface Point {
  readonly call: (typeof CALLS)[number];
  readonly nth: number;
  readonly fault: Fault;
}

export interface Injected {
  /** Calls on files of the data directory in a run without faults, by name. */
  readonly calls: Readonly<Record<string, number>>;
  runs: number;
  /** Runs in which the fault was told: a command ended with exit 3, or the program was killed. */
  struck: number;
  acknowledged: number;
  readonly wrong: string[];
}

interface Told {
  readonly words: readonly string[];
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The program as one file, beside links to what it reads from its own folder. */
const prepare = async (folder: string): Promise<string> => {
  writeFileSync(join(folder, 'package.json'), '{}');
  for (const name of ['runbooks', 'dist']) symlinkSync(join(root, name), join(folder, name));
  const { bundleTo } = (await import(new URL('../../build.mjs', import.meta.url).href)) as {
    bundleTo(input: string, file: string): Promise<void>;
  };
  const file = join(folder, 'shell-walk.mjs');
  await bundleTo(fileURLToPath(new URL('children/shell-walk.ts', import.meta.url)), file);
  return file;
};

const fresh = (place: string): void => {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  writeFileSync(join(place, 'picture'), 'x'.repeat(9000));
};

/** Every call on a file below the data directory, in order, with the paths that it met. */
const rehearse = (file: string, place: string): { calls: Record<string, number>; paths: string[] } => {
  fresh(place);
  const trace = join(place, 'trace');
  spawnSync('strace', ['-f', '-y', '-s', '0', '-o', trace, '-e', `trace=${CALLS.join(',')}`, process.execPath, file, place]);
  const calls: Record<string, number> = {};
  const paths = new Set<string>();
  const home = join(place, 'home');
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const [, call = ''] = /^\d+ +(\w+)\(/u.exec(line) ?? [];
    const met = [...line.matchAll(/[<"]([^<>"]+)[>"]/gu)].map(([, path = '']) => path).filter((path) => path.startsWith(home));
    if (call === '' || met.length === 0) continue;
    calls[call] = (calls[call] ?? 0) + 1;
    for (const path of met) paths.add(path);
  }
  return { calls, paths: [...paths] };
};

const inject = async (file: string, place: string, paths: readonly string[], { call, nth, fault }: Point): Promise<Told[]> => {
  const what = fault === 'KILL' ? 'signal=KILL' : `error=${fault}`;
  const args = [
    '-f',
    '-qqq',
    '-o',
    '/dev/null',
    ...paths.flatMap((path) => ['-P', path]),
    '-e',
    `trace=${call}`,
    '-e',
    `inject=${call}:${what}:when=${nth}`,
  ];
  const child = spawn('strace', [...args, process.execPath, file, place], { stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  await once(child, 'close');
  return out
    .slice(0, out.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Told);
};

const whatIsWrong = (place: string, told: readonly Told[], fault: Fault, found: Injected): string[] => {
  const home = join(place, 'home');
  const opened = JSON.parse(told[0]?.out || '{}') as { incident?: string };
  const wrong: string[] = [];
  const { troubles, lines } = existsSync(home) ? troubleIn(home, opened.incident ?? 'none') : { troubles: [], lines: [] };
  // With nothing acknowledged there may be no incident to replay.
  wrong.push(...(opened.incident === undefined ? troubles.filter((one) => !one.includes('no-opening')) : troubles));
  const kept = new Set(lines.map(({ seq, hash }) => `${seq} ${hash}`));
  const stored = new Set(lines.map(({ seq }) => seq));
  for (const { words, code, out, err } of told) {
    const answer = JSON.parse(out || '{}') as { entries?: { seq: number; hash: string }[] };
    found.acknowledged += answer.entries?.length ?? 0;
    for (const { seq, hash } of answer.entries ?? [])
      if (!kept.has(`${seq} ${hash}`)) wrong.push(`${words.join(' ')}: ${seq} is not stored`);
    for (const [, seqs = ''] of err.matchAll(/([\d・]+)番を記録しました/gu))
      for (const seq of seqs.split('・'))
        if (!stored.has(Number(seq))) wrong.push(`${words.join(' ')}: said of ${seq} that it was recorded`);
    if (code !== 0 && answer.entries !== undefined) wrong.push(`${words.join(' ')}: exit ${code} with entries`);
    if (code === 70) wrong.push(`${words.join(' ')}: ${err}`);
  }
  if (fault !== 'KILL' && existsSync(home)) {
    const left = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => /(?:^|\/)\.hikeshi-/u.test(name));
    wrong.push(...left.map((name) => `left behind: ${name}`));
  }
  return wrong;
};

/**
 * Lays each kind of fault on every `every`th call that puts something on the disk, one a run, while the shell records. What was
 * acknowledged must be stored, what is stored readable, and nothing told as recorded that is not.
 */
export const faultCampaign = async (every: number, say: (found: Injected) => void = () => {}): Promise<Injected> => {
  const folder = tempHome();
  const file = await prepare(folder);
  // Paths must be the same in every run; two runs at a time for two cores.
  const { calls, paths } = rehearse(file, join(folder, 'run'));
  const points = CALLS.flatMap((call) =>
    FAULTS.flatMap((fault) => Array.from({ length: calls[call] ?? 0 }, (_, at): Point => ({ call, nth: at + 1, fault }))),
  );
  const found: Injected = { calls, runs: 0, struck: 0, acknowledged: 0, wrong: [] };
  for (const point of points.filter((_, at) => at % every === Math.floor(every / 2))) {
    const place = join(folder, 'run');
    fresh(place);
    const told = await inject(file, place, paths, point);
    found.runs += 1;
    if (told.length < 8 || told.some(({ code }) => code === 3)) found.struck += 1;
    const name = `${point.fault} at ${point.call} ${point.nth}`;
    found.wrong.push(...whatIsWrong(place, told, point.fault, found).map((one) => `${name}: ${one}`));
    if (found.runs % 20 === 0) say(found);
  }
  rmSync(folder, { recursive: true, force: true });
  return found;
};
