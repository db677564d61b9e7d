/** Rooms, in the order in which they may import: each knows itself and those before it. */
export const ROOMS = ['machines', 'runbook', 'incident', 'drill', 'export', 'store', 'print', 'session', 'ui', 'cli'] as const;
export type Room = (typeof ROOMS)[number] | 'words';

/** Rooms that take the time, chance and the disk as parameters. */
export const PURE: readonly Room[] = ['machines', 'runbook', 'incident', 'drill', 'export', 'words'];

/** The room of a file, from its path in the repository; undefined for one that stands in none. */
export const roomOf = (file: string): Room | undefined => {
  const [top, below] = file.split('/');
  const name = top === 'src' ? below : top;
  if (name === 'words' && top === 'src') return 'words';
  return ROOMS.find((room) => room === name && (room === 'machines') === (top === 'machines'));
};

/** The file that a relative import names, from the root of the repository. */
export const targetOf = (file: string, from: string): string => {
  const parts = file.split('/').slice(0, -1);
  for (const part of from.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
};
