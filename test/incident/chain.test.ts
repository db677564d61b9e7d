import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson, NotCanonical } from '../../src/incident/canonical.ts';
import { commitment, firstBreak, GENESIS, isEntry, parseEntry, seal } from '../../src/incident/chain.ts';
import { ENTRY_VERSION } from '../../src/incident/entry.ts';
import type { SealedEntry } from '../../src/incident/log.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const AS = {
  incident: 'i',
  mode: 'drill',
  actor: { role: '管理者', name: '田中 恵子' },
  at: 1,
  mono: 2,
  session: 's',
  app: '0',
  sha256,
} as const;
const NOTE = { type: 'note.added', runbook: 'a'.repeat(64), data: {}, words: { text: '電話' } } as const;

/** Digits that are never the same twice. */
const drawing = (): ((bytes: number) => string) => {
  let drawn = 0;
  return (bytes) => {
    drawn += 1;
    return sha256(String(drawn)).slice(0, bytes * 2);
  };
};

/** A short log with words: enough to alter in every place. */
const short = (incident = 'i'): SealedEntry[] =>
  seal(
    [
      { ...NOTE, type: 'document.numbered', words: { number: '狛企広第123号' } },
      { ...NOTE, response: 'r1', occurred: 7 },
      { ...NOTE, words: { text: '二つ目', from: '秘書担当' } },
      { ...NOTE, words: { text: '𠮷野家 "引用" \\ \u0000 終' } },
    ],
    undefined,
    { ...AS, incident, random: drawing() },
  );
let LINES: SealedEntry[] = [];
// For each test anew: what every test shares, no measure can tell apart (docs/mutation.md).
beforeEach(() => {
  LINES = short();
});

/** `lines` with one of them replaced, hash and all, by what somebody made of its body. */
const rewritten = (lines: readonly SealedEntry[], at: number, change: (body: Record<string, unknown>) => object | string): SealedEntry[] =>
  lines.map((line, index) => {
    if (index !== at) return line;
    const changed = change(JSON.parse(line.bytes) as Record<string, unknown>);
    const bytes = typeof changed === 'string' ? changed : canonicalJson(changed);
    return { ...line, bytes, hash: sha256(bytes) };
  });

describe('JSON of a stored line', () => {
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger().map((n) => n + 0),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4 }),
    ),
  })).value;

  it('says the same value, and the same value has one text, whatever the order of its keys', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, member]) => [key, turned(member)]),
      );
    };
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value as object);
        expect(JSON.parse(text)).toEqual(value);
        expect(canonicalJson(turned(value) as object)).toBe(text);
        expect(canonicalJson(JSON.parse(text) as object)).toBe(text);
        expect(text).not.toMatch(/[\n\r]/u);
      }),
    );
  });

  it('leaves out what is undefined, and has no blanks', () => {
    expect(canonicalJson({ b: 1, a: undefined, c: [true, null, '改\n行'] })).toBe('{"b":1,"c":[true,null,"改\\n行"]}');
  });

  it.each<[string, unknown, string]>([
    ['a float', { a: [1, 0.5] }, '/a/1'],
    ['what is no number', { a: Number.NaN }, '/a'],
    ['an endless number', { a: { b: Number.POSITIVE_INFINITY } }, '/a/b'],
    ['an integer that is not safe', { a: 2 ** 53 }, '/a'],
    ['half a character', { a: 'x\ud800' }, '/a'],
    ['half a character in a key', { 'x\udc00': 1 }, ''],
    ['a big integer', { a: 1n }, '/a'],
    ['a function', { a: () => 1 }, '/a'],
    ['a hole', { a: [undefined] }, '/a/0'],
  ])('holds no %s, and says where', (_, value, path) => {
    expect(() => canonicalJson(value as object)).toThrow(NotCanonical);
    expect(() => canonicalJson(value as object)).toThrow(
      expect.objectContaining({ path, name: 'NotCanonical', message: expect.stringMatching(new RegExp(`^${path}: .`, 'u')) }),
    );
  });
});

