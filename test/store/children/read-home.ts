// Opens a home that may be read-only and tells as JSON what came of it: the home, the log's reason, its lines, and the answer to writing.
import { StoreError } from '../../../src/store/error.ts';
import { logFile, openHome } from '../../../src/store/home.ts';
import { openLog } from '../../../src/store/sqlite-log.ts';
import { sealedLine } from '../sealed-line.ts';

const told: Record<string, unknown> = { uid: process.getuid?.() };
const attempt = (name: string, act: () => unknown): void => {
  try {
    told[name] = act() ?? 'done';
  } catch (error) {
    told[name] = error instanceof StoreError ? error.code : String(error);
  }
};
const [path = ''] = process.argv.slice(2);
attempt('home', () => (openHome(path).readonly ? 'readonly' : 'writable'));
attempt('log', () => {
  const log = openLog(logFile(path, 'real'), { mode: 'real' });
  told.reason = log.reason?.code;
  attempt('lines', () => log.read('a').length);
  attempt('version', () => typeof log.version());
  attempt('append', () => log.append('a', log.read('a').length, [sealedLine('a', log.read('a').length + 1)]));
  log.close();
});
console.log(JSON.stringify(told));
