// Backs up `home` onto a disk that is too small, then restores `backup` there; tells as JSON what was refused and what is left.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from '../../../src/store/backup.ts';
import { StoreError } from '../../../src/store/error.ts';
import { restore } from '../../../src/store/restore.ts';

const [small = '', home = '', backup = ''] = process.argv.slice(2);
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'done';
  } catch (error) {
    return error instanceof StoreError ? error.code : String(error);
  }
};
console.log(
  JSON.stringify({
    backup: codeOf(() => backUp(home, join(small, 'copy'), { app: 'test', now: 0 })),
    afterBackup: readdirSync(small),
    restore: codeOf(() => restore(backup, join(small, 'home'))),
    afterRestore: readdirSync(small),
  }),
);
