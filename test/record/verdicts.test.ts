import { describe, expect, it } from 'vitest';
import { formatCheckpoints, formatKeys, parseCheckpoints, type SignedHead } from '../../src/incident/checkpoint.ts';
import { DATA } from '../../src/incident/entry.ts';
import { kindOfWords, kindsOf } from '../../src/incident/redaction.ts';
import { holds, inOrder, MOST_PROBLEMS, type Problem, Problems, type Verdict } from '../../src/incident/verify.ts';
import { DisclosureWalk } from '../../src/incident/verify-disclosures.ts';
import { completenessOf, type HeadParts } from '../../src/incident/verify-head.ts';
import { formOf } from '../../src/runbook/forms.ts';
import { FORM_IDS } from '../../src/runbook/vocabulary.ts';
import { PackedHashes } from '../../src/store/verify-hashes.ts';
import { sha256 } from './sample.ts';

const FILE = 'entries.jsonl';
const codes = (problems: readonly Problem[]): string[] => problems.map(({ code }) => code);

describe('the problems that are told', () => {
  it('are fifty, and then only that there are more', () => {
    const problems = new Problems();
    for (let line = 1; line <= MOST_PROBLEMS; line += 1) problems.add('line.json', FILE, line, {});
    expect([problems.list.length, problems.more]).toEqual([50, false]);
    problems.add('line.json', FILE, 51, {});
    expect([problems.list.length, problems.more, problems.has(FILE, 50), problems.has(FILE, 51)]).toEqual([50, true, true, false]);
  });

  it('bear their file, their line where there is one, and their facts', () => {
    const problems = new Problems();
    problems.add('line.seq', FILE, 3, { expected: 3, found: 4 });
    problems.add('file.extra', 'x', undefined, {});
    expect(problems.list).toEqual([
      { code: 'line.seq', file: FILE, line: 3, expected: 3, found: 4 },
      { code: 'file.extra', file: 'x' },
    ]);
    expect(Object.keys(problems.list[1] ?? {})).toEqual(['code', 'file']);
    expect([problems.has(FILE, 3), problems.has(FILE, 4), problems.has('x', 3)]).toEqual([true, false, false]);
    expect(codes(inOrder([problems.list[1], problems.list[0], problems.list[1]] as Problem[]))).toEqual([
      'line.seq',
      'file.extra',
      'file.extra',
    ]);
    problems.add('line.json', FILE, 1, {});
    problems.add('file.missing', 'a', undefined, {});
    expect(codes(inOrder(problems.list))).toEqual(['line.seq', 'line.json', 'file.extra', 'file.missing']);
  });

  it.each([
    [true, 'confirmed', true],
    [true, 'unconfirmed', true],
    [true, 'broken', false],
    [false, 'confirmed', false],
  ] as const)('where integrity is %s and completeness %s, that the record holds is %s', (integrity, state, held) => {
    expect(holds({ integrity: { holds: integrity }, completeness: { state } } as Verdict)).toBe(held);
  });
});

describe('words beside their lines', () => {
  const said = (seq: number, path: string): string => JSON.stringify(['0'.repeat(64), 'i', seq, path, 'x']);
  const walked = (lines: readonly (string | undefined)[]) => {
    const problems = new Problems();
    const read = lines.map((text, at) => ({ line: at + 1, text, hash: `h${at + 1}` }));
    return { problems, walk: new DisclosureWalk(read, 'd', problems) };
  };

  it('are given with the line they belong to, each once, in order', () => {
    const { problems, walk } = walked([said(1, 'a'), said(1, 'b'), said(3, 'a')]);
    expect(walk.of(1)).toEqual([
      expect.objectContaining({ line: 1, path: 'a', hash: 'h1' }),
      expect.objectContaining({ line: 2, path: 'b', hash: 'h2' }),
    ]);
    expect(walk.of(2)).toEqual([]);
    expect(walk.of(3)).toEqual([expect.objectContaining({ line: 3, path: 'a', hash: 'h3' })]);
    walk.end();
    expect(problems.list).toEqual([]);
  });

  it('belong to nothing where no line asks for them, in the middle and at the end', () => {
    const { problems, walk } = walked([said(1, 'a'), said(2, 'b'), said(9, 'c')]);
    expect(walk.of(2)).toHaveLength(1);
    walk.end();
    expect(problems.list).toEqual([
      { code: 'disclosure.orphan', file: 'd', line: 1, seq: 1, path: 'a' },
      { code: 'disclosure.orphan', file: 'd', line: 3, seq: 9, path: 'c' },
    ]);
  });

  it('are refused twice, out of order, and where they are no words; the next ones are read all the same', () => {
    const { problems, walk } = walked([
      said(2, 'b'),
      said(2, 'b'),
      said(2, 'a'),
      said(1, 'z'),
      undefined,
      '{}',
      said(2, 'c'),
      said(3, 'a'),
    ]);
    expect(walk.of(2).map(({ path }) => path)).toEqual(['b', 'c']);
    expect(walk.of(3).map(({ path }) => path)).toEqual(['a']);
    expect(problems.list).toEqual([
      { code: 'disclosure.order', file: 'd', line: 2, seq: 2, path: 'b' },
      { code: 'disclosure.order', file: 'd', line: 3, seq: 2, path: 'a' },
      { code: 'disclosure.order', file: 'd', line: 4, seq: 1, path: 'z' },
      { code: 'disclosure.form', file: 'd', line: 5 },
      { code: 'disclosure.form', file: 'd', line: 6 },
    ]);
  });
});

