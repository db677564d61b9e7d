import { afterEach, describe, expect, it } from 'vitest';
import { isEntry, parseEntry, type Seal, seal } from '../../src/incident/chain.ts';
import type { Draft } from '../../src/incident/entry.ts';
import type { SealedEntry } from '../../src/incident/log.ts';
import { ImpossibleLog } from '../../src/incident/replay.ts';
import { sha256 } from '../../src/session/library.ts';
import { Session, UnknownIncident } from '../../src/session/session.ts';
import { memoryLog } from '../../src/store/memory-log.ts';
import { call, done, everySceneIsSound, library, not, POST, POST2, Scene, screenshot, stateOf, suzuki, tanaka } from '../session/scene.ts';

afterEach(everySceneIsSound);

/** Another terminal over the same log. */
const beside = (scene: Scene): Session => new Session({ log: memoryLog(scene.kept), library, mode: 'real', now: () => scene.now });

/** What somebody who has the file open, and not this program, puts after the last line. */
const force = (scene: Scene, draft: Partial<Draft>, more: (line: SealedEntry) => SealedEntry = (line) => line): void => {
  const as: Seal = {
    incident: scene.id,
    mode: 'real',
    actor: tanaka,
    at: scene.now,
    mono: 0,
    session: 'other',
    app: '9.9.9',
    sha256,
    random: (bytes) => sha256(`${scene.lines.length}`).slice(0, bytes * 2),
  };
  const head = scene.lines.at(-1);
  const [line] = seal([{ response: 'r1', runbook: scene.incident.responses[0]?.hash, data: {}, ...draft } as Draft], head, as);
  memoryLog(scene.kept).append(scene.id, head?.seq ?? 0, [more(line as SealedEntry)]);
};

describe('two terminals over one log', () => {
  it('see each other’s lines, and come to the same state', () => {
    const scene = new Scene();
    const other = beside(scene);
    other.load(scene.id);
    scene.do(done('notify-section-head', call));
    other.run(scene.id, { do: 'note', text: '二台目' }, suzuki);
    expect(stateOf(other.load(scene.id))).toEqual(stateOf(scene.incident));
    expect(scene.incident.entries).toHaveLength(5);
  });

  it('lose no fact when both write at once: the later one is decided anew', () => {
    const scene = new Scene();
    const log = memoryLog(scene.kept);
    // Somebody else writes between this terminal's reading and its writing, three times over.
    let interruptions = 3;
    const other = beside(scene);
    const racing = new Session({
      log: {
        ...log,
        append: (incident, expected, entries, ...rest) => {
          interruptions -= 1;
          if (interruptions >= 0) other.run(scene.id, screenshot(`${interruptions}.png`, POST2), suzuki);
          log.append(incident, expected, entries, ...rest);
        },
      },
      library,
      mode: 'real',
      now: () => scene.now,
    });
    const acted = racing.run(scene.id, screenshot('mine.png', POST), tanaka);
    expect('refused' in acted).toBe(false);
    const numbers = [...scene.incident.evidence].map(([number, { words }]) => [number, words.name]);
    expect(numbers).toEqual([
      ['E1', '2.png'],
      ['E2', '1.png'],
      ['E3', '0.png'],
      ['E4', 'mine.png'],
    ]);
  });

  it('settle a step once: the second is told who did it, and when', () => {
    const scene = new Scene().at('10:32');
    const other = beside(scene);
    other.load(scene.id);
    scene.as({ role: '所属長', name: '佐藤' }).do(done('notify-section-head', call));
    const acted = other.run(scene.id, done('notify-section-head', call), tanaka);
    expect(acted).toMatchObject({ refused: { code: 'step.settled', name: '佐藤', at: scene.time('10:32') } });
  });

  it('take an undoing in: it changes what came before', () => {
    const scene = new Scene();
    const other = beside(scene);
    const told = scene.did(done('notify-section-head', call));
    expect(other.load(scene.id).steps.get('r1/notify-section-head')).toHaveLength(1);
    scene.do({ do: 'undo', seq: told.seq, reason: '誤り' });
    expect(stateOf(other.load(scene.id))).toEqual(stateOf(scene.incident));
  });

  it('know by a number that something was written', () => {
    const scene = new Scene();
    const other = beside(scene);
    const before = other.version();
    scene.do({ do: 'note', text: 'x' });
    expect(other.version()).not.toBe(before);
  });
});

