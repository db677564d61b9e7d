// Appends until a sync fails (the test injects it from outside) and tells as JSON what was acknowledged, and what the log says from then on.
import { StoreError } from '../../../src/store/error.ts';
import { logFile } from '../../../src/store/home.ts';
import { openLog } from '../../../src/store/sqlite-log.ts';
import { sealedLine } from '../sealed-line.ts';

const [home = ''] = process.argv.slice(2);
const log = openLog(logFile(home, 'real'), { mode: 'real' });
let acknowledged = 0;
const append = (): string => {
  try {
    log.append('a', acknowledged, [sealedLine('a', acknowledged + 1)]);
    acknowledged += 1;
    return 'done';
  } catch (error) {
    return error instanceof StoreError ? error.code : String(error);
  }
};
let refused = 'done';
while (refused === 'done' && acknowledged < 50) refused = append();
console.log(JSON.stringify({ acknowledged, refused, again: append(), reason: log.reason?.code, readable: log.read('a').length }));
