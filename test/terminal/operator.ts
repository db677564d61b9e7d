import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { crc32, deflateSync } from 'node:zlib';
import { openTerminal, type PressedKey, type TerminalOptions, type TestTerminal } from './harness.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../../bin/hikeshi.mjs', import.meta.url));

/** What the office keeps from before the incident: the guideline it works by, and its settings. */
export interface Chosen {
  readonly guideline?: string;
  /** Who sat here last. */
  readonly person?: { readonly role: string; readonly name: string };
  readonly settings?: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
}

/** One line of the log as `timeline --json` gives it. */
export interface Logged {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly actor: { readonly role: string };
  readonly response?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly words?: Readonly<Record<string, string>>;
  readonly evidence: readonly { readonly sha256: string; readonly size: number; readonly type: string }[];
  readonly hash: string;
  readonly prev: string;
}

/** An incident as `status --json` gives it. */
export interface Status {
  readonly incident: string;
  readonly closed: boolean;
  readonly responses: readonly {
    readonly id: string;
    readonly trouble: string;
    readonly state: string;
    readonly round: number;
    readonly questions: readonly { readonly id: string; readonly answer: string }[];
    readonly steps: readonly {
      readonly id: string;
      readonly number: number | null;
      readonly layer: string;
      readonly adopted: boolean;
      readonly counts: boolean;
      readonly state: string;
      readonly outcome?: string;
    }[];
  }[];
}

/** A data directory, a folder where the program is started, and everything that runs in them. */
export interface Office {
  readonly home: string;
  readonly cwd: string;
  /** Writes a PNG of one colour and returns its place. */
  picture(name: string, shade?: number): string;
  open(options?: TerminalOptions): Operator;
  /** Runs a command of the program and returns what it printed as JSON. The only incident is `20`: every id begins with its year. */
  command<T>(...args: string[]): Promise<T>;
  /** What is half written and whole on the disk, as it lies there. */
  drafts(): string;
  /** Ends every terminal and removes the folders. */
  leave(): void;
}

