import { fileURLToPath } from 'node:url';
import xterm from '@xterm/headless';
import { type IPty, spawn } from 'node-pty';
import { graphemeWidths, wideWidths } from './widths.ts';

export { assertAligned } from './aligned.ts';

/** Bytes of the keys that a test presses. */
const KEYS = {
  enter: '\r',
  tab: '\t',
  'shift-tab': '\u001b[Z',
  escape: '\u001b',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  home: '\u001b[H',
  end: '\u001b[F',
  pageup: '\u001b[5~',
  pagedown: '\u001b[6~',
  delete: '\u001b[3~',
  backspace: '\u007f',
  'ctrl-c': '\u0003',
  'ctrl-w': '\u0017',
  'ctrl-u': '\u0015',
  'ctrl-z': '\u001a',
  f1: '\u001bOP',
} as const;
export type PressedKey = keyof typeof KEYS;

/** One column of the screen. The second column of a wide character has `text: ''` and `width: 0`. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly bold: boolean;
  readonly inverse: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly colored: boolean;
}

export interface TerminalOptions {
  /** Arguments of the program. */
  readonly args?: readonly string[];
  /** Added to a small environment; undefined removes a variable. CI is never set, so that Ink is interactive. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd?: string;
  /** The module that Node runs; `bin/hikeshi.mjs` unless given. */
  readonly program?: string;
  /** The terminal draws ambiguous characters (─ → ① ○) two columns wide. */
  readonly wide?: boolean;
  /** Milliseconds that any one `waitFor` may take before it throws with the last screen. */
  readonly deadline?: number;
}

type Wanted = string | RegExp | ((lines: readonly string[]) => boolean);

/** A program in a real terminal of which the test sees the screen. */
export interface TestTerminal {
  /** Types text as one read, as an IME confirms it. */
  type(text: string): void;
  /** Pastes as terminals do: in brackets when the program asked for that. */
  paste(text: string): void;
  press(...keys: PressedKey[]): void;
  /** Sends bytes as they are. */
  send(bytes: string | Buffer): void;
  /** Waits until the screen shows what is wanted, looking whenever it changed. Returns the lines. Throws when the program ends first. */
  waitFor(wanted: Wanted): Promise<readonly string[]>;
  /** The lines of the screen, trailing blanks removed. */
  screen(): readonly string[];
  cells(): readonly (readonly Cell[])[];
  cursor(): { readonly x: number; readonly y: number; readonly hidden: boolean };
  /** Whether the alternate screen is shown. */
  isAlternate(): boolean;
  /** Everything the program wrote to the terminal. */
  raw(): string;
  resize(columns: number, rows: number): void;
  kill(signal?: string): void;
  /** Closes the window: the program's terminal is gone. */
  close(): void;
  readonly pid: number;
  readonly exited: Promise<{ readonly code: number; readonly signal: number }>;
}

const dist = fileURLToPath(new URL('../../bin/hikeshi.mjs', import.meta.url));

const environment = (added: TerminalOptions['env'] = {}): Record<string, string> => {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'];
  const base = Object.fromEntries(kept.map((name) => [name, process.env[name]]));
  // Of the machine's own locale nothing is taken: one that names another language brings English screens.
  const all = { ...base, LANG: 'ja_JP.UTF-8', TERM: 'xterm-256color', ...added };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
};

const shows = (wanted: Wanted, lines: readonly string[]): boolean => {
  if (typeof wanted === 'function') return wanted(lines);
  const text = lines.join('\n');
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
};

