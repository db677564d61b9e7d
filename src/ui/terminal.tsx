import type { Key } from './keys/key.ts';
import { type KeyStream, readKeys } from './keys/stdin.ts';
import { inkOn, Painter, type Suspend } from './painter.tsx';
import type { Frame } from './parts/row.ts';
import { countAmbiguous } from './parts/width.ts';
import { type Picture, pictureOf } from './picture.ts';
import { type Size, sizeOf } from './size.ts';

export { frameText } from './parts/row.ts';
export { type Size, sizeOf } from './size.ts';

const POLL = 250;
const MINUTE = 60_000;
/** No further change of size within this: the terminal has the size it will have. */
const SETTLED = 50;
const HOME_AND_ERASE = '\u001b[H\u001b[2J';
const ALTERNATE_ON = '\u001b[?1049h';
const PASTE_ON = '\u001b[?2004h';
const PASTE_OFF = '\u001b[?2004l';

/** A program for the terminal: a model, what a key makes of it, and how it looks. All of it pure but for what `update` records. */
export interface Program<M extends { readonly done?: boolean }> {
  readonly model: M;
  update(model: M, key: Key, now: number): M;
  frame(model: M, size: Size, now: number): Frame;
  /** Asked every 250 ms, for what another terminal recorded; the same object when nothing changed. */
  poll?(model: M, now: number): M;
  /** Told that the run ends, however it does, before the terminal is given back: it may be gone already. */
  leaving?(model: M): void;
  /** Told of the size at the start and when it changes. */
  resized?(model: M, size: Size): M;
  /** The operator's settings: 記号を英数字にする, 高コントラスト, 動きを減らす. */
  look?(model: M): { readonly ascii?: boolean; readonly contrast?: boolean; readonly still?: boolean };
}

/** Where the program runs. `now` in epoch milliseconds. */
export interface Place {
  readonly stdin: KeyStream;
  readonly stdout: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly now?: () => number;
}

/** How the program ended: by itself, by a signal, or because the terminal went away. */
export interface Ending<M> {
  readonly model: M;
  readonly by: 'program' | 'hangup' | NodeJS.Signals;
}

/**
 * Runs a program on the terminal until its model is `done`, a signal comes or the terminal goes away, and leaves the terminal as it was,
 * also when the program throws (then the promise rejects). Ink paints; what is on the rows is the program's alone.
 */
