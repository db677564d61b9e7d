// One of many writers on one incident: notes, and every step as soon as it can be settled. Prints how many notes were acknowledged, which
// steps it settled, and how often it was told that somebody else had.
// write.mjs HOME INCIDENT WHO NOTES
import { writeSync } from 'node:fs';
import type { Library } from '../../../src/session/library.ts';
import { Session } from '../../../src/session/session.ts';
import { logFile, openHome } from '../../../src/store/home.ts';
import { openLog } from '../../../src/store/sqlite-log.ts';

const [home = '', incident = '', who = '', notes = '100'] = process.argv.slice(2);
openHome(home);
const library = { ids: [], dirs: [], guideline: () => undefined, runbooks: () => [] } as Library;
const log = openLog(logFile(home, 'real'), { mode: 'real' });
const session = new Session({ log, library, mode: 'real', now: () => Date.now() });
const person = { role: '管理者', name: who };
const steps = session.load(incident).responses[0]?.runbook.steps.map(({ id }) => id) ?? [];

const told = { notes: 0, settled: [] as string[], told: [] as string[] };
for (let at = 0; at < Number(notes); at += 1) {
  const acted = session.run(incident, { do: 'note', text: `${who} ${at}` }, person);
  if (!('refused' in acted)) told.notes += 1;
  const step = steps[at % steps.length] ?? '';
  const settled = session.run(incident, { do: 'settle', step, outcome: 'could-not', fields: { reason: who } }, person);
  if (!('refused' in settled)) told.settled.push(step);
  else if (settled.refused.code === 'step.settled') told.told.push(settled.refused.name);
}
writeSync(1, JSON.stringify(told));
log.close();
