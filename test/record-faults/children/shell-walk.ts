// Runs commands of the shell one after the other and prints for each one line of JSON: exit code, answer, words.
// shell-walk.mjs FOLDER: the data directory is FOLDER/home, what is put in evidence FOLDER/picture.
import crypto, { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const [folder = ''] = process.argv.slice(2);

// Names of temporary files come from chance: here they are the same in every run, so that a fault can be laid on each of them.
let drawn = 0;
crypto.randomBytes = ((count: number) => {
  drawn += 1;
  return createHash('shake256', { outputLength: count }).update(String(drawn)).digest();
}) as typeof crypto.randomBytes;
syncBuiltinESMExports();

process.env.HIKESHI_HOME = join(folder, 'home');
const { runCommand } = await import('../../../src/cli/program.ts');

const [write, complain] = [process.stdout.write, process.stderr.write];
const run = (...words: readonly string[]): void => {
  const kept = { out: '', err: '' };
  process.exitCode = undefined;
  process.stdout.write = ((text: string) => {
    kept.out += text;
    return true;
  }) as typeof write;
  process.stderr.write = ((text: string) => {
    kept.err += text;
    return true;
  }) as typeof complain;
  runCommand([...words, '--json']);
  process.stdout.write = write;
  process.stderr.write = complain;
  writeSync(1, `${JSON.stringify({ words: words.slice(0, 2), code: process.exitCode ?? 0, ...kept })}\n`);
  process.exitCode = undefined;
};

const by = ['--by', '管理者・田中恵子'];
run('open', 'takeover', '--guideline', 'komae', ...by);
const { Session } = await import('../../../src/session/session.ts');
const { openLog } = await import('../../../src/store/sqlite-log.ts');
const { logFile } = await import('../../../src/store/home.ts');
let incident = '';
try {
  const log = openLog(logFile(process.env.HIKESHI_HOME, 'real'), { mode: 'real' });
  incident = new Session({ log, library: { ids: [] } as never, mode: 'real', now: () => 0 }).ids()[0] ?? '';
  log.close();
} catch {
  // The fault struck the very first file: nothing was opened, and nothing is there to go on with.
}
if (incident !== '') {
  run('note', incident, '市民から電話', ...by);
  run('evidence', 'add', incident, join(folder, 'picture'), ...by);
  run('correct', incident, '4', '--field', 'text=市民から電話2件', '--reason', '数え違い', ...by);
  run('erase', incident, '4', 'text', '--reason', '申出', '--approver', '総務課長・佐藤', '--with-corrections', ...by);
  run('export', incident, '--format', 'md', '--out', join(folder, 'home', 'report.md'));
  run('evidence', 'export', incident, 'E1', '--out', join(folder, 'home', 'copy.png'), ...by);
  run('note', incident, '最後のメモ', ...by);
}
