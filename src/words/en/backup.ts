import type { backup as japanese } from '../ja/backup.ts';
import type { Words } from '../shape.ts';

const short = (list: readonly string[]): string => list.map((one) => one.slice(0, 12)).join(', ');

/** Words of backup and restore. */
export const backup: Words<typeof japanese> = {
  about: 'copy record, evidence, settings and keys into a new folder (also while in use)',
  restore: 'put a backup back into an empty folder',
  into: 'where to (else where the record is kept)',
  done: (path, files, size) => `The backup is made: ${path} (${files} files, ${size})`,
  care: 'It holds names and the signing key: please keep it like the record itself. Erasing words does not reach earlier backups.',
  damaged: (list) => `This evidence no longer has the hash it was saved with, and was copied as it is: ${short(list)}`,
  restored: (path, incidents, entries, evidence) =>
    `Restored: ${path} (${incidents} incidents, ${entries} entries, ${evidence} files of evidence)`,
  made: (at) => `The backup was made ${at}. Later entries are not in it.`,
  missing: (list) => `This evidence is not in the backup; its values stand in the record: ${short(list)}`,
  size: (bytes) => (bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.ceil(bytes / (1 << 20))} MB`),
};
