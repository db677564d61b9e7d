import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { TROUBLES } from '../../machines/words.ts';
import { firstBreak, isEntry, parseEntry, type RawEntry, seal } from '../../src/incident/chain.ts';
import type { Command } from '../../src/incident/command.ts';
import type { Draft, Entry } from '../../src/incident/entry.ts';
import { evolve, ImpossibleLog, replay } from '../../src/incident/replay.ts';
import { formOf } from '../../src/runbook/forms.ts';
import { sha256 } from '../../src/session/library.ts';
import { call, done, everySceneIsSound, library, not, POST, POST2, POST3, Scene, SECRET, screenshot, stateOf } from '../session/scene.ts';

afterEach(everySceneIsSound);

/** Numbers and a text from which a command is made for the incident as it stands: small numbers shrink to plain commands. */
const dice = fc.record({
  kind: fc.nat(23),
  a: fc.nat(40),
  b: fc.nat(40),
  c: fc.nat(7),
  text: fc.oneof(
    { weight: 6, arbitrary: fc.constant('電話で確認') },
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('', ' ', SECRET, '\ud800', '__proto__'),
  ),
});
type Dice = { kind: number; a: number; b: number; c: number; text: string };

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;

/** Fields that fill a form, all of them or only some, or spoiled. */
const fieldsFor = (scene: Scene, form: Parameters<typeof formOf>[0], { b, c, text }: Dice): Record<string, string | string[]> => {
  const evidence = [...scene.incident.evidence.keys()];
  const filled = formOf(form).fields.map((field): [string, string | string[]] => {
    if (field.choices !== undefined) return [field.id, pick(field.choices, b)];
    if (field.kind === 'evidence') return [field.id, evidence];
    if (field.kind === 'subject') return [field.id, [POST, POST2, POST3].slice(0, 1 + (b % 3))];
    return [field.id, text];
  });
  const kept = filled.filter((_, at) => c !== 1 || at % 2 === 0);
  return Object.fromEntries(
    [
      ...kept,
      ...(c === 2 ? [['nonsense', 'x']] : []),
      ...(c === 3 ? [['evidence', 'E9']] : []),
      ['reason', text],
      ['decidedBy', text],
    ].filter(([id]) => c === 2 || readableIn(form, id as string)),
  );
};
const readableIn = (form: Parameters<typeof formOf>[0], id: string): boolean =>
  ['reason', 'decidedBy', 'orderReason'].includes(id) || formOf(form).fields.some((field) => field.id === id);

