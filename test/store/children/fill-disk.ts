// On a disk that is too small: appends until the disk is full, then tells as JSON what was acknowledged and what is there after reopening.
import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../../../src/store/error.ts';
import { importEvidence } from '../../../src/store/evidence.ts';
import { logFile, openHome } from '../../../src/store/home.ts';
import { writeOutput } from '../../../src/store/output.ts';
import { openLog } from '../../../src/store/sqlite-log.ts';
import { sealedLine } from '../sealed-line.ts';

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'done';
  } catch (error) {
    return error instanceof StoreError ? error.code : String(error);
  }
};

const [small = '', large = ''] = process.argv.slice(2);
const home = openHome(join(small, 'home')).path;
const log = openLog(logFile(home, 'real'), { mode: 'real' });
const film = join(large, 'film.bin');
writeFileSync(film, randomBytes(8 << 20));
const told: Record<string, unknown> = {
  evidence: codeOf(() => importEvidence(home, film)),
  evidenceLeft: readdirSync(join(home, 'evidence')),
  output: codeOf(() => writeOutput(join(small, 'out.html'), randomBytes(8 << 20))),
  outputLeft: readdirSync(small),
};
let acknowledged = 0;
let refused = 'done';
while (refused === 'done' && acknowledged < 10_000) {
  refused = codeOf(() =>
    log.append('a', acknowledged, [sealedLine('a', acknowledged + 1, { bytes: `"${'x'.repeat(20_000)}${acknowledged}"` })]),
  );
  if (refused === 'done') acknowledged += 1;
}
Object.assign(told, {
  acknowledged,
  refused,
  reason: log.reason?.code,
  again: codeOf(() => log.append('a', acknowledged, [sealedLine('a', acknowledged + 1)])),
});
told.readable = log.read('a').length;
log.close();
const reopened = openLog(logFile(home, 'real'), { mode: 'real' });
told.reopened = reopened.read('a').length;
reopened.close();
console.log(JSON.stringify(told));