describe('words out of their order', () => {
  it('move nothing: the next ones follow the last that was in order', () => {
    const text = (seq: number): string => JSON.stringify(['0'.repeat(64), 'i', seq, 'a', 'x']);
    const problems = new Problems();
    const walk = new DisclosureWalk(
      [5, 3, 4, 6].map((seq, at) => ({ line: at + 1, text: text(seq), hash: `h${seq}` })),
      'd',
      problems,
    );
    expect([4, 5, 6].map((seq) => walk.of(seq).map(({ line }) => line))).toEqual([[], [1], [4]]);
    expect(problems.list.map(({ code, line }) => [code, line])).toEqual([
      ['disclosure.order', 2],
      ['disclosure.order', 3],
    ]);
  });
});

describe('the hashes of lines', () => {
  it('are kept for any number of lines, and found by their first digits, the earliest first', () => {
    const hashes = new PackedHashes();
    for (let line = 1; line <= 3000; line += 1) hashes.set(line, sha256(String(line)));
    for (const line of [1, 2, 1023, 1024, 1025, 2048, 2049, 3000]) expect(hashes.get(line)).toBe(sha256(String(line)));
    expect([hashes.get(0), hashes.get(-1), hashes.get(3001)]).toEqual([undefined, undefined, undefined]);
    for (const line of [1, 1500, 3000]) expect(hashes.find(sha256(String(line)).slice(0, 32))).toBe(line);
    expect(hashes.find('00'.repeat(16))).toBeUndefined();
    hashes.set(3001, sha256('1'));
    expect(hashes.find(sha256('1').slice(0, 32))).toBe(1);
  });

  it('are none before the first line', () => {
    expect([new PackedHashes().get(1), new PackedHashes().find('00')]).toEqual([undefined, undefined]);
  });
});

