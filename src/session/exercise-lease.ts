import { randomBytes } from 'node:crypto';
import type { Exercise } from '../drill/exercise.ts';

/** Whoever steers by single calls of the shell: held only while a call runs. */
export const SHELL = 'shell';

/** The controller's seat is taken: by whom, and since when by the wall clock. */
export interface HeldFacts {
  readonly code: 'controller.held';
  readonly role: string;
  readonly name: string;
  readonly since: number;
}

/** A token of this terminal: its process by number, and chance, so that a number that is given out again is not taken for it. */
export const newHolder = (pid: number): string => `${pid}.${randomBytes(8).toString('hex')}`;

/** Whether the process of a token still runs on this machine. */
export const isAlive = (holder: string): boolean => {
  const pid = Number.parseInt(holder, 10);
  if (holder === SHELL || !Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    // Somebody else's process runs all the same.
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Who holds the controller's seat, if it is somebody else and their terminal still runs. The log says who; a terminal that was killed holds
 * nothing, and whoever comes next takes over.
 */
export const heldBy = ({ controller }: Exercise, holder: string, alive: (holder: string) => boolean = isAlive): HeldFacts | undefined => {
  if (controller === undefined || controller.data.holder === holder || !alive(controller.data.holder)) return undefined;
  return {
    code: 'controller.held',
    role: controller.actor.role,
    name: controller.words['actor.name'] ?? '',
    since: controller.real ?? controller.at,
  };
};