/** Starts a program in a terminal. Kill it at the end of the test, or let it end. */
export const openTerminal = (options: TerminalOptions = {}): TestTerminal => {
  const { args = [], columns = 80, rows = 24, program = dist, deadline = 15_000 } = options;
  const term = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 200 });
  const widths = options.wide === true ? wideWidths : graphemeWidths;
  term.unicode.register(widths);
  term.unicode.activeVersion = widths.version;
  const pty: IPty = spawn(process.execPath, [program, ...args], {
    // The terminal's name comes before TERM in the environment.
    name: options.env?.TERM ?? 'xterm-256color',
    cols: columns,
    rows,
    env: environment(options.env),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  let raw = '';
  let drawn = 0;
  let ended: { code: number; signal: number } | undefined;
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const watcher of watchers) watcher();
  };
  pty.onData((data) => {
    raw += data;
    term.write(data, () => {
      drawn += data.length;
      changed();
    });
  });
  // A terminal shows nothing between the two commands of a synchronized update: a frame that came in two reads is one. What was
  // received and is not drawn yet will be looked at when it is.
  const isDrawing = (): boolean => {
    const last = (command: string) => raw.lastIndexOf(command, drawn - command.length);
    return ended === undefined && (drawn < raw.length || last('\u001b[?2026h') > last('\u001b[?2026l'));
  };
  // Answers of the terminal to questions of the program (cursor position, attributes).
  term.onData((answer) => ended === undefined && pty.write(answer));
  const exited = new Promise<{ code: number; signal: number }>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      ended = { code: exitCode, signal: signal ?? 0 };
      // An empty write is answered when all before it is on the screen.
      term.write('', () => {
        changed();
        resolve({ code: exitCode, signal: signal ?? 0 });
      });
    });
  });

  const screen = (): string[] => {
    const { active } = term.buffer;
    return Array.from({ length: term.rows }, (_, y) =>
      (active.getLine(active.baseY + y)?.translateToString(true, 0, term.cols) ?? '').trimEnd(),
    );
  };
  const send = (bytes: string | Buffer) => {
    if (ended === undefined) pty.write(bytes as string);
  };

  return {
    pid: pty.pid,
    exited,
    type: send,
    // As terminals do: in brackets only for a program that asked for them, and with Enter for line breaks.
    paste: (text) => {
      const typed = text.replace(/\r?\n/gu, '\r');
      send(term.modes.bracketedPasteMode ? `\u001b[200~${typed}\u001b[201~` : typed);
    },
    press: (...keys) => {
      for (const key of keys) send(KEYS[key]);
    },
    send,
    waitFor: (wanted) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          watchers.delete(look);
        };
        const fail = (why: string) => {
          stop();
          reject(new Error(`${why}: ${wanted.toString()}\n${screen().join('\n')}\n(end of screen)`));
        };
        const look = () => {
          if (isDrawing()) return;
          const lines = screen();
          if (shows(wanted, lines)) {
            stop();
            resolve(lines);
          } else if (ended !== undefined) fail(`the program ended with ${ended.code} before the screen showed`);
        };
        const timer = setTimeout(() => fail(`the screen did not show within ${deadline} ms`), deadline);
        watchers.add(look);
        look();
      }),
    screen,
    cells: () => {
      const { active } = term.buffer;
      return Array.from({ length: term.rows }, (_, y) =>
        Array.from({ length: term.cols }, (__, x): Cell => {
          const cell = active.getLine(active.baseY + y)?.getCell(x);
          return {
            text: cell?.getChars() ?? '',
            width: cell?.getWidth() ?? 1,
            bold: cell?.isBold() !== 0,
            inverse: cell?.isInverse() !== 0,
            underline: cell?.isUnderline() !== 0,
            strike: cell?.isStrikethrough() !== 0,
            colored: cell?.isFgDefault() === false,
          };
        }),
      );
    },
    cursor: () => ({ x: term.buffer.active.cursorX, y: term.buffer.active.cursorY, hidden: isCursorHidden(raw) }),
    isAlternate: () => term.buffer.active.type === 'alternate',
    raw: () => raw,
    resize: (toColumns, toRows) => {
      term.resize(toColumns, toRows);
      pty.resize(toColumns, toRows);
    },
    // What closes the window is no part of the typed interface, but it is the one thing that does.
    close: () => (pty as IPty & { destroy(): void }).destroy(),
    kill: (signal) => {
      if (ended === undefined) pty.kill(signal);
    },
  };
};

/** xterm.js does not tell whether the cursor is hidden; the last of the two commands does. */
const isCursorHidden = (raw: string): boolean => raw.lastIndexOf('\u001b[?25l') > raw.lastIndexOf('\u001b[?25h');