describe('completeness', () => {
  const hash = (seq: number): string => sha256(String(seq));
  const signed = (seq: number, key = 'k1', head = hash(seq)): SignedHead => ({ incident: 'i', seq, head, key, signature: 's' });
  const parts = (more: Partial<HeadParts> = {}): HeadParts => ({
    last: 5,
    hashAt: (seq) => (seq >= 1 && seq <= 5 ? hash(seq) : undefined),
    find: (digits) => [1, 2, 3, 4, 5].find((seq) => hash(seq).startsWith(digits)),
    checkpoints: [],
    fingerprintOf: (key) => `print-${key}`,
    anchor: undefined,
    key: undefined,
    entries: FILE,
    file: 'c',
    ...more,
  });
  const paper = (seq: number, named = true) => ({ digits: hash(seq).slice(0, 32), ...(named && { seq }) });

  it('is unknown without paper and signature', () => {
    expect(completenessOf(parts())).toEqual({
      state: 'unconfirmed',
      problems: [],
      unknown: ['cut', 'rewritten'],
      confirmedTo: 0,
      signedTo: 0,
      keys: [],
    });
  });

  it('is confirmed by the paper of the last line, with its number or without, and up to its line by an earlier one', () => {
    for (const named of [true, false])
      expect(completenessOf(parts({ anchor: paper(5, named) }))).toMatchObject({ state: 'confirmed', unknown: [], confirmedTo: 5 });
    expect(completenessOf(parts({ anchor: paper(3) }))).toMatchObject({
      state: 'unconfirmed',
      unknown: ['cut', 'rewritten'],
      confirmedTo: 3,
      problems: [],
    });
  });

  it.each([
    ['is on no line', { digits: 'f'.repeat(32) }, { code: 'anchor.nowhere', file: FILE, last: 5 }],
    [
      'is of a line that is gone',
      { digits: hash(6).slice(0, 32), seq: 6 },
      { code: 'head.cut', file: FILE, seq: 6, last: 5, by: 'anchor' },
    ],
    ['is of another line', { digits: hash(4).slice(0, 32), seq: 5 }, { code: 'head.differs', file: FILE, line: 5, seq: 5, by: 'anchor' }],
    [
      'names a line that never is',
      { digits: hash(4).slice(0, 32), seq: 0 },
      { code: 'head.differs', file: FILE, line: 0, seq: 0, by: 'anchor' },
    ],
  ])('is broken where the paper %s', (_, anchor, problem) => {
    expect(completenessOf(parts({ anchor }))).toMatchObject({ state: 'broken', problems: [problem], confirmedTo: 0 });
  });

  it('goes as far as the last good signature, and names each key with the last line that it signed', () => {
    expect(completenessOf(parts({ checkpoints: [signed(2), signed(4), signed(4, 'k2')] }))).toEqual({
      state: 'unconfirmed',
      problems: [],
      unknown: ['cut', 'rewritten'],
      confirmedTo: 0,
      signedTo: 4,
      keys: [
        { fingerprint: 'print-k1', known: false, to: 4 },
        { fingerprint: 'print-k2', known: false, to: 4 },
      ],
    });
  });

  it('is broken where a signed line is gone or another, and goes as far as the others', () => {
    expect(completenessOf(parts({ checkpoints: [signed(2), signed(3, 'k1', hash(9)), signed(6)] }))).toMatchObject({
      state: 'broken',
      problems: [
        { code: 'head.differs', file: 'c', seq: 3, by: 'checkpoint' },
        { code: 'head.cut', file: 'c', seq: 6, last: 5, by: 'checkpoint' },
      ],
      signedTo: 2,
      keys: [{ fingerprint: 'print-k1', to: 2 }],
    });
  });

  it('leaves a cut open where the known key signed the last line, and a rewriting too where it did not', () => {
    const key = 'print-k1';
    expect(completenessOf(parts({ checkpoints: [signed(5)], key }))).toMatchObject({
      state: 'unconfirmed',
      unknown: ['cut'],
      signedTo: 5,
      keys: [{ known: true }],
    });
    expect(completenessOf(parts({ checkpoints: [signed(4)], key })).unknown).toEqual(['cut', 'rewritten']);
    expect(completenessOf(parts({ checkpoints: [signed(5)] })).unknown).toEqual(['cut', 'rewritten']);
    expect(completenessOf(parts({ checkpoints: [signed(5, 'k2'), signed(5)], key })).keys).toEqual([
      { fingerprint: 'print-k2', known: false, to: 5 },
      { fingerprint: 'print-k1', known: true, to: 5 },
    ]);
  });

  it('is broken where the newest signature is not by the known key, or there is none', () => {
    expect(completenessOf(parts({ checkpoints: [signed(4), signed(5, 'k2')], key: 'print-k1' })).problems).toEqual([
      { code: 'key.differs', file: 'c', found: 'print-k2' },
    ]);
    expect(completenessOf(parts({ key: 'print-k1' })).problems).toEqual([{ code: 'key.differs', file: 'c', found: null }]);
    // The first digits are enough; digits from the middle are not.
    expect(completenessOf(parts({ checkpoints: [signed(5)], key: 'print' })).problems).toEqual([]);
    expect(completenessOf(parts({ checkpoints: [signed(5)], key: 'rint-k1' })).state).toBe('broken');
  });
});

