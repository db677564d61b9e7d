// Appends lines to a log and prints the seq of each that was acknowledged; with NORMAL, as a store would that does not wait for the disk.
// append-sync.ts FILE COUNT [NORMAL]
import { writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { openLog } from '../../../src/store/sqlite-log.ts';
import { sealedLine } from '../../store/sealed-line.ts';

const [file = '', count = '0', synchronous = 'FULL'] = process.argv.slice(2);
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
  exec.call(this, sql.replace('synchronous=FULL', `synchronous=${synchronous}`));
};
const log = openLog(file, { mode: 'real' });
for (let seq = 1; seq <= Number(count); seq += 1) {
  log.append('a', seq - 1, [sealedLine('a', seq, { bytes: `"${'x'.repeat(seq * 20)}"` })]);
  writeSync(1, `${seq}\n`);
}
