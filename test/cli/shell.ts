import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What `npm start` and the commands in the README run. */
export const PROGRAM = join(root, 'bin', 'hikeshi.mjs');

/** What one call did. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CallOptions {
  /** What comes on standard input; nothing, and closed, unless given. */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** The one JSON document that a call printed: all of standard output, on one line. */
export const documentOf = <T = Record<string, unknown>>({ out, err }: Ran): T => {
  if (!out.endsWith('\n') || out.indexOf('\n') !== out.length - 1) throw new Error(`not one document: ${out.slice(0, 300)}\n${err}`);
  return JSON.parse(out) as T;
};

/** An office: a data directory of its own, and a shell in it. */
export class Office {
  readonly home: string = mkdtempSync(join(tmpdir(), 'hikeshi-cli-'));

  environment(env: CallOptions['env'] = {}): Record<string, string> {
    // The clock of the machine is not Tokyo's: nothing may depend on that.
    return { PATH: process.env.PATH ?? '', HOME: this.home, HIKESHI_HOME: this.home, TZ: 'America/New_York', ...env };
  }

  /** Calls the real program. */
  readonly run = (words: readonly string[], { input = '', env, cwd }: CallOptions = {}): Ran => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
      cwd: cwd ?? this.home,
      encoding: 'utf8',
      input,
      env: this.environment(env),
      timeout: 20_000,
    });
    return { code: status, out: stdout, err: stderr };
  };

  /** The same without waiting for it. */
  start(words: readonly string[]): Promise<Ran> {
    const child = spawn(process.execPath, [PROGRAM, ...words], {
      cwd: this.home,
      env: this.environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  }

  /** The same call inside this process: what the program does after its first line, ten times as fast. No standard input. */
  readonly call = (words: readonly string[]): Ran => {
    const told = { out: '', err: '' };
    const taking = (name: keyof typeof told) => (text: string | Uint8Array) => {
      told[name] += String(text);
      return true;
    };
    const streams = [
      vi.spyOn(process.stdout, 'write').mockImplementation(taking('out')),
      vi.spyOn(process.stderr, 'write').mockImplementation(taking('err')),
    ];
    const before = process.exitCode;
    process.exitCode = undefined;
    vi.stubEnv('HIKESHI_HOME', this.home);
    try {
      runCommand(words);
      return { code: Number(process.exitCode ?? 0), ...told };
    } finally {
      process.exitCode = before;
      vi.unstubAllEnvs();
      for (const stream of streams) stream.mockRestore();
    }
  };

  /** Calls the program and reads its document; anything but exit 0 fails the test. */
  readonly json = <T = Record<string, unknown>>(words: readonly string[], options: CallOptions = {}): T =>
    this.#read<T>(words, this.run([...words, '--json'], options));

  /** The same inside this process. */
  readonly quick = <T = Record<string, unknown>>(words: readonly string[]): T => this.#read<T>(words, this.call([...words, '--json']));

  #read<T>(words: readonly string[], ran: Ran): T {
    if (ran.code !== 0) throw new Error(`${words.join(' ')} → ${ran.code}: ${ran.err}`);
    return documentOf<T>(ran);
  }

  /** Puts a file beside the records, as a screenshot on a desktop. */
  file(name: string, content: string | Uint8Array = `\u0089PNG ${name}`): string {
    const path = join(this.home, name);
    writeFileSync(path, content);
    return path;
  }

  leave(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}
