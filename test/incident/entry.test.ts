import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/incident/canonical.ts';
import { firstBreak, isEntry, parseEntry } from '../../src/incident/chain.ts';
import type { Disclosure, SealedEntry } from '../../src/incident/log.ts';
import { replay } from '../../src/incident/replay.ts';
import type { Runbook } from '../../src/runbook/runbook.ts';
import { sha256 } from '../../src/session/library.ts';
import { goldenState } from './golden/state.ts';

const read = (name: string): string => readFileSync(new URL(`./golden/${name}`, import.meta.url), 'utf8');
const linesOf = (name: string): string[] => read(name).split('\n').slice(0, -1);

/** The log as a store would give it back, from the files that stand beside this test for ever. */
const golden = (): SealedEntry[] => {
  const said = linesOf('v1.disclosures.jsonl').map((line) => JSON.parse(line) as Disclosure & { seq: number });
  return linesOf('v1.jsonl').map((bytes) => {
    const { incident, seq, id } = JSON.parse(bytes) as { incident: string; seq: number; id: string };
    const disclosures = said.filter((one) => one.seq === seq).map(({ path, salt, value }) => ({ path, salt, value }));
    return { incident, seq, id, hash: createHash('sha256').update(bytes, 'utf8').digest('hex'), bytes, disclosures };
  });
};

/** Every type of entry that version 1 was published with. */
const TYPES = [
  'entry.corrected',
  'entry.undone',
  'evidence.added',
  'incident.closed',
  'incident.handed-over',
  'incident.opened',
  'incident.resumed',
  'note.added',
  'question.answered',
  'response.opened',
  'role.assigned',
  'rule.breached',
  'rules.shown',
  'step.carried',
  'step.overridden',
  'step.recorded',
  'step.reopened',
  'step.settled',
  'trouble.recurred',
];

/*
 * These files are never made again. Should one of these tests fail, the program has forgotten how to read what it once wrote:
 * lift old lines with an upcaster, and leave the files as they are.
 */
describe('a log written in version 1', () => {
  it('is read, every line of it, and holds every type of entry', () => {
    const entries = golden().map(parseEntry);
    expect(entries.filter((line) => !isEntry(line))).toEqual([]);
    expect([...new Set(entries.flatMap((line) => (isEntry(line) ? [line.type] : [])))].sort()).toEqual(TYPES);
  });

  it('has the bytes it had: its last hash is written here', () => {
    expect(golden().at(-1)?.hash).toBe('e4b5547e6e6f53ebcbf611ef1968378372e09362216313b1de4e67e091ef4ee7');
    for (const { bytes } of golden()) expect(canonicalJson(JSON.parse(bytes) as object)).toBe(bytes);
  });

  it('has a whole chain, and every word fits its commitment', () => {
    const lines = golden();
    expect(firstBreak(lines, sha256)).toBeUndefined();
    expect(lines.flatMap(({ disclosures }) => disclosures)).toHaveLength(linesOf('v1.disclosures.jsonl').length);
    for (const { bytes, disclosures } of lines)
      expect(Object.keys((JSON.parse(bytes) as { pii: object }).pii)).toHaveLength(disclosures.length);
  });

  it('replays, with the runbooks it was pinned by, to the state that was written down then', () => {
    const runbooks = new Map(linesOf('v1.runbooks.jsonl').map((text) => [sha256(text), JSON.parse(text) as Runbook]));
    const incident = replay(golden().map(parseEntry), (hash) => runbooks.get(hash));
    expect(goldenState(incident)).toEqual(JSON.parse(read('v1.state.json')));
  });

  it('replays with every word blacked out', () => {
    const runbooks = new Map(linesOf('v1.runbooks.jsonl').map((text) => [sha256(text), JSON.parse(text) as Runbook]));
    const bare = golden().map((line) => ({ ...line, disclosures: [] }));
    expect(firstBreak(bare, sha256)).toBeUndefined();
    const { subjects, ...state } = goldenState(replay(bare.map(parseEntry), (hash) => runbooks.get(hash))) as { subjects: object };
    const { subjects: said, ...whole } = JSON.parse(read('v1.state.json')) as { subjects: object };
    expect(state).toEqual(whole);
    expect(Object.keys(subjects)).toEqual(Object.keys(said));
  });
});
