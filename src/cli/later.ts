/*
 * Commands run at once, but for the few that must wait for a library that only works later (a Word file). Those leave their work here,
 * and whoever runs the command waits for it.
 */
let waiting: Promise<void> | undefined;

/** Leaves work of the running command to be waited for. */
export const later = (work: Promise<void>): void => {
  waiting = work;
};

/** Takes the work that a command left, if it left any. */
export const takeLater = (): Promise<void> | undefined => {
  const work = waiting;
  waiting = undefined;
  return work;
};
