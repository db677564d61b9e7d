/** After how many milliseconds long work begins to show how far it is. */
const SILENT = 700;
const EVERY = 200;

/**
 * How far a long work is, on standard error where somebody is looking; nothing where it is quick, or goes to a file. `done` takes the line
 * away again.
 */
export const progressOn = (stream: NodeJS.WriteStream, now: () => number = () => performance.now()) => {
  const began = now();
  let last = began;
  let drawn = false;
  return {
    step: (done: number, total: number): void => {
      const at = now();
      if (!stream.isTTY || at - began < SILENT || at - last < EVERY) return;
      last = at;
      drawn = true;
      stream.write(`\r${String(Math.min(100, Math.floor((done / Math.max(1, total)) * 100))).padStart(3)} %`);
    },
    done: (): void => {
      if (drawn) stream.write('\r     \r');
    },
  };
};
