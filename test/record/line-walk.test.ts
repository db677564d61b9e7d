import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/incident/canonical.ts';
import { GENESIS, parseEntry } from '../../src/incident/chain.ts';
import { LineReplay } from '../../src/incident/impossible.ts';
import { Problems } from '../../src/incident/verify.ts';
import { LineWalk, type SaidLine } from '../../src/incident/verify-lines.ts';
import type { Runbook } from '../../src/runbook/runbook.ts';
import { sha256 } from './sample.ts';
import { tinyBundle, tinyLibrary } from './tiny.ts';

type Body = Record<string, unknown>;
const bundled = tinyBundle();
const bodies: readonly Body[] = String(bundled.files.get('entries.jsonl'))
  .split('\n')
  .slice(0, -1)
  .map((line) => JSON.parse(line) as Body);
const [OPENED] = bodies as [Body];
const NOTE = bodies.at(-1) as Body;
const [runbook] = tinyLibrary().runbooks('tiny') as [Runbook];

/** Texts of a log of these bodies, each after the one before. */
const chained = (list: readonly Body[]): string[] => {
  let prev = GENESIS;
  return list.map((body, at) => {
    const text = canonicalJson({ ...body, seq: at + 1, prev });
    prev = sha256(text);
    return text;
  });
};
const notes = (count: number): Body[] => [...bodies, ...Array.from({ length: count }, (_, at) => ({ ...NOTE, at: at + 1 }))];

interface Given {
  readonly said?: (seq: number) => readonly SaidLine[];
  readonly runbookOf?: (hash: string) => Runbook | undefined;
  readonly undone?: readonly number[];
}

let problems: Problems;
beforeEach(() => {
  problems = new Problems();
});

const walkOver = (texts: readonly string[], given: Given = {}, signed: (seq: number) => string | undefined = () => undefined) => {
  const hashes = new Map<number, string>();
  const walk = new LineWalk(
    {
      entries: 'e',
      disclosures: 'd',
      runbookOf: given.runbookOf ?? (() => runbook),
      undone: new Set(given.undone),
      hashes: { get: (line) => hashes.get(line), set: (line, hash) => hashes.set(line, hash) },
      said: given.said ?? (() => []),
    },
    problems,
  );
  for (const text of texts) walk.take(text, sha256(text));
  walk.end(signed);
  return { walk, hashes };
};
const told = (): unknown[] => problems.list.map(({ code, line }) => [code, line]);

describe('a walk over sound lines', () => {
  it('finds nothing, and says what the record is: its lines, its end, its files and runbooks', () => {
    const texts = chained(bodies);
    const { walk, hashes } = walkOver(texts);
    expect(problems.list).toEqual([]);
    expect(walk.lines).toBe(bodies.length);
    expect(walk.first).toEqual({ incident: OPENED.incident, mode: 'real' });
    expect(walk.head).toEqual({ seq: bodies.length, hash: sha256(texts.at(-1) as string), at: NOTE.at });
    expect([...walk.runbooks]).toEqual([OPENED.runbook]);
    expect([...walk.evidence]).toEqual([[sha256('写し'), 6]]);
    expect([walk.newer, walk.unread]).toEqual([undefined, 0]);
    expect(texts.map((_, at) => hashes.get(at + 1))).toEqual(texts.map(sha256));
  });

  it('says that there is none', () => {
    walkOver([]);
    expect(problems.list).toEqual([{ code: 'log.empty', file: 'e' }]);
  });

  it('keeps what a later version wrote, and counts what it does not know', () => {
    const { walk } = walkOver(chained([...bodies, { ...NOTE, type: 'note.weighed', data: { any: 1 } }, { ...NOTE, type: 'constructor' }]));
    expect([problems.list, walk.unread]).toEqual([[], 2]);
  });

  it('names the first newer version, whose lines it cannot judge', () => {
    const { walk } = walkOver(chained([...bodies, { ...NOTE, v: 3, more: 1 }, { ...NOTE, v: 2, more: 1 }]));
    expect(walk.newer).toBe(3);
    expect(told()).toEqual([]);
  });

  it.each([['2'], [0], [null]])('takes %j for no newer version but for a wrong shape', (v) => {
    const { walk } = walkOver(chained([...bodies, { ...NOTE, v }]));
    expect(walk.newer).toBeUndefined();
    expect(told()).toEqual([['line.shape', bodies.length + 1]]);
  });
});

