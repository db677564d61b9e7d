import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logFile, openHome } from '../../src/store/home.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { start } from './children.ts';
import { sealedLine } from './sealed-line.ts';
import { tempHome } from './temp-home.ts';

let home: string;
let file: string;
beforeEach(() => {
  home = openHome(tempHome()).path;
  file = logFile(home, 'real');
});
afterEach(() => rmSync(home, { recursive: true }));

/** Lets a child append; kills it without warning as soon as it has acknowledged `lines` lines. Gives the last seq it acknowledged. */
const killAfter = async (lines: number): Promise<number> => {
  const child = start('append', [file, `k${lines}`, '100000']);
  let printed = '';
  let seen = 0;
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (text: string) => {
    printed += text;
    seen += text.split('\n').length - 1;
    if (seen >= lines) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number, string];
  expect(signal).toBe('SIGKILL');
  return Number(printed.slice(0, printed.lastIndexOf('\n')).split('\n').at(-1));
};

describe('kill -9', () => {
  it('loses no line that was acknowledged, and leaves a log that can be read and continued', async () => {
    let acknowledged = 0;
    for (const lines of [1, 2, 3, 7, 20, 50, 90, 130, 250, 400]) {
      acknowledged = Math.max(acknowledged, await killAfter(lines));
      const log = openLog(file, { mode: 'real' });
      const kept = log.read('a');
      expect(kept.length).toBeGreaterThanOrEqual(acknowledged);
      // One line may have been stored whose acknowledgement nobody read.
      expect(kept.length).toBeLessThanOrEqual(acknowledged + 1);
      expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, at) => at + 1));
      log.append('a', kept.length, [sealedLine('a', kept.length + 1, { id: `after-${lines}` })]);
      acknowledged = kept.length + 1;
      log.close();
    }
    const db = new DatabaseSync(file);
    expect(db.prepare('PRAGMA integrity_check').get()?.integrity_check).toBe('ok');
    db.close();
  });
});

describe('two programs on one incident', () => {
  it('each store all of their lines, without a gap or a second line of one number', async () => {
    openLog(file, { mode: 'real' }).close();
    const children = ['left', 'right'].map((who) => start('append', [file, who, '150']));
    const outputs = await Promise.all(
      children.map(async (child) => {
        let out = '';
        child.stdout?.setEncoding('utf8').on('data', (text: string) => {
          out += text;
        });
        const [code] = (await once(child, 'close')) as [number];
        expect(code).toBe(0);
        return out.trim().split('\n');
      }),
    );
    const seqs = outputs.flatMap((lines) => lines.slice(0, -1).map(Number)).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: 300 }, (_, at) => at + 1));
    // Otherwise they ran one after the other, and this test has shown nothing.
    const conflicts = outputs.map((lines) => Number(lines.at(-1)?.split(' ')[1]));
    expect(conflicts.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0);
    const log = openLog(file, { mode: 'real' });
    expect(log.read('a').map(({ seq }) => seq)).toEqual(seqs);
    log.close();
  });

  it('may both be the first to open the store', async () => {
    const children = ['left', 'right', 'third'].map((who) => start('append', [file, who, '5']));
    const codes = await Promise.all(children.map(async (child) => ((await once(child, 'close')) as [number])[0]));
    expect(codes).toEqual([0, 0, 0]);
    const log = openLog(file, { mode: 'real' });
    expect(log.read('a')).toHaveLength(15);
    log.close();
  });
});
