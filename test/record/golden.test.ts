import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { firstBreak, parseEntry } from '../../src/incident/chain.ts';
import { replay } from '../../src/incident/replay.ts';
import type { Verdict } from '../../src/incident/verify.ts';
import type { Runbook } from '../../src/runbook/runbook.ts';
import { sha256 } from '../../src/session/library.ts';
import { openBundle } from '../../src/store/bundle-files.ts';
import { isSigned } from '../../src/store/keys.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { verifyBundle } from '../../src/store/verify-bundle.ts';
import { goldenState } from '../incident/golden/state.ts';
import { tempHome } from '../store/temp-home.ts';
import { readFolder } from './sample.ts';
import { examine } from './second-verifier.mjs';

const golden = (name: string): string => fileURLToPath(new URL(`./golden/${name}`, import.meta.url));
const STATE = JSON.parse(readFileSync(golden('state.json'), 'utf8')) as unknown;
/** What was on paper when these were made. */
const HEAD = '334cb6cefa5edef164849383f15ddb8d5bf68119d9448177c7dcf15d56b8f105';
const KEY = '925d4e1c58ffdd4971ecc6d014553aad983bcc12a9cb7270611ff2e378586cd0';

/*
 * These files are never made again. Should one of these tests fail, the program can no longer read what it once gave away: mend the
 * reading, and leave the files as they are.
 */
describe('a bundle of format 1', () => {
  const folder = golden('bundle-1');
  const verdict = (): Verdict => verifyBundle(openBundle(folder), { anchor: { digits: HEAD.slice(0, 32), seq: 8 }, key: KEY });

  it('verifies as it did: nothing altered, nothing missing, the paper and the key as they were', () => {
    const { integrity, completeness, head, lines, files, unread, blackedOut, absent } = verdict();
    expect({ integrity, lines, files, unread, absent, head: head?.hash, said: blackedOut.count }).toEqual({
      integrity: { holds: true, problems: [], more: false },
      lines: 8,
      files: 12,
      unread: 0,
      absent: [],
      head: HEAD,
      said: 0,
    });
    expect(completeness).toEqual({
      state: 'confirmed',
      problems: [],
      unknown: [],
      confirmedTo: 8,
      signedTo: 8,
      keys: [{ fingerprint: KEY, known: true, to: 8 }],
    });
  });

  it('is found sound by the second reader, which shares no line with the first', () => {
    expect(examine(readFolder(folder), HEAD.slice(0, 32))).toEqual([]);
  });

  it('replays, by the runbook that it brings along, to the state that was written down then', () => {
    const files = readFolder(folder);
    const entries = String(files.get('entries.jsonl')).split('\n').slice(0, -1);
    const said = String(files.get('disclosures.jsonl')).split('\n').slice(0, -1);
    const lines = entries.map((bytes) => {
      const { incident, seq, id } = JSON.parse(bytes) as { incident: string; seq: number; id: string };
      const disclosures = said
        .map((line) => JSON.parse(line) as [string, string, number, string, string])
        .filter((one) => one[2] === seq)
        .map(([salt, , , path, value]) => ({ path, salt, value }));
      return { incident, seq, id, hash: sha256(bytes), bytes, disclosures };
    });
    expect(firstBreak(lines, sha256)).toBeUndefined();
    const runbookOf = (hash: string) => JSON.parse(String(files.get(`runbooks/${hash}.json`))) as Runbook;
    expect(goldenState(replay(lines.map(parseEntry), runbookOf))).toEqual(STATE);
  });
});

describe('a record of format 2', () => {
  it('opens to be gone on with, verifies, and replays to the state that was written down then', () => {
    const file = join(tempHome(), 'hikeshi.db');
    copyFileSync(golden('store-2.db'), file);
    const log = openLog(file, { mode: 'real' });
    try {
      expect([log.readonly, log.heads()]).toEqual([false, [{ incident: 'example', seq: 8, hash: HEAD }]]);
      const lines = log.read('example');
      expect(firstBreak(lines, sha256)).toBeUndefined();
      const runbookOf = (hash: string) => JSON.parse(log.runbook(hash) ?? 'null') as Runbook;
      expect(goldenState(replay(lines.map(parseEntry), runbookOf))).toEqual(STATE);
      const signed = log.checkpoints('example');
      expect(signed.map(({ seq, head }) => ({ seq, head }))).toEqual([{ seq: 8, head: HEAD }]);
      expect(signed.every(isSigned)).toBe(true);
    } finally {
      log.close();
    }
  });
});
