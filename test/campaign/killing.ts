import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { tempHome } from '../store/temp-home.ts';
import { bundled, dice } from './bundled.ts';
import { brokenDrafts, openIncident, troubleIn } from './opened.ts';

export interface Killed {
  kills: number;
  /** Entries that a killed program had told as recorded. */
  acknowledged: number;
  /** Of these, not in the log, or with another hash. */
  readonly lost: string[];
  /** Logs that could not be opened, followed and replayed to their end. */
  readonly unreadable: string[];
}

/** Kills of one walk before it begins anew: replaying a long log after each kill would only test patience. */
const AFRESH = 20;

/** Starts the walk and kills it without warning: at any moment from its very start on, most often while it writes. */
const walkAndKill = async (file: string, home: string, incident: string, seed: number): Promise<string[]> => {
  const roll = dice(seed * 7919);
  const child = spawn(process.execPath, [file, home, incident, String(seed)], { stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  const early = roll() < 0.1;
  const lines = 1 + Math.floor(roll() * 30);
  const kill = () => child.kill('SIGKILL');
  if (early) setTimeout(kill, roll() * 250);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const before = out.split('\n').length;
    out += text;
    // So many lines and then some milliseconds: as random on a busy machine as on an idle one.
    if (!early && before <= lines && out.split('\n').length > lines) setTimeout(kill, roll() * 20);
  });
  await once(child, 'close');
  // The last line may have been cut by the kill.
  return out
    .slice(0, out.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => /^\d+ [0-9a-f]{64}$/u.test(line));
};

/** Kills the program `kills` times at random moments of a walk. Nothing that it acknowledged may be missing afterwards. */
export const killCampaign = async (kills: number, seed: number, say: (done: Killed) => void = () => {}): Promise<Killed> => {
  const file = await bundled('walk');
  const done: Killed = { kills: 0, acknowledged: 0, lost: [], unreadable: [] };
  while (done.kills < kills) {
    const root = tempHome();
    const home = join(root, 'home');
    const incident = openIncident(home);
    for (let at = 0; at < AFRESH && done.kills < kills; at += 1) {
      const told = await walkAndKill(file, home, incident, seed + done.kills);
      done.kills += 1;
      done.acknowledged += told.length;
      const { troubles, lines } = troubleIn(home, incident);
      done.unreadable.push(...troubles.map((one) => `kill ${done.kills}: ${one}`), ...brokenDrafts(home).map((one) => `draft ${one}`));
      const kept = new Set(lines.map(({ seq, hash }) => `${seq} ${hash}`));
      done.lost.push(...told.filter((line) => !kept.has(line)).map((line) => `kill ${done.kills}: ${line}`));
    }
    rmSync(root, { recursive: true, force: true });
    say(done);
  }
  return done;
};