describe('a sealed line', () => {
  const as = { ...AS, random: (bytes: number) => 'ab'.repeat(bytes) };
  const bodyOf = (lines: readonly SealedEntry[]) => JSON.parse(lines[0]?.bytes ?? '') as Record<string, unknown>;

  it('says nothing of what was not said', () => {
    const [line] = seal([{ ...NOTE, words: { text: '電話', from: '' } }], undefined, as);
    expect(line?.disclosures.map(({ path }) => path)).toEqual(['actor.name', 'text']);
    const body = bodyOf([line as SealedEntry]);
    expect(Object.keys(body)).toEqual(Object.keys(body).sort());
    for (const key of ['response', 'occurred', 'real']) expect(body).not.toHaveProperty(key);
    expect(body).toMatchObject({ actor: { role: '管理者' }, evidence: [], seq: 1, prev: GENESIS, at: 1, mono: 2 });
    expect(body.actor).toEqual({ role: '管理者' });
    expect(Object.keys(body.pii as object)).toEqual(['actor.name', 'text']);
  });

  it('holds no words at the one path that is lost when a line is read back', () => {
    const words = JSON.parse('{"__proto__":"電話"}') as Record<string, string>;
    expect(() => seal([{ ...NOTE, words }], undefined, as)).toThrow(NotCanonical);
    expect(() => seal([{ ...NOTE, words }], undefined, as)).toThrow(
      expect.objectContaining({ path: '/pii/__proto__', message: '/pii/__proto__: no path of words' }),
    );
  });

  it('says where it belongs, when it was, for whom somebody acted and which files it speaks of', () => {
    const file = { sha256: 'b'.repeat(64), size: 3, type: 'image/png' };
    const lines = seal(
      [{ ...NOTE, response: 'r1', occurred: 7, evidence: [file] }],
      { seq: 4, hash: 'c'.repeat(64) },
      { ...as, real: 8, actor: { ...as.actor, as: 'acting' } },
    );
    expect(bodyOf(lines)).toMatchObject({ response: 'r1', at: 1, real: 8, occurred: 7, evidence: [file], seq: 5, prev: 'c'.repeat(64) });
    expect(bodyOf(lines).actor).toEqual({ role: '管理者', as: 'acting' });
  });
});

