import type { App } from '../ui/app.ts';
import { runLines, wantsLines } from '../ui/lines/run.ts';
import { runTerminal, sizeOf } from '../ui/terminal.tsx';
import { lines } from '../words/ja/lines.ts';

/**
 * Runs screens on this terminal until they are left: as screens, or line by line where the terminal is small or the operator wants it so.
 *
 * @param poll asked four times a second whether there is something new to be drawn
 */
export const runApp = async (app: App, poll: () => boolean): Promise<void> => {
  const isSmall = () => sizeOf(process.stdout).small;
  // A pipe is no terminal to draw on: it is talked to line by line.
  const plain = wantsLines(process.env) || !process.stdin.isTTY || !process.stdout.isTTY;
  let back = false;
  while (!app.done) {
    if (plain || app.display.lines || isSmall()) {
      const by = await runLines(app, {
        stdin: process.stdin,
        stdout: process.stdout,
        poll,
        ...(plain ? {} : { ...(app.display.lines ? {} : { why: lines.small }), isLarge: () => !app.display.lines && !isSmall() }),
      });
      if (by !== 'large') break;
      continue;
    }
    back = false;
    const { by } = await runTerminal(
      {
        model: { app, done: false as boolean },
        update: (model, key) => {
          model.app.press(key);
          back = !model.app.done && model.app.display.lines;
          return { app: model.app, done: model.app.done || back };
        },
        // By the last key, by a signal, or because the window was closed: what was typed in the last quarter of a second is kept too.
        leaving: ({ app: left }) => left.top.rest?.(left),
        look: (model) => model.app.display,
        frame: (model, size) => model.app.draw(size),
        poll: (model) => (poll() ? { app: model.app, done: model.app.done } : model),
        // Under 60×20 the screens give way to lines; what is half written is kept first.
        resized: (model, { small }) => {
          if (small) model.app.top.rest?.(model.app);
          back = small;
          return small ? { app: model.app, done: true } : model;
        },
      },
      { stdin: process.stdin, stdout: process.stdout, env: process.env },
    );
    if (by !== 'program' || !back) break;
  }
};
