import { statSync } from 'node:fs';

/** When a file was last written, epoch milliseconds; undefined where there is none that can be looked at. */
export const fileTime = (path: string): number | undefined => {
  try {
    const stats = statSync(path);
    return stats.isFile() ? stats.mtimeMs : undefined;
  } catch {
    return undefined;
  }
};