describe('the chain', () => {
  it('hashes the very bytes that are stored, and each line the one before', () => {
    let prev = GENESIS;
    for (const [at, { bytes, hash, seq }] of LINES.entries()) {
      expect(hash).toBe(createHash('sha256').update(bytes, 'utf8').digest('hex'));
      expect(JSON.parse(bytes)).toMatchObject({ v: ENTRY_VERSION, seq: at + 1, prev, offset: '+09:00' });
      expect(seq).toBe(at + 1);
      expect(canonicalJson(JSON.parse(bytes) as object)).toBe(bytes);
      prev = hash;
    }
    expect(firstBreak(LINES, sha256)).toBeUndefined();
    expect(firstBreak([], sha256)).toBeUndefined();
  });

  it('is whole however long it is and whatever is said in it', () => {
    const word = fc.string({ unit: 'binary', maxLength: 20 });
    const path = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => one !== '__proto__');
    fc.assert(
      fc.property(fc.array(fc.dictionary(path, word, { maxKeys: 3 }), { maxLength: 6 }), (said) => {
        const as = { ...AS, random: drawing() };
        const drafts = said.map((words) => ({ ...NOTE, words }));
        const sealed = seal(drafts, undefined, as);
        expect(firstBreak(sealed, sha256)).toBeUndefined();
        expect(sealed.map(parseEntry).every(isEntry)).toBe(true);
        const more = seal(drafts, sealed.at(-1), as);
        expect(firstBreak([...sealed, ...more], sha256)).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  it('shows every change of one character of a line, at every place', () => {
    for (const [at, line] of LINES.entries()) {
      for (let place = 0; place < line.bytes.length; place += 1) {
        const other = line.bytes[place] === '0' ? '1' : '0';
        const bytes = line.bytes.slice(0, place) + other + line.bytes.slice(place + 1);
        // The lines before are known to hold; only those from here on are looked at again.
        if (sha256(bytes) === line.hash) expect.fail(`${at} ${place}`);
      }
    }
    const places = fc
      .nat(LINES.length - 1)
      .chain((at) =>
        fc.tuple(fc.constant(at), fc.nat((LINES[at]?.bytes.length ?? 1) - 1), fc.string({ unit: 'binary', minLength: 0, maxLength: 1 })),
      );
    fc.assert(
      fc.property(places, ([at, place, other]) => {
        const line = LINES[at] as SealedEntry;
        fc.pre(line.bytes[place] !== other && other.isWellFormed());
        const changed = LINES.map((one, index) =>
          index === at ? { ...one, bytes: one.bytes.slice(0, place) + other + one.bytes.slice(place + 1) } : one,
        );
        expect(firstBreak(changed, sha256)).toEqual({ seq: at + 1, problem: 'hash' });
      }),
      { numRuns: 100 },
    );
  });

  it('shows a change that was hashed again, at the line that follows', () => {
    const changed = rewritten(LINES, 1, (body) => ({ ...body, at: 9 }));
    expect(firstBreak(changed, sha256)).toEqual({ seq: 3, problem: 'prev' });
  });

  it('shows a line that is missing, twice there, or out of its place', () => {
    const [a, b, c, ...rest] = LINES as [SealedEntry, SealedEntry, SealedEntry];
    expect(firstBreak([a, c, ...rest], sha256)).toEqual({ seq: 2, problem: 'seq' });
    expect(firstBreak([b, c, ...rest], sha256)).toEqual({ seq: 1, problem: 'seq' });
    expect(firstBreak([a, a, b, c], sha256)).toEqual({ seq: 2, problem: 'seq' });
    expect(firstBreak([a, c, b, ...rest], sha256)).toEqual({ seq: 2, problem: 'seq' });
  });

  it('shows a line of another incident, even the first', () => {
    const other = short('another');
    expect(firstBreak([...LINES.slice(0, 2), other[2] as SealedEntry], sha256)?.seq).toBe(3);
    expect(firstBreak([{ ...(other[0] as SealedEntry), incident: 'mine' }, ...other.slice(1)], sha256)).toEqual({ seq: 1, problem: 'seq' });
  });

  it('shows a line that is no JSON, or no object, though its hash fits', () => {
    for (const odd of ['{"seq":1', '', 'null', '"text"', '[1]', '{"seq":"1"}'])
      expect(
        firstBreak(
          rewritten(LINES, 0, () => odd),
          sha256,
        ),
      ).toEqual({ seq: 1, problem: 'seq' });
  });

  it('shows a line that stands in another place than it says, and one that lacks what the chain needs', () => {
    const [one, ...rest] = LINES as [SealedEntry, ...SealedEntry[]];
    expect(firstBreak([{ ...one, seq: 2 }, ...rest], sha256)).toEqual({ seq: 1, problem: 'seq' });
    for (const odd of [{ pii: null }, { pii: 1 }, { prev: 0 }, { prev: 'x' }, { pii: { 'actor.name': 1 } }])
      expect(
        firstBreak(
          rewritten(LINES, 1, (body) => ({ ...body, ...odd })),
          sha256,
        ),
      ).toEqual({ seq: 2, problem: 'seq' });
  });

  it('does not show a tail that was cut: that takes an anchor', () => {
    expect(firstBreak(LINES.slice(0, -1), sha256)).toBeUndefined();
  });

  it('holds over lines of a newer version, whose chain is told the same way', () => {
    const [first] = rewritten(LINES, 0, (body) => ({ ...body, v: ENTRY_VERSION + 1, weather: 'rain', actor: 'somebody' }));
    expect(firstBreak([first as SealedEntry], sha256)).toBeUndefined();
  });
});

describe('words outside the line', () => {
  it('are committed to by SHA-256 of the JSON of salt, incident, line, path and words', () => {
    for (const { incident, seq, bytes, disclosures } of LINES) {
      const { pii } = JSON.parse(bytes) as { pii: Record<string, string> };
      expect(Object.keys(pii).sort()).toEqual(disclosures.map(({ path }) => path).sort());
      for (const one of disclosures) {
        expect(one.salt).toMatch(/^[0-9a-f]{64}$/u);
        const text = `["${one.salt}",${JSON.stringify(incident)},${seq},${JSON.stringify(one.path)},${JSON.stringify(one.value)}]`;
        expect(pii[one.path]).toBe(createHash('sha256').update(text).digest('hex'));
        expect(pii[one.path]).toBe(commitment(sha256, incident, seq, one));
        expect(bytes).not.toContain(one.value);
      }
    }
    const salts = LINES.flatMap(({ disclosures }) => disclosures.map(({ salt }) => salt));
    expect(new Set(salts).size).toBe(salts.length);
  });

  it('cannot be changed, moved, salted anew or added to', () => {
    const at = LINES.findIndex(({ disclosures }) => disclosures.length > 1);
    const line = LINES[at] as SealedEntry;
    const [one, two] = line.disclosures as [SealedEntry['disclosures'][number], SealedEntry['disclosures'][number]];
    const wrong = [
      { ...one, value: `${one.value} ` },
      { ...one, salt: 'f'.repeat(64) },
      { ...one, path: two.path },
      { ...one, path: 'fields.invented' },
      { ...one, path: '__proto__' },
    ];
    for (const changed of wrong)
      for (const disclosures of [[changed], [changed, two], [two, changed]])
        expect(
          firstBreak(
            LINES.map((other, index) => (index === at ? { ...other, disclosures } : other)),
            sha256,
          ),
        ).toEqual({ seq: at + 1, problem: 'commitment' });
  });
});

describe('reading a line', () => {
  const parsed = (bytes: string) => parseEntry({ ...(LINES[0] as SealedEntry), bytes });

  it('never throws: what cannot be read stands raw, and says why', () => {
    const body = JSON.parse((LINES[0] as SealedEntry).bytes) as Record<string, unknown>;
    const cases: [string, string][] = [
      ['{', 'not-json'],
      ['null', 'shape'],
      ['[]', 'shape'],
      ['{"v":1}', 'shape'],
      [JSON.stringify({ ...body, v: 2 }), 'newer'],
      [JSON.stringify({ ...body, v: '2' }), 'shape'],
      [JSON.stringify({ ...body, type: 'weather.reported' }), 'unknown-type'],
      [JSON.stringify({ ...body, type: 'constructor' }), 'unknown-type'],
      [JSON.stringify({ ...body, data: { ...(body.data as object), more: 1 } }), 'shape'],
      [JSON.stringify({ ...body, more: 1 }), 'shape'],
      [JSON.stringify({ ...body, at: 1.5 }), 'shape'],
      [JSON.stringify({ ...body, prev: 'x' }), 'shape'],
    ];
    for (const [bytes, problem] of cases) expect(parsed(bytes)).toMatchObject({ raw: bytes, seq: 1, problem });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (bytes) => {
        expect(isEntry(parsed(bytes))).toBe(false);
      }),
    );
  });

  it('gives back what was said, with the words that are disclosed', () => {
    const entry = parseEntry(LINES.at(-1) as SealedEntry);
    expect(isEntry(entry) && entry).toMatchObject({
      type: 'note.added',
      words: { 'actor.name': '田中 恵子', text: '𠮷野家 "引用" \\ \u0000 終' },
    });
  });
});