describe('a log that is not as it was written', () => {
  it('is refused whenever it is asked for, not only the first time', () => {
    const scene = new Scene();
    scene.session.load(scene.id);
    const other = beside(scene);
    other.load(scene.id);
    const settled = {
      step: 'delete-unauthorized-posts',
      round: 1,
      form: 'R12' as const,
      fields: {},
      subjects: [],
      outcome: 'done' as const,
    };
    force(scene, { type: 'step.settled', data: settled });
    for (const session of [other, scene.session])
      for (let time = 0; time < 3; time += 1) {
        expect(() => session.load(scene.id)).toThrow(ImpossibleLog);
        expect(() => session.run(scene.id, { do: 'note', text: 'x' }, tanaka)).toThrow(
          expect.objectContaining({ seq: 4, problem: 'event' }),
        );
      }
    scene.kept.entries.get(scene.id)?.splice(3);
  });

  it.each<[string, (line: SealedEntry) => SealedEntry, string]>([
    ['its bytes', (line) => ({ ...line, bytes: line.bytes.replace('note.added', 'note.addad') }), 'hash'],
    ['its predecessor', (line) => rehashed(line, { prev: 'f'.repeat(64) }), 'prev'],
    ['its number', (line) => rehashed(line, { seq: 9 }), 'seq'],
    ['its words', (line) => ({ ...line, disclosures: line.disclosures.map((one) => ({ ...one, value: '別の言葉' })) }), 'commitment'],
  ])('is refused when somebody changed %s, and the line is named', (_, change, problem) => {
    const scene = new Scene();
    force(scene, { type: 'note.added', words: { text: '元の言葉' } }, change);
    expect(() => scene.incident).toThrow(expect.objectContaining({ seq: 4, problem: 'chain', fact: problem }));
    expect(() => beside(scene).load(scene.id)).toThrow(ImpossibleLog);
    scene.kept.entries.get(scene.id)?.splice(3);
  });

  it('is refused when a runbook is not the one it was pinned by', () => {
    const scene = new Scene();
    const [hash = ''] = scene.kept.runbooks.keys();
    const text = scene.kept.runbooks.get(hash) ?? '';
    scene.kept.runbooks.set(hash, text.replace('画面の保存等の記録', '画面の保存'));
    expect(() => beside(scene).load(scene.id)).toThrow(expect.objectContaining({ seq: 1, problem: 'runbook' }));
    scene.kept.runbooks.set(hash, text);
  });
});

function rehashed(line: SealedEntry, change: object): SealedEntry {
  const keys = { ...(JSON.parse(line.bytes) as object), ...change };
  const bytes = JSON.stringify(Object.fromEntries(Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1))));
  return { ...line, bytes, hash: sha256(bytes) };
}

describe('an incident that a newer version has written to', () => {
  const newer = (scene: Scene): void =>
    force(scene, { type: 'note.added', words: { text: '新しい版' } }, (line) => rehashed(line, { v: 2, weather: 'rain' }));

  it('is read, with the newer lines raw, and never written to', () => {
    const scene = new Scene();
    newer(scene);
    expect(scene.incident.entries.filter((line) => !isEntry(line))).toMatchObject([{ problem: 'newer', seq: 4 }]);
    const before = scene.lines;
    for (const session of [scene.session, beside(scene)])
      expect(() => session.run(scene.id, { do: 'note', text: 'x' }, tanaka)).toThrow(expect.objectContaining({ code: 'log.newer' }));
    expect(scene.lines).toEqual(before);
  });
});

describe('an incident', () => {
  it('is found by the beginning or the end of its name, when that is one', () => {
    const scene = new Scene();
    const { session, id } = scene;
    expect([session.find(id), session.find(id.slice(0, 10)), session.find(id.slice(-4))]).toEqual([id, id, id]);
    const again = new Scene({ kept: scene.kept });
    expect(() => again.session.find('20261121')).toThrow(expect.objectContaining({ matches: [id, again.id].sort() }));
    for (const given of ['', 'nothing', id.slice(2, 6)]) expect(() => session.find(given)).toThrow(UnknownIncident);
    expect(session.ids()).toEqual([id, again.id].sort());
  });

  it('is named by its day in Tokyo and letters that are not mistaken for another', () => {
    expect(new Scene().id).toMatch(/^20261121-[23456789a-hjkmnp-z]{6}$/u);
  });

  it('keeps the runbook it began with, whatever becomes of the folder', () => {
    const scene = new Scene();
    const empty = { ids: [], guideline: () => undefined, runbooks: () => [] };
    const elsewhere = new Session({ log: memoryLog(scene.kept), library: empty, mode: 'real', now: () => scene.now });
    expect(elsewhere.run(scene.id, not('could-not', 'notify-section-head', { reason: '不在' }), tanaka)).toMatchObject({
      entries: [{ seq: 4 }],
    });
    expect(elsewhere.run(scene.id, { do: 'escalate', trouble: 'firestorm', reason: 'x' }, tanaka)).toMatchObject({
      refused: { code: 'runbook.missing' },
    });
  });

  it('says with every line which program wrote it, in which session, and in which mode', () => {
    const scene = new Scene({ mode: 'drill' });
    scene.do({ do: 'note', text: 'x' });
    const lines = scene.lines.map(parseEntry).filter(isEntry);
    expect(new Set(lines.map(({ mode }) => mode))).toEqual(new Set(['drill']));
    expect(new Set(lines.map(({ session }) => session)).size).toBe(1);
    expect(lines.every(({ app }) => /^\d+\.\d+\.\d+/u.test(app))).toBe(true);
  });
});
