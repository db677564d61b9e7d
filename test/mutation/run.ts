/*
 * npm run campaign:mutation [-- GROUP …] [--survivors]: changes one small thing at a time in the files of a group (Stryker), and runs the
 * tests that reach it; see groups.ts and docs/mutation.md. In a copy under the temporary folder, with the tools named here and installed
 * there alone: they bring 171 packages. Exit 1 where a group stays below the aim or could not be measured, 3 where the tools could not be had.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AIM, GROUPS } from './groups.ts';
import { doubtOf, type Mutant, type Report, scored, survivorsOf } from './report.ts';

const TOOLS = ['@stryker-mutator/core@10.1.1', '@stryker-mutator/vitest-runner@10.1.1'];
const PARTS = ['machines', 'runbooks', 'src', 'test', 'node_modules', 'package.json', 'tsconfig.json'];
const MACHINE = 3;
const root = fileURLToPath(new URL('../..', import.meta.url));

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const row = (name: string, mutants: readonly Mutant[]): void => {
  const { killed, endless, of, score } = scored(mutants);
  say(`| ${name} | ${of} | ${killed} | ${endless} | ${score.toFixed(1)} % |`);
};

const npm = (copy: string, ...args: readonly string[]): number | null =>
  spawnSync('npm', args, { cwd: copy, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' }).status;

/** The report of one group; undefined where Stryker did not get as far. */
const measure = (copy: string, name: string): Report | undefined => {
  const { files, tests, process: apart = false } = GROUPS[name] ?? { files: [], tests: [] };
  const pool = apart ? 'forks' : 'threads';
  const file = join(copy, `${name}.json`);
  const options = {
    // TypeScript 7 has no compiler for programs to call; without a file of that name nothing asks for one.
    tsconfigFile: 'none.json',
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false, pool },
    mutate: files,
    concurrency: 1,
    // Long, so that a busy machine makes no change look as if it never ended.
    timeoutMS: 45_000,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: file },
  };
  writeFileSync(join(copy, 'stryker.json'), JSON.stringify(options));
  const stryker = join(copy, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const ran = spawnSync(process.execPath, [stryker, 'run', 'stryker.json'], {
    cwd: copy,
    env: { ...process.env, HIKESHI_TEST_FILES: tests.join(' '), HIKESHI_TEST_POOL: pool },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return ran.status === 0 ? (JSON.parse(readFileSync(file, 'utf8')) as { files: Report }).files : undefined;
};

const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const names = asked.length > 0 ? asked : Object.keys(GROUPS);
for (const name of names) if (GROUPS[name] === undefined) throw new Error(`no group ${name}: ${Object.keys(GROUPS).join(', ')}`);

const copy = mkdtempSync(join(tmpdir(), 'hikeshi-mutation-'));
let exit = 0;
try {
  for (const part of PARTS) cpSync(join(root, part), join(copy, part), { recursive: true, verbatimSymlinks: true });
  if (npm(copy, 'install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', ...TOOLS) !== 0) {
    say(`Not run: ${TOOLS.join(' and ')} could not be installed. Nothing was measured.`);
    exit = MACHINE;
  }
  for (const name of exit === 0 ? names : []) {
    const report = measure(copy, name);
    const doubt = report === undefined ? 'Stryker did not get to its end' : doubtOf(report);
    if (report === undefined || doubt !== undefined) {
      say(`${name}: not measured: ${doubt}`);
      exit = 1;
      continue;
    }
    say(`\n| ${name} | changes | noticed | by not ending | score |\n|---|---|---|---|---|`);
    for (const [file, { mutants }] of Object.entries(report)) row(file, mutants);
    const all = Object.values(report).flatMap(({ mutants }) => mutants);
    row(`**${name}**`, all);
    if (scored(all).score < AIM) exit = 1;
    if (process.argv.includes('--survivors'))
      for (const [file, changed] of Object.entries(report)) for (const line of survivorsOf(file, changed)) say(line);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = exit;