/** A PNG that image programs open: `size` by `size` points of one grey. */
export const png = (shade: number, size = 8): Buffer => {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const edges = Buffer.alloc(8);
    edges.writeUInt32BE(data.length, 0);
    edges.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([edges.subarray(0, 4), body, edges.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head[8] = 8;
  const rows = Buffer.concat(Array.from({ length: size }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(size, shade)])));
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** A new office; leave it at the end of the test. */
export const newOffice = (chosen: Chosen = {}): Office => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-office-'));
  const home = join(folder, 'home');
  const cwd = join(folder, '作業');
  mkdirSync(home, { mode: 0o700 });
  mkdirSync(cwd);
  if (Object.keys(chosen).length > 0) writeFileSync(join(home, 'settings.json'), JSON.stringify(chosen), { mode: 0o600 });
  const terminals: TestTerminal[] = [];
  return {
    home,
    cwd,
    picture: (name, shade = 128) => {
      const file = join(cwd, name);
      writeFileSync(file, png(shade));
      return file;
    },
    open: (options = {}) => {
      const terminal = openTerminal({ cwd, ...options, env: { HIKESHI_HOME: home, ...options.env } });
      terminals.push(terminal);
      return new Operator(terminal);
    },
    command: async <T>(...args: string[]) => {
      const { stdout } = await run(process.execPath, [program, ...args, '--json'], { env: { ...process.env, HIKESHI_HOME: home }, cwd });
      return JSON.parse(stdout) as T;
    },
    drafts: () => {
      try {
        const folder = join(home, 'drafts');
        return readdirSync(folder)
          .filter((name) => name.endsWith('.json'))
          .map((name) => readFileSync(join(folder, name), 'utf8'))
          .join('\n');
      } catch {
        // No draft yet, or one that was dropped while we looked.
        return '';
      }
    },
    leave: () => {
      for (const terminal of terminals) terminal.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** What a key changes: the mark, the words, the cursor. Clocks go on by themselves, wherever they stand. */
const pictureOf = (terminal: TestTerminal): string => {
  const { x, y } = terminal.cursor();
  return `${terminal
    .screen()
    .join('\n')
    .replaceAll(/\d+(?=[時分:])|(?<=[:時])\d+/gu, '#')}\n${x},${y}`;
};

/** A rule is a rule, in ASCII too. */
const unbroken = (text: string): string => text.replaceAll(/[\s│|]/gu, '').replaceAll('─', '-');

/** A row that can be marked: its number, if it has one. */
const ROW = /^ ?(?:\p{L}+ | ) *>? *(?<number>\d{1,2})? /u;

/** Somebody at the keyboard: presses one key at a time, looks at what it did, and counts the presses. Typed text counts none. */
export class Operator {
  readonly terminal: TestTerminal;
  presses = 0;

  constructor(terminal: TestTerminal) {
    this.terminal = terminal;
  }

  screen(): string {
    return this.terminal.screen().join('\n');
  }

  row(number: number): string {
    return this.terminal.screen()[number - 1] ?? '';
  }

  /** What stands on the screen, wherever its rows break. */
  get words(): string {
    return unbroken(this.screen());
  }

  /** Waits for words, wherever the rows break in them, or for a pattern of the rows. */
  async see(wanted: string | RegExp): Promise<void> {
    if (typeof wanted !== 'string') await this.terminal.waitFor(wanted);
    else {
      const sought = unbroken(wanted);
      await this.terminal.waitFor(
        Object.assign((lines: readonly string[]) => unbroken(lines.join('')).includes(sought), { toString: () => wanted }),
      );
    }
  }

  async #changed(act: () => void): Promise<void> {
    // Before the program listens, a key would be the terminal's own; a frame that is still being drawn is not what this key changes.
    await this.terminal.waitFor(() => this.terminal.raw().includes('\u001b[?2004h'));
    const before = pictureOf(this.terminal);
    act();
    // The last row is never empty but on a screen that was cleared and is about to be drawn.
    await this.terminal.waitFor((lines) => lines.at(-1) !== '' && pictureOf(this.terminal) !== before);
  }

  /** Presses keys one after the other, each after the frame that the one before made. */
  async press(...keys: PressedKey[]): Promise<void> {
    for (const key of keys) {
      this.presses += 1;
      await this.#changed(() => this.terminal.press(key));
    }
  }

  /** Presses a digit. */
  async digit(digits: string): Promise<void> {
    for (const one of digits) {
      this.presses += 1;
      await this.#changed(() => this.terminal.type(one));
    }
  }

  /** Types a text as the IME confirms it. */
  async type(text: string): Promise<void> {
    await this.#changed(() => this.terminal.type(text));
  }

  async paste(text: string): Promise<void> {
    await this.#changed(() => this.terminal.paste(text));
  }

  /** The row that bears the mark, or the button. */
  get marked(): string {
    const lines = this.terminal.screen();
    const button = /(?<=>)\[[^\]]*\]/u.exec(lines.join('\n'))?.[0];
    return button ?? lines.find((line) => /^[│| ]{1,2}\s*(?:\S{1,8}\s+)?> ?\S?/u.test(line)) ?? '';
  }

  /** Presses Tab until a field or a button of that name is reached. */
  async tab(name: string, most = 24): Promise<void> {
    for (let turn = 0; turn < most && !this.isAt(name); turn += 1) await this.press('tab');
    if (!this.isAt(name)) throw new Error(`Tab did not reach 「${name}」\n${this.screen()}`);
  }

  isAt(name: string): boolean {
    const { marked } = this;
    return marked.startsWith('[') ? marked === `[${name}]` : new RegExp(`> ?${name}`, 'u').test(marked);
  }

  /** Fills fields of a form, by their names: Tab to each, then its text. */
  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(fields)) {
      await this.tab(name);
      await this.type(text);
    }
  }

  /** Goes to a button the way people do and presses it: Enter leads out of a form to its first button, ← and → along them; a list has Tab. */
  async button(name: string): Promise<void> {
    // Buttons that do not fit beside the line stand in rows of their own.
    const isList = /検索：|[Ss]earch: /u.test(this.terminal.screen().slice(-4).join('\n'));
    for (let turn = 0; turn < 16 && this.marked !== `[${name}]`; turn += 1) {
      const { marked } = this;
      const text = this.screen();
      if (marked.startsWith('[')) await this.press(text.indexOf(`[${name}]`) > text.indexOf(`>${marked}`) ? 'right' : 'left');
      // Enter that only leads to another empty field: backwards, from the first field to the last button.
      else await this.press(isList ? 'tab' : turn === 0 ? 'enter' : 'shift-tab');
    }
    if (this.marked !== `[${name}]`) throw new Error(`the button 「${name}」 could not be reached\n${this.screen()}`);
    await this.press('enter');
  }

  /** Puts the mark on the row that bears these words and presses Enter. */
  async choose(words: string): Promise<void> {
    await this.mark(words);
    await this.press('enter');
  }

  /** Puts the mark on the row that bears these words: by its number, as often as it takes, or with the arrows; ↓ also where it is out of sight below. */
  async mark(words: string): Promise<void> {
    const rowOf = (lines: readonly string[]) => lines.findIndex((line) => ROW.test(line) && line.includes(words));
    for (let turn = 0; turn < 24; turn += 1) {
      if (this.marked.includes(words)) return;
      const lines = this.terminal.screen();
      const at = rowOf(lines);
      if (at < 0 && lines.some((line) => /↓ (?:あと|\d)/u.test(line))) {
        await this.press('down');
        continue;
      }
      if (at < 0) break;
      const number = ROW.exec(lines[at] ?? '')?.groups?.number ?? '';
      const isHere = lines.indexOf(this.marked);
      const here = ROW.exec(this.marked)?.groups?.number ?? '';
      if (number === '') await this.press(at > isHere ? 'down' : 'up');
      // 11 is 1 twice. On row 1 already, the first of them would change nothing to be seen.
      else if (turn === 0 && number.startsWith(here) && here !== '') await this.press('down');
      else await this.digit((number.startsWith(here) ? number[here.length] : number[0]) ?? '');
    }
    throw new Error(`no row with 「${words}」 could be marked\n${this.screen()}`);
  }
}