describe('the form of a line', () => {
  const at = bodies.length + 1;
  /** The line of a note whose data are written like this. */
  const withData = (data: string): string[] => {
    const texts = chained([...bodies, { ...NOTE, data: 1 }]);
    return texts.with(-1, (texts.at(-1) as string).replace('"data":1', `"data":${data}`));
  };

  it.each([
    ['blanks', '{ }'],
    ['a float', '{"a":1.5}'],
    ['a whole number written as a float', '{"a":1.0}'],
    ['an exponent', '{"a":1e3}'],
    ['a negative zero', '{"a":-0}'],
    ['a number that is not safe', '{"a":9007199254740992}'],
    ['keys out of order', '{"b":1,"a":1}'],
    ['numbers as keys, out of order', '{"9":1,"10":1}'],
    ['a key twice', '{"a":1,"a":1}'],
    ['half a character', String.raw`{"a":"\ud800"}`],
    ['a character that needs no escape, escaped', String.raw`{"a":"\ud83d\ude00"}`],
    ['a slash escaped', String.raw`{"a":"\/"}`],
    ['something of this in a list', '[{"a":[1,1.5]}]'],
    ['brackets without end', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ])('is not canonical with %s', (_, data) => {
    walkOver(withData(data));
    expect(told()).toContainEqual(['line.canonical', at]);
  });

  it('is not canonical with a float behind a whole number, where no list of it is empty', () => {
    const texts = withData('{"a":[1,1.5]}');
    walkOver(texts.with(-1, (texts.at(-1) as string).replace('"evidence":[]', '"evidence":[1]')));
    expect(told()).toContainEqual(['line.canonical', at]);
  });

  it.each([
    ['a mark before a digit as keys', '{"!":1,"1":1}'],
    ['a digit before a letter as keys', '{"1":1,"a":1}'],
    ['a zero', '{"a":0}'],
    ['numbers as keys, in the order of their letters', '{"10":1,"9":1}'],
    ['escapes that are needed', String.raw`{"a":"\"\\\n\u0000"}`],
    ['characters beyond the first plane, and words that look like an escape', String.raw`["𠮷","\\ud800"]`],
    ['lists, numbers and nothing', '[[],{},null,true,-1,9007199254740991]'],
    ['a key that begins after the digits', '{":":1,"a":2}'],
  ])('is canonical with %s', (_, data) => {
    walkOver(withData(data));
    expect(told()).toEqual([['line.shape', at]]);
  });

  it.each(['null', '1', '"x"', 'true', '[]', '{}'])(
    'is no entry where it is %s, nor canonical where it is no list and no object',
    (text) => {
      walkOver([...chained(bodies), text]);
      expect(told()).toEqual(
        '[]{}'.includes(text)
          ? [['line.shape', at]]
          : [
              ['line.canonical', at],
              ['line.shape', at],
            ],
      );
      expect(problems.list.at(-1)).toMatchObject({ type: '' });
    },
  );

  it('is told by the type where only its data are wrong, and nothing after is asked of the machines', () => {
    walkOver(chained([...bodies, { ...NOTE, data: { more: 1 } }, { ...OPENED }]));
    expect(problems.list).toEqual([{ code: 'line.shape', file: 'e', line: at, type: 'note.added' }]);
  });

  it('is told where it is no JSON, and the next line is looked at all the same', () => {
    const texts = chained(bodies);
    walkOver([texts[0] as string, '{"a":', ...texts.slice(2)]);
    expect(told()).toEqual([['line.json', 2]]);
  });

  it('is told where it is no text, though nothing came before', () => {
    const walk = new LineWalk(
      { entries: 'e', disclosures: 'd', runbookOf: () => runbook, undone: new Set(), hashes: new Map() as never, said: () => [] },
      problems,
    );
    walk.takeUnreadable('line.utf8', {}, 'f'.repeat(64));
    expect([walk.head, walk.first]).toEqual([{ seq: 1, hash: 'f'.repeat(64), at: 0 }, undefined]);
  });

  it('is told where it is no text, and the next line is looked at all the same', () => {
    const texts = chained(bodies);
    const hashes = new Map<number, string>();
    const walk = new LineWalk(
      {
        entries: 'e',
        disclosures: 'd',
        runbookOf: () => runbook,
        undone: new Set(),
        hashes: { get: (line) => hashes.get(line), set: (line, hash) => hashes.set(line, hash) },
        said: () => [],
      },
      problems,
    );
    walk.take(texts[0] as string, sha256(texts[0] as string));
    walk.takeUnreadable('line.utf8', {}, sha256(texts[1] as string));
    walk.takeUnreadable('line.long', { limit: 9 }, 'f'.repeat(64));
    walk.end(() => undefined);
    expect(problems.list).toEqual([
      { code: 'line.utf8', file: 'e', line: 2 },
      { code: 'line.long', file: 'e', line: 3, limit: 9 },
    ]);
    expect([walk.lines, walk.head, hashes.get(2)]).toEqual([
      3,
      { seq: 3, hash: 'f'.repeat(64), at: OPENED.at },
      sha256(texts[1] as string),
    ]);
  });
});

describe('the place of a line', () => {
  it('is told where it bears another number, another incident or another kind', () => {
    const texts = chained(bodies);
    const second = JSON.parse(texts[1] as string) as Body;
    walkOver([texts[0] as string, canonicalJson({ ...second, seq: 7 })]);
    expect(problems.list).toEqual([{ code: 'line.seq', file: 'e', line: 2, expected: 2, found: 7 }]);
    problems = new Problems();
    walkOver([texts[0] as string, canonicalJson({ ...second, incident: 'other', mode: 'drill' })]);
    expect(problems.list).toMatchObject([
      { code: 'line.incident', line: 2, found: 'other' },
      { code: 'line.mode', line: 2, found: 'drill' },
    ]);
  });

  it('goes on from the number that a line bears', () => {
    const texts = chained(notes(2)).slice(1);
    walkOver(texts);
    expect(told()).toEqual([['line.seq', 1]]);
  });

  it('is told where the first line names a line before it', () => {
    const [first] = chained(bodies) as [string];
    const altered = canonicalJson({ ...(JSON.parse(first) as Body), prev: 'a'.repeat(64) });
    walkOver([altered], {}, () => sha256(altered));
    expect(told()).toEqual([['line.altered', 1]]);
  });
});

describe('of two lines that do not fit, the one that was altered', () => {
  const texts = chained(notes(3));
  const last = texts.length;
  const altered = (line: number, change: Body): string[] =>
    texts.with(line - 1, canonicalJson({ ...(JSON.parse(texts[line - 1] as string) as Body), ...change }));

  it('is the earlier one, where the next was written after the later one as it stands', () => {
    walkOver(altered(2, { at: 1 }));
    expect(told()).toEqual([['line.altered', 2]]);
  });

  it('is the later one, where the next was not', () => {
    walkOver(altered(3, { prev: 'a'.repeat(64) }));
    expect(told()).toEqual([['line.altered', 3]]);
  });

  it('is told by what was signed where it is at the end', () => {
    const end = altered(last - 1, { at: 1 });
    walkOver(end, {}, (seq) => (seq === last ? sha256(texts.at(-1) as string) : undefined));
    expect(told()).toEqual([['line.altered', last - 1]]);
    problems = new Problems();
    walkOver(end, {}, () => 'another');
    expect(told()).toEqual([['line.altered', last]]);
  });

  it('is the later one, where the next is no JSON; and nothing more is asked of the machines', () => {
    const broken = altered(2, { at: 1 }).with(3, '{');
    const impossible = canonicalJson({ ...(JSON.parse(texts[4] as string) as Body), type: 'incident.opened', data: OPENED.data });
    walkOver(broken.with(4, impossible));
    expect(told().slice(0, 2)).toEqual([
      ['line.json', 4],
      ['line.altered', 3],
    ]);
    expect(problems.list.map(({ code }) => code)).not.toContain('log.impossible');
  });

  it('is not told again of a line that is wrong in itself', () => {
    const broken = texts.with(1, (texts[1] as string).replace('{', '{ '));
    walkOver(broken);
    expect(told()).toEqual([['line.canonical', 2]]);
  });
});

describe('words', () => {
  const pii = Object.entries(NOTE.pii as Record<string, string>);
  const at = bodies.length;
  const saying =
    (...said: readonly SaidLine[]) =>
    (seq: number): readonly SaidLine[] =>
      seq === at ? said : [];

  it('are those that were committed to; the others were blacked out, and are told by kind and place', () => {
    const [[path, hash]] = pii as [[string, string]];
    const { walk } = walkOver(chained(bodies), { said: saying({ line: 9, path, hash }) });
    expect(problems.list).toEqual([]);
    const all = bodies.flatMap((body, index) => Object.keys(body.pii as object).map((one) => ({ seq: index + 1, path: one })));
    const out = all.filter((one) => one.seq !== at || one.path !== path);
    expect(walk.blackedOut.places.map(({ seq, path: one }) => ({ seq, path: one }))).toEqual(out);
    expect(walk.blackedOut.count).toBe(out.length);
    const { names, text, accounts } = walk.blackedOut.kinds;
    expect([names > 0, text > 0, accounts > 0, names + text + accounts]).toEqual([true, true, true, out.length]);
  });

  it('are altered where they do not fit, and belong to nothing where the line has no such place', () => {
    const [[path, hash]] = pii as [[string, string]];
    walkOver(chained(bodies), {
      said: saying({ line: 9, path, hash: `${hash}0` }, { line: 10, path: 'toString', hash }, { line: 11, path: 'other', hash }),
    });
    expect(problems.list).toEqual([
      { code: 'disclosure.altered', file: 'd', line: 9, seq: at, path },
      { code: 'disclosure.orphan', file: 'd', line: 10, seq: at, path: 'toString' },
      { code: 'disclosure.orphan', file: 'd', line: 11, seq: at, path: 'other' },
    ]);
  });

  it('are told place by place a thousand times, and then only counted', () => {
    const { walk } = walkOver(chained(notes(600)));
    expect(walk.blackedOut.places).toHaveLength(1000);
    expect(walk.blackedOut.count).toBeGreaterThan(1100);
  });
});

describe('a log that the machines would not have allowed', () => {
  const at = bodies.length + 1;

  it('is refused at its line, with what was impossible', () => {
    walkOver(chained([...bodies, { ...NOTE, type: 'question.answered', response: 'r1', data: { question: 'facts', answer: 'nonsense' } }]));
    expect(problems.list).toMatchObject([{ code: 'log.impossible', file: 'e', line: at, problem: 'event' }]);
  });

  it('is refused where it begins with another line than an opening', () => {
    walkOver(chained([NOTE]));
    expect(problems.list).toMatchObject([{ code: 'log.impossible', line: 1, problem: 'no-opening' }]);
  });

  it('may point at an earlier line as it stands, and at no other', () => {
    const texts = chained(bodies);
    const undo = (seq: number, hash: string): Body => ({ ...NOTE, type: 'entry.undone', data: { target: { seq, hash } } });
    const note = bodies.length;
    walkOver(chained([...bodies, undo(note, sha256(texts.at(-1) as string))]), { undone: [note] });
    expect(problems.list).toEqual([]);
    for (const [seq, hash] of [
      [note, '1'.repeat(64)],
      [at + 5, '1'.repeat(64)],
      [at, '1'.repeat(64)],
    ] as const) {
      problems = new Problems();
      walkOver(chained([...bodies, undo(seq, hash)]), { undone: [seq] });
      expect(problems.list).toMatchObject([{ code: 'log.impossible', line: at, problem: 'target' }]);
    }
  });

  it('may not point at a line that this version does not know', () => {
    const later = { ...NOTE, type: 'note.weighed' };
    const hash = sha256(chained([...bodies, later]).at(-1) as string);
    walkOver(chained([...bodies, later, { ...NOTE, type: 'entry.undone', data: { target: { seq: at, hash } } }]), { undone: [at] });
    expect(problems.list).toMatchObject([{ code: 'log.impossible', line: at + 1, problem: 'target' }]);
  });

  it('may carry what an earlier line settled, as that stands, and nothing from elsewhere', () => {
    const hash = sha256(chained(bodies).at(-1) as string);
    const carried = (seq: number, of: string): Body => ({
      ...NOTE,
      type: 'step.carried',
      response: 'r1',
      data: { step: 'capture-evidence', from: { seq, hash: of }, outcome: 'done' },
    });
    walkOver(chained([...bodies, carried(bodies.length, hash)]));
    expect(problems.list.filter((one) => one.code === 'log.impossible' && one.problem === 'target')).toEqual([]);
    problems = new Problems();
    walkOver(chained([...bodies, carried(bodies.length, '1'.repeat(64))]));
    expect(problems.list).toMatchObject([{ code: 'log.impossible', line: at, problem: 'target' }]);
  });

  it('passes over a line that this version cannot read, unless it is the first', () => {
    const raw = { raw: '{', seq: 1, hash: 'f'.repeat(64), problem: 'shape' } as const;
    const replay = () =>
      new LineReplay(
        () => runbook,
        new Set(),
        () => undefined,
      );
    expect(() => replay().take(raw)).toThrow(expect.objectContaining({ problem: 'no-opening' }));
    const begun = replay();
    begun.take(parseEntry({ incident: 'i', seq: 1, id: 'x', hash: 'f'.repeat(64), bytes: chained(bodies)[0] as string, disclosures: [] }));
    expect(() => begun.take({ ...raw, seq: 2 })).not.toThrow();
  });

  it('is told apart from a runbook that cannot be used', () => {
    for (const thrown of [new Error('a step without a form'), 'a step without a form']) {
      problems = new Problems();
      walkOver(chained(bodies.slice(0, 1)), {
        runbookOf: () => {
          throw thrown;
        },
      });
      expect(problems.list).toMatchObject([{ code: 'runbook.unusable', line: 1, detail: 'a step without a form' }]);
    }
  });
});
