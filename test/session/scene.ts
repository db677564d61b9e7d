import { expect } from 'vitest';
import { type ResponseView, type StepView, view } from '../../machines/response.ts';
import type { Trouble } from '../../machines/words.ts';
import { firstBreak, parseEntry } from '../../src/incident/chain.ts';
import type { Command, OpenCommand } from '../../src/incident/command.ts';
import type { Entry } from '../../src/incident/entry.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { SealedEntry } from '../../src/incident/log.ts';
import type { Refusal } from '../../src/incident/refusal.ts';
import { replay } from '../../src/incident/replay.ts';
import type { Runbook } from '../../src/runbook/runbook.ts';
import { openLibrary } from '../../src/session/folders.ts';
import { type Library, pin, pinnedFrom, sha256 } from '../../src/session/library.ts';
import { type Acted, type Person, Session } from '../../src/session/session.ts';
import { type Memory, memory, memoryLog } from '../../src/store/memory-log.ts';
import { tokyo } from '../fixtures/walk.ts';

export const tanaka: Person = { role: '管理者', name: '田中 恵子' };
export const suzuki: Person = { role: '所属長', name: '鈴木 一郎' };

/** The shipped guidelines as the program opens them; read once for each test file. */
export const library: Library = openLibrary([]);

/** The state of an incident as plain data, for comparing one that lived with one that was replayed. */
export const stateOf = (incident: Incident): object => ({
  id: incident.id,
  closed: incident.closed,
  head: incident.head,
  settings: incident.settings,
  entries: incident.entries.map(({ seq, hash }) => `${seq} ${hash}`),
  bySeq: [...incident.bySeq.keys()],
  undone: [...incident.undone].map(([seq, by]) => [seq, by.seq]),
  corrections: [...incident.corrections].map(([seq, by]) => [seq, by.map((one) => one.seq)]),
  steps: [...incident.steps].map(([step, said]) => [step, said.map((one) => one.seq)]),
  subjects: [...incident.subjects],
  evidence: [...incident.evidence].map(([number, entry]) => [number, entry.seq]),
  roles: incident.roles.map(({ seq }) => seq),
  responses: incident.responses.map(({ id, trouble, hash, round, openedSeq, live }) => ({
    id,
    trouble,
    hash,
    round,
    openedSeq,
    view: view(live),
  })),
});

export interface Opening extends Partial<Omit<OpenCommand, 'pinned'>> {
  readonly guideline?: string;
  readonly trouble?: Trouble;
  readonly who?: Person;
  readonly mode?: 'real' | 'drill';
  /** The shipped runbook as somebody else's guideline might have it. */
  readonly change?: (runbook: Runbook) => Runbook;
  /** Where the log is kept; a fresh memory unless given. */
  readonly kept?: Memory;
}

const scenes: Scene[] = [];

/** One incident walked through the session: the shipped runbooks, a log in memory, a clock that is set by hand. */
export class Scene {
  readonly kept: Memory;
  readonly session: Session;
  readonly id: string;
  #now = tokyo('2026-11-21 2:06');
  #who: Person;

