/*
 * npm run campaign:mutation [-- GROUP …] [--survivors]: changes one small thing at a time in the files of a group (Stryker), and runs the
 * tests that reach it; see groups.ts and docs/mutation.md. In a copy under the temporary folder, with the tools named here and installed
 * there alone: they bring 171 packages. Exit 1 where a group stays below the aim, 3 where the tools could not be had.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AIM, GROUPS } from './groups.ts';

const TOOLS = ['@stryker-mutator/core@10.1.1', '@stryker-mutator/vitest-runner@10.1.1'];
const PARTS = ['machines', 'runbooks', 'src', 'test', 'node_modules', 'package.json', 'tsconfig.json'];
const MACHINE = 3;
const root = fileURLToPath(new URL('../..', import.meta.url));

/** What Stryker's JSON report says of one change. */
interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
}
type Report = { readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>> };

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Killed, by a test or by never ending, of those that compile and are not switched off. */
const scored = (mutants: readonly Mutant[]): { killed: number; of: number; score: number } => {
  const counted = mutants.filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status));
  const killed = counted.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  return { killed, of: counted.length, score: (100 * killed) / Math.max(1, counted.length) };
};

const row = (name: string, mutants: readonly Mutant[]): void => {
  const { killed, of, score } = scored(mutants);
  say(`| ${name} | ${of} | ${killed} | ${score.toFixed(1)} % |`);
};

const npm = (copy: string, ...args: readonly string[]): number | null =>
  spawnSync('npm', args, { cwd: copy, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' }).status;

/** The report of one group; undefined where Stryker did not get as far. */
const measure = (copy: string, name: string): Report | undefined => {
  const { files, tests } = GROUPS[name] ?? { files: [], tests: [] };
  const file = join(copy, `${name}.json`);
  const options = {
    // TypeScript 7 has no compiler for programs to call; without a file of that name nothing asks for one.
    tsconfigFile: 'none.json',
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false, pool: 'forks' },
    mutate: files,
    concurrency: 1,
    timeoutMS: 15_000,
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: file },
  };
  writeFileSync(join(copy, 'stryker.json'), JSON.stringify(options));
  const stryker = join(copy, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const ran = spawnSync(process.execPath, [stryker, 'run', 'stryker.json'], {
    cwd: copy,
    env: { ...process.env, HIKESHI_TEST_FILES: tests.join(' ') },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return ran.status === 0 ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined;
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
    if (report === undefined) {
      say(`${name}: not measured`);
      exit = 1;
      continue;
    }
    say(`\n| ${name} | changes | noticed | score |\n|---|---|---|---|`);
    for (const [file, { mutants }] of Object.entries(report.files)) row(file, mutants);
    const all = Object.values(report.files).flatMap(({ mutants }) => mutants);
    row(`**${name}**`, all);
    if (scored(all).score < AIM) exit = 1;
    if (process.argv.includes('--survivors'))
      for (const [file, { mutants }] of Object.entries(report.files))
        for (const { status, mutatorName, replacement, location } of mutants)
          if (status === 'Survived' || status === 'NoCoverage')
            say(`${file}:${location.start.line} ${status} ${mutatorName} → ${(replacement ?? '').replaceAll(/\s+/gu, ' ').slice(0, 100)}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = exit;
