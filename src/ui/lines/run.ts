import { lines } from '../../words/ja/lines.ts';
import type { App } from '../app.ts';
import { key } from '../keys/chunks.ts';
import type { KeyStream } from '../keys/stdin.ts';
import { wrap } from '../parts/wrap.ts';
import { Talk } from './talk.ts';

const POLL = 250;
const LEAST = 8;

/** Where the conversation runs, and what it is asked about now and then. */
export interface Line {
  readonly stdin: KeyStream;
  readonly stdout: NodeJS.WriteStream;
  /** Said first: why the screen is this one. */
  readonly why?: string;
  /** Whether the full screens can take over again: asked when the terminal changes its size, and after every line (a setting). */
  readonly isLarge?: () => boolean;
  readonly poll?: () => void;
}

export type LinesEnd = 'program' | 'hangup' | 'large' | NodeJS.Signals;

/** Whether the terminal, or the operator, asked for lines instead of screens. */
export const wantsLines = (env: NodeJS.ProcessEnv): boolean => env.TERM === 'dumb' || env.INK_SCREEN_READER === 'true';

/** What is said, folded to the terminal: no line begins against 禁則処理, none is as wide as the terminal. */
export const folded = (texts: readonly string[], columns: number): string =>
  texts
    .flatMap((text) => wrap(text, Math.max(LEAST, columns - 1)))
    .map((line) => `${line}\n`)
    .join('');

/** Runs the program line by line: nothing is drawn, everything is said once, the prompt comes last. */
export const runLines = (app: App, { stdin, stdout, why, isLarge, poll }: Line): Promise<LinesEnd> =>
  new Promise((resolve, reject) => {
    const talk = new Talk(app);
    let waiting = '';
    let ended = false;
    const tell = (texts: readonly string[]) => {
      stdout.write(folded(texts, stdout.columns || 80));
    };
    const ask = () => stdout.write(lines.prompt);
    const finish = (settle: () => void) => {
      if (ended) return;
      ended = true;
      clearInterval(timer);
      stdin.off('data', onData);
      stdin.off('end', onEnd);
      stdin.off('error', onLost);
      stdout.off('resize', onResize);
      for (const [signal, listener] of signals) process.off(signal, listener);
      stdin.pause();
      stdin.unref?.();
      settle();
      setImmediate(() => stdout.off('error', onLost));
    };
    const end = (by: LinesEnd) => finish(() => resolve(by));
    const guarded = (work: () => void) => {
      if (ended) return;
      try {
        work();
      } catch (problem) {
        finish(() => reject(problem));
      }
    };
    /** The input is over: a pipe that ends, or Ctrl+D. What was half written waits for the next time. */
    const onEnd = () =>
      guarded(() => {
        talk.keep(waiting);
        stdout.write('\n');
        tell([talk.isFilling ? lines.kept : lines.goodbye]);
        end('hangup');
      });
    /** Nobody hears any more. */
    const onLost = () =>
      guarded(() => {
        talk.keep(waiting);
        end('hangup');
      });
    const onData = (chunk: string | Buffer) =>
      guarded(() => {
        const [first = '', ...rest] = (waiting + chunk.toString()).split(/\r\n|[\r\n]/u);
        const whole = rest.length === 0 ? [] : [first, ...rest.slice(0, -1)];
        waiting = rest.at(-1) ?? first;
        for (const line of whole) {
          if (app.done) break;
          tell(talk.hear(line));
          if (isLarge?.() === true) return toScreens();
          if (!app.done) ask();
        }
        if (app.done) end('program');
      });
    const toScreens = () => {
      tell([lines.back]);
      app.top.rest?.(app);
      end('large');
    };
    const onResize = () =>
      guarded(() => {
        if (isLarge?.() !== true) return;
        stdout.write('\n');
        toScreens();
      });
    /** Ctrl+C: said once, done at the second. */
    const onInterrupt = () =>
      guarded(() => {
        app.press(key('ctrl-c'));
        stdout.write('\n');
        if (app.done) {
          app.top.rest?.(app);
          end('program');
          return;
        }
        tell(app.notice);
        app.notice = [];
        ask();
      });
    const away = (signal: NodeJS.Signals) => () =>
      guarded(() => {
        app.top.rest?.(app);
        end(signal);
      });
    const signals = [
      ['SIGINT', onInterrupt],
      ['SIGTERM', away('SIGTERM')],
      ['SIGHUP', away('SIGHUP')],
    ] as const;
    for (const [signal, listener] of signals) process.on(signal, listener);
    stdin.setEncoding('utf8');
    stdin.ref?.();
    stdin.on('data', onData);
    stdin.on('end', onEnd);
    stdin.on('error', onLost);
    stdout.on('error', onLost);
    stdout.on('resize', onResize);
    const timer = setInterval(() => guarded(() => poll?.()), POLL);
    stdin.resume();
    guarded(() => {
      tell([...(why === undefined ? [] : [why]), lines.begin, lines.helpAt, ...talk.say(true)]);
      ask();
    });
  });