export const runTerminal = <M extends { readonly done?: boolean }>(program: Program<M>, place: Place): Promise<Ending<M>> => {
  const { stdin, stdout, env, now = Date.now } = place;
  const color = (env.NO_COLOR ?? '') === '';
  const suspend: { current?: Suspend } = {};
  let model = program.resized?.(program.model, sizeOf(stdout)) ?? program.model;
  let last: Picture | undefined;

  const picture = (): Picture => {
    const size = sizeOf(stdout);
    const look = program.look?.(model);
    countAmbiguous(look?.ascii ? 2 : 1);
    return pictureOf(program.frame(model, size, now()), size, { color, ...look });
  };
  // Before Ink takes the terminal: a program that cannot draw leaves it untouched.
  last = picture();
  const ink = inkOn(stdin, stdout, <Painter picture={last} suspend={suspend} />);

  return new Promise((resolve, reject) => {
    let minute: NodeJS.Timeout | undefined;
    let stopKeys = () => {};
    let ended = false;

    const restore = () => {
      stopKeys();
      if (!stdout.destroyed) stdout.write(PASTE_OFF);
    };
    const finish = (how: () => void) => {
      let settle = how;
      if (ended) return;
      ended = true;
      try {
        program.leaving?.(model);
      } catch (error) {
        settle = () => reject(error);
      }
      clearTimeout(minute);
      clearTimeout(settled);
      clearInterval(poll);
      stdout.off('resize', onResize);
      process.off('SIGWINCH', onWindow);
      process.off('SIGCONT', onContinue);
      for (const [signal, listener] of signals) process.off(signal, listener);
      process.off('exit', restore);
      restore();
      ink.unmount();
      ink.waitUntilExit().then(settle, settle);
      // The terminal may be gone: a late write must not end the process with an error. Only now, as Ink writes until it is unmounted.
      setImmediate(() => stdout.off('error', onHangup));
    };
    const end = (by: Ending<M>['by']) => finish(() => resolve({ model, by }));
    const onHangup = () => end('hangup');
    /** Runs a piece of the program; what it throws ends the run, with the terminal restored first. */
    const guarded = (work: () => void) => {
      if (ended) return;
      try {
        work();
      } catch (error) {
        finish(() => reject(error));
      }
    };
    const draw = () => {
      const next = picture();
      if (next.text === last?.text && next.cursor?.x === last.cursor?.x && next.cursor?.y === last.cursor?.y) return;
      last = next;
      ink.rerender(<Painter picture={next} suspend={suspend} />);
    };
    const step = (change: () => M) =>
      guarded(() => {
        const next = change();
        if (next === model) return;
        model = next;
        if (model.done) end('program');
        else draw();
      });
    const everyMinute = () => {
      minute = setTimeout(
        () => {
          if (program.look?.(model).still !== true) guarded(draw);
          if (!ended) everyMinute();
        },
        MINUTE - (now() % MINUTE) + 5,
      );
    };
    let columns = sizeOf(stdout).columns;
    /**
     * Ink moves from row to row by steps, so a frame that met a terminal of another size leaves it off by some rows for ever: once the
     * size has settled, everything is drawn from the first cell.
     */
    const anew = () => {
      ink.clear();
      stdout.write(HOME_AND_ERASE);
      last = picture();
      ink.rerender(<Painter picture={last} suspend={suspend} />);
    };
    let settled: NodeJS.Timeout | undefined;
    // Also when the size is the old one again before anybody asked for it: the terminal has lost rows on the way.
    const onWindow = () => {
      clearTimeout(settled);
      settled = setTimeout(() => guarded(anew), SETTLED);
    };
    const onResize = () => {
      const size = sizeOf(stdout);
      guarded(() => {
        model = program.resized?.(model, size) ?? model;
        if (model.done) {
          end('program');
          return;
        }
        // Some terminals keep what a narrow screen cut off and show it again, beside rows that Ink does not write anew.
        if (size.columns > columns) ink.clear();
        columns = size.columns;
        draw();
      });
    };
    const listen = () => {
      // First to listen: a key that comes before would be echoed onto the screen by the terminal itself.
      stopKeys = readKeys(stdin, receive, onHangup);
      stdout.write(PASTE_ON);
    };
    let paused = false;
    /** Ctrl+Z: gives the terminal back to the shell and stops the whole process group, as the terminal itself would. */
    const pause = async () => {
      if (paused || ended) return;
      paused = true;
      await suspend.current?.(async () => {
        restore();
        process.kill(0, 'SIGTSTP');
        await new Promise((done) => setTimeout(done, 20));
      });
      paused = false;
      guarded(takeBack);
    };
    /** The terminal is ours again: what was typed meanwhile stands on the screen, which nothing else would take away. */
    const takeBack = () => {
      listen();
      anew();
    };
    /** Stopped by somebody else and gone on with: the shell has set the terminal as it likes it. */
    const onContinue = () => {
      if (paused) return;
      guarded(() => {
        stopKeys();
        stdout.write(ALTERNATE_ON);
        takeBack();
      });
    };
    const receive = (keys: readonly Key[]) =>
      step(() => {
        let next = model;
        for (const key of keys) {
          if (key.name === 'ctrl-z' && process.platform !== 'win32') pause().catch((error: unknown) => finish(() => reject(error)));
          else if (!next.done) next = program.update(next, key, now());
        }
        return next;
      });

    const signals = (['SIGTERM', 'SIGHUP', 'SIGINT'] as const).map((signal) => [signal, () => end(signal)] as const);
    for (const [signal, listener] of signals) process.on(signal, listener);
    process.on('exit', restore);
    stdout.on('error', onHangup);
    // Before Ink's own listener, so that it never lays out the old frame in the new width.
    stdout.prependListener('resize', onResize);
    process.on('SIGWINCH', onWindow);
    process.on('SIGCONT', onContinue);
    const poll = setInterval(() => {
      if (program.poll !== undefined) step(() => program.poll?.(model, now()) ?? model);
    }, POLL);
    everyMinute();
    listen();
    if (model.done) end('program');
  });
};