const commandFor = (scene: Scene, dice: Dice): Command => {
  const { kind, a, b, c, text } = dice;
  const { incident } = scene;
  const responses = incident.responses;
  const response = pick(responses, b);
  const all = response.runbook.steps;
  // Half of the time a step that stands open, so that walks get somewhere.
  const open = scene.view(response.id).open;
  const id = c % 2 === 0 && open.length > 0 ? pick(open, a) : pick([...all.map((step) => step.id), 'no-such-step'], a);
  const step = all.find((one) => one.id === id);
  const named = c === 4 ? { response: pick([...responses.map((one) => one.id), 'r9'], b) } : {};
  const fields = { ...fieldsFor(scene, step?.form ?? 'R01', dice), ...(c > 3 && { orderReason: text }) };
  const when = c === 5 ? { occurred: scene.now + (b - 20) * 60_000 } : {};
  const answers = Object.keys(step?.answers ?? {});
  const answer = answers.length > 0 ? { answer: pick(answers, b) } : {};
  const override = c === 6 ? { override: { reason: text } } : {};
  if (kind < 8) return { do: 'settle', step: id, outcome: 'done', fields, ...answer, ...override, ...named, ...when };
  const question = pick(response.live.chart.questions, a);
  switch (kind) {
    case 8:
    case 9:
      return {
        do: 'settle',
        step: id,
        outcome: pick(['could-not', 'not-needed', 'not-applicable'] as const, a),
        fields: { reason: text, decidedBy: text },
        ...override,
        ...named,
      };
    case 10:
      return { do: 'attempt', step: id, fields, ...named, ...when, ...(c === 3 && { missed: b % 2 === 0 }) };
    case 11:
      return { do: 'reopen', step: id, reason: text, ...named };
    case 12:
      return {
        do: 'answer',
        question: question?.id ?? 'none',
        answer: pick([...(question?.answers ?? []), 'none'], b),
        reason: text,
        response: response.id,
      };
    case 13:
      return { do: 'recur', subjects: [POST3, text], note: text, ...named, ...when };
    case 14:
      return { do: 'escalate', trouble: pick(TROUBLES, a), reason: text, ...when };
    case 15:
      return { do: 'note', text, ...named, ...when };
    case 16:
    case 17:
      return { ...screenshot(`${a}.png`, pick([POST, POST2, POST3], b)), ...(c === 3 && { name: text }) } as Command;
    case 18:
      return {
        do: 'role',
        role: pick(['所属長', text], b),
        as: pick(['holder', 'concurrent', 'acting', 'absent'] as const, a),
        name: text,
        other: '係長',
      };
    case 19:
      return {
        do: 'correct',
        seq: a,
        fields: { [pick(['text', 'gist', 'reason', 'finding', 'summary', 'means', 'name'], b)]: text },
        reason: '誤記',
      };
    case 20:
    case 21:
      return { do: 'undo', seq: c > 3 ? incident.head.seq : a, reason: text };
    case 22:
      return { do: 'hand-over', from: { role: '管理者', name: '田中' }, to: { role: '所属長', name: text } };
    default: {
      const left = Object.fromEntries(incident.responses.flatMap(({ id: r }) => scene.view(r).open.map((one) => [`${r}/${one}`, text])));
      if (incident.closed) return { do: 'resume', reason: text };
      return c < 3
        ? { do: 'breach', rule: pick(response.runbook.standingRules, a)?.id ?? 'none', text }
        : { do: 'close', fields: { judge: '鈴木', damage: pick(['none', 'much'], a) }, unfinished: c === 3 ? {} : left };
    }
  }
};

describe('whatever is done, in whatever order', () => {
  it('never throws, appends nothing that is refused, leaves a whole chain, and replays to the state it lived to', () => {
    const guidelines = fc.constantFrom(...library.ids);
    let done = 0;
    const types = new Set<string>();
    const refusals = new Set<string>();
    fc.assert(
      fc.property(
        guidelines,
        fc.constantFrom(...TROUBLES),
        fc.array(dice, { minLength: 6, maxLength: 24 }),
        (guideline, trouble, throws) => {
          const scene = new Scene({ guideline, trouble, account: '@x' });
          for (const one of throws) {
            const before = scene.lines.length;
            const acted = scene.run(commandFor(scene, one));
            if ('refused' in acted) {
              refusals.add(acted.refused.code);
              expect(scene.lines).toHaveLength(before);
            } else {
              done += 1;
              for (const { type } of acted.entries) types.add(type);
            }
          }
          everySceneIsSound();
        },
      ),
      { numRuns: 30, seed: 20_261_121 },
    );
    // The dice must reach what the test is about, or it shows nothing.
    expect(done).toBeGreaterThan(120);
    expect([...types].sort()).toEqual(
      expect.arrayContaining(['step.overridden', 'entry.undone', 'incident.closed', 'step.carried', 'trouble.recurred', 'entry.corrected']),
    );
    expect([...refusals].length).toBeGreaterThan(12);
  });
});

describe('a line added to what is there', () => {
  it('changes the incident as the whole log would', () => {
    const scene = new Scene();
    scene.do(screenshot('1.png', POST));
    scene.do(done('capture-evidence', { evidence: 'E1' }));
    scene.do({ do: 'escalate', trouble: 'firestorm', reason: '批判' });
    scene.do({ do: 'recur', subjects: [POST2], response: 'r1' });
    scene.do({ do: 'answer', question: 'triage', answer: 'misposted', response: 'r1' });
    const lines = scene.lines.map(parseEntry);
    for (let at = 1; at <= lines.length; at += 1) {
      const lived = replay(lines.slice(0, at), scene.runbookOf);
      expect(evolve(lived, lines.slice(at), scene.runbookOf)).toBe(true);
      expect(stateOf(lived)).toEqual(stateOf(scene.incident));
    }
  });

  it('asks for the whole log when it undoes one: nothing is taken', () => {
    const scene = new Scene();
    const noted = scene.did({ do: 'note', text: 'x' });
    const before = scene.replayed();
    scene.do({ do: 'undo', seq: noted.seq, reason: '誤り' });
    const state = stateOf(before);
    expect(evolve(before, scene.lines.slice(-1).map(parseEntry), scene.runbookOf)).toBe(false);
    expect(stateOf(before)).toEqual(state);
  });
});

