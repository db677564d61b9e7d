import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseEntry } from '../../src/incident/chain.ts';
import { LineReplay } from '../../src/incident/impossible.ts';
import { ImpossibleLog, replay } from '../../src/incident/replay.ts';
import { canonicalRunbook } from '../../src/runbook/canonical.ts';
import type { Runbook } from '../../src/runbook/runbook.ts';
import { Checkpoints, EVERY } from '../../src/session/checkpoints.ts';
import { openHome } from '../../src/store/home.ts';
import { isSigned, keyFile } from '../../src/store/keys.ts';
import { memoryLog } from '../../src/store/memory-log.ts';
import { komaeEscalated, komaeTakeoverClosed } from '../fixtures/incidents.ts';
import { runbooksOf } from '../fixtures/walk.ts';
import { run } from '../log-behaviour.ts';
import { sealedLine } from '../store/sealed-line.ts';
import { tempHome } from '../store/temp-home.ts';
import { sha256 } from './sample.ts';

let home: string;
let now: number;
beforeEach(() => {
  home = openHome(tempHome()).path;
  now = 0;
});
afterEach(() => rmSync(home, { recursive: true }));

const watched = () => {
  const log = memoryLog();
  return { log, checkpoints: new Checkpoints({ log, home, now: () => now }).watch() };
};
const line = (seq: number, type: string) => sealedLine('a', seq, { bytes: JSON.stringify({ seq, type }) });

describe('the head is signed', () => {
  it.each(['incident.closed', 'incident.handed-over', 'incident.transferred'])('after %s, and after no other line', (type) => {
    const { log } = watched();
    log.append('a', 0, [line(1, 'note.added')]);
    expect(log.checkpoints('a')).toEqual([]);
    log.append('a', 1, [line(2, type), line(3, 'note.added')]);
    const [signed, ...more] = log.checkpoints('a');
    expect(more).toEqual([]);
    expect(signed).toMatchObject({ seq: 3, head: line(3, 'note.added').hash });
    expect(signed && isSigned(signed)).toBe(true);
  });

  it('every half hour of a running terminal, where something was written since', () => {
    const { log, checkpoints } = watched();
    const seqs = () => log.checkpoints('a').map(({ seq }) => seq);
    log.append('a', 0, run('a', 1, 2));
    now = EVERY - 1;
    checkpoints.tick();
    expect(seqs()).toEqual([]);
    now = EVERY;
    checkpoints.tick();
    expect(seqs()).toEqual([2]);
    log.append('a', 2, [sealedLine('a', 3)]);
    now = EVERY * 2 - 1;
    checkpoints.tick();
    expect(seqs()).toEqual([2]);
    now = EVERY * 2;
    checkpoints.tick();
    checkpoints.tick();
    expect(seqs()).toEqual([2, 3]);
    now = EVERY * 3;
    checkpoints.tick();
    expect(seqs()).toEqual([2, 3]);
  });

  it('or it is told why not, and the line is stored all the same', () => {
    writeFileSync(keyFile(home), 'x');
    const { log, checkpoints } = watched();
    log.append('a', 0, [line(1, 'incident.closed')]);
    expect(log.read('a')).toHaveLength(1);
    expect(checkpoints.trouble?.code).toBe('key.broken');
  });
});

describe('the replay line by line', () => {
  const runbooks = new Map(runbooksOf('komae').map((runbook) => [sha256(canonicalRunbook(runbook)), runbook]));
  const runbookOf = (hash: string): Runbook | undefined => runbooks.get(hash);
  /** Where a log becomes impossible, by both replays. */
  const verdicts = (lines: ReturnType<typeof parseEntry>[]): (string | undefined)[] =>
    [
      () => replay(lines, runbookOf),
      () => {
        const undone = new Set(lines.flatMap((one) => ('data' in one && one.type === 'entry.undone' ? [one.data.target.seq] : [])));
        const walk = new LineReplay(runbookOf, undone, (seq) => lines.find((one) => one.seq === seq)?.hash);
        for (const one of lines) walk.take(one);
      },
    ].map((act) => {
      try {
        act();
        return undefined;
      } catch (problem) {
        if (!(problem instanceof ImpossibleLog)) throw problem;
        return `${problem.seq} ${problem.problem}`;
      }
    });

  it.each([
    ['closed', komaeTakeoverClosed],
    ['escalated', komaeEscalated],
  ])('takes what the whole replay takes, and refuses what it refuses, at the same line: %s', (_, walk) => {
    const lines = walk().log.map(parseEntry);
    expect(verdicts(lines)).toEqual([undefined, undefined]);
    let refused = 0;
    for (let at = 0; at < lines.length; at += 1) {
      // A line left out, and a line written twice: what comes after may hang in the air.
      for (const meddled of [lines.toSpliced(at, 1), lines.toSpliced(at, 0, lines[at] as never)]) {
        const [whole, byLine] = verdicts(meddled);
        expect(byLine, `${at}`).toBe(whole);
        if (whole !== undefined) refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(5);
  });
});
