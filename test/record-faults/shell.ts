import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../src/cli/program.ts';
import { tempHome } from '../store/temp-home.ts';

/** What one call of the command line came to. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Standard output as the one JSON document that it is. */
  readonly json: never;
}

/** A data directory of its own, and the command line on it, in this process: a child for each call would cost a second. */
export class Shell {
  readonly home: string;
  readonly #root: string;

  constructor(name = 'home') {
    this.#root = tempHome();
    this.home = join(this.#root, name);
  }

  /** A path beside the data directory. */
  beside(name: string): string {
    return join(this.#root, name);
  }

  run(...words: readonly string[]): Ran {
    const kept = { out: '', err: '' };
    const { stdout, stderr } = process;
    const [write, complain, before] = [stdout.write, stderr.write, process.env.HIKESHI_HOME];
    process.env.HIKESHI_HOME = this.home;
    process.exitCode = undefined;
    stdout.write = ((text: string) => {
      kept.out += text;
      return true;
    }) as typeof stdout.write;
    stderr.write = ((text: string) => {
      kept.err += text;
      return true;
    }) as typeof stderr.write;
    try {
      runCommand(words);
    } finally {
      stdout.write = write;
      stderr.write = complain;
      if (before === undefined) delete process.env.HIKESHI_HOME;
      else process.env.HIKESHI_HOME = before;
    }
    const code = Number(process.exitCode ?? 0);
    process.exitCode = undefined;
    return {
      code,
      ...kept,
      get json() {
        return JSON.parse(kept.out) as never;
      },
    };
  }

  /** Runs a command that has to succeed, with `--json`; what it answered. */
  ok<T>(...words: readonly string[]): T {
    const ran = this.run(...words, '--json');
    if (ran.code !== 0) throw new Error(`${words.join(' ')}: ${ran.code} ${ran.err}`);
    return ran.json;
  }

  /** Opens 狛江市 乗っ取り; its id. */
  open(): string {
    return this.ok<{ incident: string }>('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子').incident;
  }

  /** Every file below the data directory whose bytes hold `text` (one line). Looked at by another process: see `openLog`. */
  holding(text: string): string[] {
    const { stdout } = spawnSync('grep', ['-rlaF', '--', text, this.home], { encoding: 'utf8' });
    return stdout.split('\n').filter((file) => file !== '');
  }

  dispose(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

export const BY = ['--by', '管理者・田中恵子'] as const;

/** Every regular file below a folder. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