describe('a log that no operator could have written', () => {
  /** The scene's lines with further ones, sealed as the program would, whatever they say. */
  const forged = (scene: Scene, ...drafts: Partial<Draft>[]): (Entry | RawEntry)[] => {
    const head = scene.lines.at(-1);
    const runbook = scene.incident.responses[0]?.hash ?? '';
    const as = {
      incident: scene.id,
      mode: 'real',
      actor: { role: '管理者', name: '田中' },
      at: scene.now,
      mono: 0,
      session: 's',
      app: '0',
      sha256,
      random: (bytes: number) => 'ab'.repeat(bytes),
    } as const;
    const sealed = seal(
      drafts.map((draft) => ({ response: 'r1', runbook, data: {}, ...draft }) as Draft),
      head,
      as,
    );
    return [...scene.lines, ...sealed].map(parseEntry);
  };
  const problem = (scene: Scene, ...drafts: Partial<Draft>[]): string => {
    const lines = forged(scene, ...drafts);
    expect(lines.every(isEntry)).toBe(true);
    try {
      replay(lines, scene.runbookOf);
    } catch (error) {
      if (error instanceof ImpossibleLog) return `${error.seq} ${error.problem}`;
      throw error;
    }
    return 'possible';
  };
  const settled = (step: string, more: object = {}) =>
    ({ type: 'step.settled', data: { step, round: 1, form: 'R01', fields: {}, subjects: [], outcome: 'done', ...more } }) as Partial<Draft>;

  it('names the line: a step settled before it could be', () => {
    expect(problem(new Scene(), { type: 'note.added' }, settled('delete-unauthorized-posts'))).toBe('5 event');
  });

  it.each<[string, Partial<Draft>[]]>([
    ['a step that the runbook does not have', [settled('make-coffee')]],
    ['a step settled twice', [settled('verify-content'), settled('verify-content')]],
    ['an outcome that the step does not have', [settled('verify-content', { outcome: 'not-needed' })]],
    [
      'an override of what nothing blocks',
      [{ type: 'step.overridden', data: { step: 'verify-content', round: 1, form: 'R02', fields: {}, subjects: [], blockedBy: [] } }],
    ],
    ['an answer that cannot be given', [{ type: 'question.answered', data: { question: 'access', answer: 'recovery-asked' } }]],
    ['an end while something owed is open', [{ type: 'incident.closed', data: { fields: {} } }]],
    ['a resumption of what is open', [{ type: 'incident.resumed', data: {} }]],
    ['a reopening of what is open', [{ type: 'step.reopened', data: { step: 'verify-content', round: 1 } }]],
  ])('is refused for %s', (_, drafts) => {
    expect(problem(new Scene(), ...drafts)).toBe(`${3 + drafts.length} event`);
  });

  it('is refused for a response that is not there, or is there twice', () => {
    expect(problem(new Scene(), { ...settled('verify-content'), response: 'r7' })).toBe('4 response');
    expect(problem(new Scene(), { type: 'response.opened', response: 'r1', data: { trouble: 'takeover', from: 'r1' } })).toBe('4 response');
  });

  it('is refused for a runbook that is not kept, or is another trouble’s', () => {
    expect(
      problem(new Scene(), {
        type: 'response.opened',
        response: 'r2',
        runbook: 'f'.repeat(64),
        data: { trouble: 'firestorm', from: 'r1' },
      }),
    ).toBe('4 runbook');
    expect(problem(new Scene(), { type: 'response.opened', response: 'r2', data: { trouble: 'firestorm', from: 'r1' } })).toBe('4 runbook');
  });

  it.each<[string, Partial<Draft>]>([
    ['a correction', { type: 'entry.corrected', data: { target: { seq: 2, hash: 'f'.repeat(64) }, fields: {}, paths: [] } }],
    ['an undoing', { type: 'entry.undone', data: { target: { seq: 9, hash: 'f'.repeat(64) } } }],
    ['a carried step', { type: 'step.carried', data: { step: 'verify-content', from: { seq: 3, hash: 'f'.repeat(64) }, outcome: 'done' } }],
  ])('is refused for %s that points at nothing', (_, draft) => {
    expect(problem(new Scene(), draft)).toBe('4 target');
  });

  it('is refused when it does not begin with its opening', () => {
    const scene = new Scene();
    const lines = scene.lines.map(parseEntry);
    for (const bad of [[], lines.slice(1)])
      expect(() => replay(bad, scene.runbookOf)).toThrow(expect.objectContaining({ seq: 1, problem: 'no-opening' }));
    expect(() => replay(lines, () => undefined)).toThrow(expect.objectContaining({ seq: 1, problem: 'runbook' }));
  });

  it('is refused for a line of another incident, and for one of a drill', () => {
    const scene = new Scene();
    const other = new Scene({ mode: 'drill' });
    const [first, second] = scene.lines.map(parseEntry);
    const foreign = other.lines.map(parseEntry)[2] as Entry;
    const foreignHere = { ...foreign, incident: scene.id } as Entry;
    for (const one of [foreign, foreignHere])
      expect(() => replay([first as Entry, second as Entry, one], scene.runbookOf)).toThrow(
        expect.objectContaining({ seq: 3, problem: 'foreign' }),
      );
  });

  it('is refused for a second opening', () => {
    const scene = new Scene();
    const again = {
      type: 'incident.opened',
      data: { trouble: 'takeover', guideline: 'komae', settings: {}, detected: 1 },
    } as Partial<Draft>;
    expect(problem(scene, again)).toBe('4 event');
  });
});