  constructor(opening: Opening = {}) {
    const { guideline = 'komae', trouble = 'takeover', who = tanaka, mode = 'real', kept = memory(), change, ...command } = opening;
    this.kept = kept;
    this.#who = who;
    this.session = new Session({ log: memoryLog(kept), library, mode, now: () => this.#now });
    const shipped = pinnedFrom(library, guideline, trouble);
    const pinned = shipped && change ? pin(change(shipped.runbook)) : shipped;
    if (pinned === undefined) throw new Error(`${guideline} has no runbook for ${trouble}`);
    const acted = this.session.open({ pinned, settings: {}, ...command }, who);
    if ('refused' in acted) throw new Error(JSON.stringify(acted.refused));
    this.id = acted.incident.id;
    scenes.push(this);
  }

  get now(): number {
    return this.#now;
  }

  /** Sets the clock: `2:31` of 21 November 2026, or a day and a time. */
  at(clock: string): this {
    this.#now = this.time(clock);
    return this;
  }

  time(clock: string): number {
    return tokyo(clock.includes(' ') ? clock : `2026-11-21 ${clock}`);
  }

  as(who: Person): this {
    this.#who = who;
    return this;
  }

  get incident(): Incident {
    return this.session.load(this.id);
  }

  get lines(): SealedEntry[] {
    return memoryLog(this.kept).read(this.id);
  }

  view(response = 'r1'): ResponseView {
    const found = this.incident.responses.find(({ id }) => id === response);
    if (found === undefined) throw new Error(`no response ${response}`);
    return view(found.live);
  }

  step(id: string, response = 'r1'): StepView {
    return this.view(response).steps[id] as StepView;
  }

  run(command: Command): Acted {
    return this.session.run(this.id, command, this.#who);
  }

  /** Carries a command out; the entries it stored. A refusal fails the test. */
  do(command: Command): readonly Entry[] {
    const acted = this.run(command);
    if ('refused' in acted) throw new Error(`refused: ${JSON.stringify(acted.refused).slice(0, 600)}`);
    return acted.entries;
  }

  /** The first entry that a command stored. */
  did(command: Command): Entry {
    return this.do(command)[0] as Entry;
  }

  /** The refusal of a command; it must leave the log as it was. */
  refused(command: Command): Refusal {
    const before = this.lines;
    const acted = this.run(command);
    if (!('refused' in acted)) throw new Error(`done: ${acted.entries.map(({ type }) => type).join()}`);
    expect(this.lines).toEqual(before);
    return acted.refused;
  }

  runbookOf = (hash: string): Runbook | undefined => {
    const text = memoryLog(this.kept).runbook(hash);
    return text === undefined ? undefined : (JSON.parse(text) as Runbook);
  };

  /** The incident folded anew from what is stored. */
  replayed(lines: readonly SealedEntry[] = this.lines): Incident {
    return replay(lines.map(parseEntry), this.runbookOf);
  }
}

/** Whatever a test did: the chain holds, and the log replays to the very state that the incident lived to. For `afterEach`. */
export const everySceneIsSound = (): void => {
  for (const scene of scenes.splice(0)) {
    expect(firstBreak(scene.lines, sha256)).toBeUndefined();
    expect(stateOf(scene.replayed())).toEqual(stateOf(scene.incident));
  }
};

const picture = (name: string): { file: { sha256: string; size: number; type: string }; name: string } => ({
  file: { sha256: sha256(name), size: 284_113, type: 'image/png' },
  name,
});

/** A retained screenshot of these posts. */
export const screenshot = (name: string, ...subjects: string[]): Command => ({
  do: 'evidence',
  ...picture(name),
  subjects,
  method: 'screenshot',
});

/** Settles a step as done. */
export const done = (step: string, fields: Extract<Command, { do: 'settle' }>['fields'] = {}, more: object = {}): Command =>
  ({ do: 'settle', step, outcome: 'done', fields, ...more }) as Command;

/** Says why a step was not done. */
export const not = (
  outcome: 'could-not' | 'not-needed' | 'not-applicable',
  step: string,
  fields: Extract<Command, { do: 'settle' }>['fields'] = {},
  more: object = {},
): Command => ({ do: 'settle', step, outcome, fields, ...more }) as Command;

/** What a call needs to be recorded. */
export const call = { from: '管理者 田中', to: '所属長 鈴木', means: 'phone', gist: '心当たりのない投稿が3件' } as const;

/** What an approval needs to be recorded. */
export const approval = { approval: 'decision', approver: '企画課長 佐藤', means: 'phone', text: 'お詫びの文案' } as const;

export const POST = 'https://x.com/komae_koho_example/status/1991';
export const POST2 = 'https://x.com/komae_koho_example/status/1992';
export const POST3 = 'https://x.com/komae_koho_example/status/1999';
/** A labelled secret: refused wherever it is written. */
export const SECRET = 'パスワード：Hikeshi-2026!';