describe('checkpoints.txt', () => {
  const key = (end: string): string => `MCowBQYDK2VwAyEA${'A'.repeat(42)}${end}=`;
  const block = (seq: number | string, by = key('A')): string =>
    `hikeshi-log/v1\ni\n${seq}\n${'a'.repeat(64)}\n${by}\n${'B'.repeat(85)}A==\n`;
  const line = (text: string): number | undefined => parseCheckpoints(text).line;

  it('is read in its one form, keys of one line in their order', () => {
    expect(parseCheckpoints(block(3) + block(3, key('E')) + block(10)).checkpoints).toEqual(
      [
        [3, key('A')],
        [3, key('E')],
        [10, key('A')],
      ].map(([seq, by]) => ({ incident: 'i', seq, head: 'a'.repeat(64), key: by, signature: `${'B'.repeat(85)}A==` })),
    );
    expect(line(block(3) + block(10))).toBeUndefined();
  });

  it.each([
    ['twice the same', block(3) + block(3), 7],
    ['keys out of order', block(3, key('E')) + block(3), 7],
    ['lines out of order', block(10) + block(3), 7],
    ['no line feed at its end', block(3).trimEnd(), 6],
    ['something behind its end', `${block(3)}x`, 7],
    ['an empty line behind it', `${block(3)}\n`, 7],
    ['a number with a zero before it', block('03'), 3],
    ['a number with a sign', block('+3'), 3],
    ['a number too long', block('1'.repeat(16)), 3],
    ['no number', block('3x'), 3],
    ['line 0', block(0), 3],
    ['a hash with more digits', block(3).replace('a'.repeat(64), 'a'.repeat(65)), 4],
    ['a hash with other letters', block(3).replace('a'.repeat(64), `g${'a'.repeat(63)}`), 4],
    ['a key of another kind', block(3, key('A').replace('MCow', 'MCox')), 5],
    ['a key that begins earlier', block(3, `A${key('A')}`), 5],
    ['a key that ends later', block(3, `${key('A')}=`), 5],
    ['a key whose last digit has bits to spare', block(3, key('B')), 5],
    ['a signature that begins earlier', block(3).replace('BBB', 'BBBB'), 6],
    ['a signature whose last digit has bits to spare', block(3).replace('A==', 'B=='), 6],
    ['a signature that ends later', block(3).replace('A==', 'A==='), 6],
    ['no incident', block(3).replace('\ni\n', '\n\n'), 2],
    ['another beginning', block(3).replace('v1', 'v2'), 1],
  ])('with %s is refused at the line where it is', (_, text, at) => {
    expect(line(text)).toBe(at);
  });

  it('is written in that form, sorted by line and key, and the keys once each', () => {
    const [a, b, c] = parseCheckpoints(block(3) + block(3, key('E')) + block(10)).checkpoints as [SignedHead, SignedHead, SignedHead];
    const text = block(3) + block(3, key('E')) + block(10);
    for (const given of [
      [a, b, c],
      [c, b, a],
      [b, a, c],
    ])
      expect(formatCheckpoints(given)).toBe(text);
    expect(formatCheckpoints([a, a])).toBe(block(3) + block(3));
    const pem = (of: string): string => `-----BEGIN PUBLIC KEY-----\n${of}\n-----END PUBLIC KEY-----\n`;
    expect(formatKeys([b, a, c])).toBe(pem(key('A')) + pem(key('E')));
    expect([formatCheckpoints([]), formatKeys([])]).toEqual(['', '']);
  });

  it('is refused where it ends before its six lines', () => {
    const six = block(3).split('\n');
    for (const count of [1, 2, 3, 4, 5]) expect([count, line(`${six.slice(0, count).join('\n')}\n`)]).toEqual([count, count + 1]);
  });

  it('gives the checkpoints before the first that is wrong', () => {
    expect(parseCheckpoints(block(3) + block('x')).checkpoints).toHaveLength(1);
  });
});

describe('what is blacked out as a name, and what as an account', () => {
  const NAMES =
    'finder answeredBy decidedBy from to attendees takenBy changedBy witness releasedBy deletedBy approver publishedBy placedBy presenter judge';
  const ACCOUNTS = 'account notice subject url window';
  const ids = [...new Set(FORM_IDS.flatMap((form) => formOf(form).fields.map(({ id }) => id)))];

  it('is every field of a form that asks for a person or an account, and no other', () => {
    const of = (kind: string) => ids.filter((id) => kindOfWords('step.settled', `fields.${id}`) === kind).sort();
    expect(of('names')).toEqual(NAMES.split(' ').sort());
    expect(of('accounts')).toEqual(ACCOUNTS.split(' ').sort());
    expect([...of('names'), ...of('accounts'), ...of('text')].sort()).toEqual([...ids].sort());
    for (const id of ['finding', 'gist', 'text', 'reason', 'difference']) expect(of('text')).toContain(id);
  });

  it.each([
    ['actor.name takenBy from to decidedBy doneBy overriddenBy approver', 'names'],
    ['account postId subjects.S1', 'accounts'],
    ['text reason name title invented fields.invented', 'text'],
  ])('beside the forms: %s are %s', (paths, kind) => {
    for (const path of paths.split(' ')) expect([path, kindOfWords('note.added', path)]).toEqual([path, kind]);
  });

  it('is the strictest reading where forms differ, in whatever order they come', () => {
    const text = { id: 'x', kind: 'text' } as const;
    const account = { id: 'x', kind: 'url' } as const;
    const name = { id: 'x', kind: 'person' } as const;
    for (const [fields, kind] of [
      [[text], 'text'],
      [[account, text], 'accounts'],
      [[text, account], 'accounts'],
      [[name, account, text], 'names'],
      [[text, account, name], 'names'],
      [[account, name, account], 'names'],
    ] as const)
      expect(kindsOf([...fields, { id: 'y', kind: 'text' }])).toEqual(
        new Map([
          ['x', kind],
          ['y', 'text'],
        ]),
      );
  });

  it('has the holder of a post among the names, and the name of no file', () => {
    for (const type of Object.keys(DATA) as (keyof typeof DATA)[])
      expect(kindOfWords(type, 'name')).toBe(type === 'role.assigned' ? 'names' : 'text');
    expect(kindOfWords('role.assigned', 'text')).toBe('text');
  });
});