describe('lines that cannot be read', () => {
  it('stand raw and mean nothing; the others are told all the same', () => {
    const scene = new Scene();
    scene.do(not('could-not', 'notify-section-head', { reason: '不在' }));
    const lines = scene.lines.map(parseEntry);
    const strange: RawEntry = { raw: '{"v":1,"type":"from.the.future"}', seq: 5, hash: 'f'.repeat(64), problem: 'unknown-type' };
    const incident = replay([...lines, strange], scene.runbookOf);
    expect(incident.head).toEqual({ seq: 5, hash: 'f'.repeat(64) });
    expect(incident.entries).toHaveLength(5);
    expect(stateOf({ ...incident, head: scene.incident.head, entries: incident.entries.slice(0, -1) })).toEqual(stateOf(scene.incident));
  });
});

describe('words that were blacked out', () => {
  it('are missing, whichever they were; the chain holds and the states are the same', () => {
    const scene = new Scene({ account: '@komae', title: '件名' });
    scene.do(done('notify-section-head', call));
    scene.do(screenshot('1.png', POST));
    scene.do(done('capture-evidence', { evidence: 'E1', subject: [POST, POST2], takenBy: '田中' }));
    scene.do({ do: 'correct', seq: 4, fields: { gist: '4件' }, reason: '誤記' });
    const all = scene.lines.flatMap(({ seq, disclosures }) => disclosures.map(({ path }) => `${seq} ${path}`));
    const { subjects: _, ...whole } = stateOf(scene.incident) as { subjects: unknown };
    fc.assert(
      fc.property(fc.subarray(all), (gone) => {
        const left = scene.lines.map((line) => ({
          ...line,
          disclosures: line.disclosures.filter(({ path }) => !gone.includes(`${line.seq} ${path}`)),
        }));
        expect(firstBreak(left, sha256)).toBeUndefined();
        const incident = scene.replayed(left);
        const { subjects, ...state } = stateOf(incident) as { subjects: [string, string][] };
        expect(state).toEqual(whole);
        expect(subjects.map(([number]) => number)).toEqual(['S1', 'S2', 'S3']);
        for (const one of gone) {
          const [seq, path = ''] = one.split(' ');
          const entry = incident.bySeq.get(Number(seq));
          expect([entry?.words[path], entry?.pii[path]]).toEqual([undefined, expect.stringMatching(/^[0-9a-f]{64}$/u)]);
        }
      }),
      { numRuns: 30 },
    );
  });
});
