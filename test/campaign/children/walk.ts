// Walks an incident through the real session and prints `seq hash` of every entry that was acknowledged, until it is killed.
// walk.mjs HOME INCIDENT SEED COUNT
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../../../src/incident/command.ts';
import type { Library } from '../../../src/session/library.ts';
import { Session } from '../../../src/session/session.ts';
import { writeDraft } from '../../../src/store/drafts.ts';
import { importEvidence } from '../../../src/store/evidence.ts';
import { logFile, openHome } from '../../../src/store/home.ts';
import { openLog } from '../../../src/store/sqlite-log.ts';
import { dice } from '../bundled.ts';

const [home = '', incident = '', seed = '1', count = '100000'] = process.argv.slice(2);
openHome(home);
// What is walked is pinned in the log: no guideline has to be read.
const library = { ids: [], dirs: [], guideline: () => undefined, runbooks: () => [] } as Library;
const log = openLog(logFile(home, 'real'), { mode: 'real' });
const session = new Session({ log, library, mode: 'real', now: () => Date.now() });
const person = { role: '管理者', name: `田中${seed}` };
const roll = dice(Number(seed));

/** Stores what a command means; the seq of its first line, none when it was refused. */
const act = (command: Command): number | undefined => {
  const acted = session.run(incident, command, person);
  if ('refused' in acted) return undefined;
  // Synchronous: what is printed has been acknowledged, and what was acknowledged is printed.
  for (const { seq, hash } of acted.entries) writeSync(1, `${seq} ${hash}\n`);
  return acted.entries[0]?.seq;
};

writeSync(1, 'ready\n');
let last = 0;
for (let at = 0; at < Number(count); at += 1) {
  const kind = roll();
  if (kind < 0.55) last = act({ do: 'note', text: `${at}件目の電話 ${'あ'.repeat(Math.floor(roll() * 400))}` }) ?? last;
  else if (kind < 0.65) {
    const file = join(home, '..', `picture-${process.pid}`);
    writeFileSync(file, `${seed} ${at} ${'x'.repeat(Math.floor(roll() * 5000))}`);
    const kept = importEvidence(home, file);
    act({ do: 'evidence', file: { sha256: kept.sha256, size: kept.size, type: kept.type }, name: kept.name });
  } else if (kind < 0.75) act({ do: 'attempt', step: 'monitor-account', missed: false, fields: { finding: `${at}回目` } });
  else if (kind < 0.8) act({ do: 'correct', seq: last, fields: { text: `直した ${at}` }, reason: '聞き違い' });
  else if (kind < 0.85) act({ do: 'undo', seq: last, reason: '別の事案' });
  else if (kind < 0.9) act({ do: 'erase', seq: last, path: 'text', reason: '申出', approver: '総務課長 佐藤' });
  else if (kind < 0.95) writeDraft(home, `${incident}/note`, { text: `書きかけ ${at}` });
  else {
    const steps = session.load(incident).responses[0]?.runbook.steps ?? [];
    const step = steps[Math.floor(roll() * steps.length)]?.id ?? '';
    act({ do: 'settle', step, outcome: 'could-not', fields: { reason: `${at}` } });
  }
}
writeSync(1, 'done\n');
log.close();
