// Appends one line at a time to an incident, retrying when somebody else was quicker; prints the seq of each line that was acknowledged.
import { writeSync } from 'node:fs';
import { LogConflict } from '../../../src/incident/log.ts';
import { openLog } from '../../../src/store/sqlite-log.ts';
import { sealedLine } from '../sealed-line.ts';

const [file = '', who = '', count = '0'] = process.argv.slice(2);
const log = openLog(file, { mode: 'real' });
const headOf = (): number => log.heads().find(({ incident }) => incident === 'a')?.seq ?? 0;

let conflicts = 0;
for (let done = 0, head = headOf(); done < Number(count); ) {
  try {
    log.append('a', head, [sealedLine('a', head + 1, { id: `${who}-${process.pid}-${done}` })]);
    head += 1;
    done += 1;
    // Synchronous: what is printed has been acknowledged, and what was acknowledged is printed.
    writeSync(1, `${head}\n`);
  } catch (error) {
    if (!(error instanceof LogConflict)) throw error;
    conflicts += 1;
    head = headOf();
  }
}
writeSync(1, `conflicts ${conflicts}\n`);
log.close();
