import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isEntry, parseEntry } from '../../src/incident/chain.ts';
import { tempHome } from '../store/temp-home.ts';
import { bundled } from './bundled.ts';
import { openIncident, troubleIn } from './opened.ts';

export interface Written {
  /** Notes that were acknowledged, and those in the log. */
  readonly acknowledged: number;
  readonly notes: number;
  readonly troubles: readonly string[];
  /** Numbers that are not 1, 2, 3 … in order. */
  readonly gaps: number;
  readonly duplicates: number;
  /** Steps that were settled, and those settled more than once. */
  readonly settled: number;
  readonly settledTwice: readonly string[];
  /** How often a writer was told by name who had settled a step before. */
  readonly toldWho: number;
}

/** Lets `writers` programs write `notes` notes each to one incident at once, settling the same steps. */
export const writeCampaign = async (writers: number, notes: number): Promise<Written> => {
  const root = tempHome();
  const home = join(root, 'home');
  const incident = openIncident(home);
  const file = await bundled('write');
  const told = await Promise.all(
    Array.from({ length: writers }, async (_, at) => {
      const child = spawn(process.execPath, [file, home, incident, `佐藤${at}`, String(notes)], { stdio: ['ignore', 'pipe', 'pipe'] });
      let [out, err] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text;
      });
      const [code] = (await once(child, 'close')) as [number | null];
      if (code !== 0) throw new Error(`writer ${at} ended with ${code}: ${err}`);
      return JSON.parse(out) as { notes: number; settled: string[]; told: string[] };
    }),
  );
  const { troubles, lines } = troubleIn(home, incident);
  const entries = lines.map(parseEntry).filter(isEntry);
  const texts = entries.flatMap((entry) => (entry.type === 'note.added' ? [entry.words.text ?? ''] : []));
  const settled = entries.flatMap((entry) => (entry.type === 'step.settled' ? [entry.data.step] : []));
  rmSync(root, { recursive: true, force: true });
  return {
    acknowledged: told.reduce((sum, one) => sum + one.notes, 0),
    notes: texts.length,
    troubles,
    gaps: lines.filter(({ seq }, at) => seq !== at + 1).length,
    duplicates: texts.length - new Set(texts).size + lines.length - new Set(lines.map(({ id }) => id)).size,
    settled: settled.length,
    settledTwice: [...new Set(settled.filter((step, at) => settled.indexOf(step) !== at))],
    toldWho: told.flatMap((one) => one.told).filter((name) => /^佐藤\d+$/u.test(name)).length,
  };
};
