import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FORM_IDS } from '../../src/runbook/vocabulary.ts';
import { Session } from '../../src/session/session.ts';
import { tokyo } from '../fixtures/walk.ts';
import { documentOf, Office, type Ran } from './shell.ts';

const BY = ['--by', '管理者・田中 恵子'];
const POST = 'https://x.com/komae_koho_example/status/1991';

let here: Office;
beforeEach(() => {
  here = new Office();
  // Saturday 21 November 2026, 2:06 at night in Tokyo.
  vi.setSystemTime(tokyo('2026-11-21 2:06'));
});
afterEach(() => {
  vi.useRealTimers();
  here.leave();
});

const open = (...more: string[]): string => String(here.quick(['open', 'takeover', '--guideline', 'komae', ...BY, ...more]).incident);

/** What a failed call answered: its exit code, its one document, and people's words on standard error alone. */
const failed = (...words: string[]): { code: number | null; json: Record<string, Record<string, unknown>>; said: string } => {
  const ran = here.call([...words, '--json']);
  expect(ran.err.trim(), words.join(' ')).not.toBe('');
  return { code: ran.code, json: documentOf(ran), said: ran.err };
};

describe('what a call answers as JSON', () => {
  it('is one document on standard output, with people’s words on standard error, for every command', () => {
    const incident = open('--account', '@komae');
    const file = here.file('画面.png');
    const calls: string[][] = [
      ['status', incident],
      ['do', incident, 'verify-content', '--field', 'finding=3件', ...BY],
      ['attempt', incident, 'notify-section-head', '--field', 'to=鈴木', ...BY],
      ['decide', incident, 'triage', 'hijacked', ...BY],
      ['note', incident, 'メモ', ...BY],
      ['breach', incident, 'no-account-deletion', '消そうとした', ...BY],
      ['role', incident, '所属長', '--name', '鈴木 一郎', ...BY],
      ['evidence', 'add', incident, file, '--url', POST, ...BY],
      ['evidence', 'list', incident],
      ['evidence', 'verify', incident],
      ['correct', incident, '4', '--field', 'finding=4件', '--reason', '誤記', ...BY],
      ['undo', incident, '7', '--reason', '別の事案', ...BY],
      ['skip', incident, 'notify-section-head', '--reason', '不在', ...BY],
      ['reopen', incident, 'notify-section-head', '--reason', '戻った', ...BY],
      ['recur', incident, '--subject', POST, '--note', '4件目', ...BY],
      ['escalate', incident, 'デマ', '--reason', '噂', ...BY],
      ['handover', incident],
      ['handover', incident, '--to', '所属長・鈴木', ...BY],
      ['timeline', incident],
      ['incidents'],
      ['incidents', '--all'],
      ['export', incident, '--format', 'md', '--out', join(here.home, 'r.md')],
      ['export', incident, '--format', 'html', '--out', join(here.home, 'r.html')],
      ['runbook', 'list'],
      ['runbook', 'show', 'komae', 'takeover'],
      ['doctor'],
    ];
    for (const words of calls) {
      const ran = here.call([...words, '--json']);
      expect([words.join(' '), ran.code, ran.err.includes('{"')]).toEqual([words.join(' '), 0, false]);
      documentOf(ran);
      const bare = here.call(words.some((word) => word === '--by') || words[0] === 'export' ? ['status', incident] : words);
      expect(bare.err).toBe('');
      expect(bare.out.trim()).not.toBe('');
    }
  });

  it('of open is the incident; of what records, the lines that are now durable', () => {
    const opened = here.quick(['open', 'takeover', '--guideline', 'komae', ...BY]);
    expect(opened.incident).toMatch(/^20261121-[2-9a-z]{6}$/u);
    const noted = here.quick<{ incident: string; entries: { seq: number; type: string; hash: string }[] }>([
      'note',
      String(opened.incident),
      'メモ',
      ...BY,
    ]);
    expect(noted).toEqual({
      incident: opened.incident,
      entries: [{ seq: 4, type: 'note.added', hash: expect.stringMatching(/^[0-9a-f]{64}$/u) }],
    });
    expect(here.quick<{ hash: string }[]>(['timeline', String(opened.incident)]).at(-1)?.hash).toBe(noted.entries[0]?.hash);
  });

  it('of status is the shape that scripts rely on', () => {
    const incident = open('--title', '件名', '--set', 'sampleAdopted=true');
    const status = here.quick<{
      responses: {
        id: string;
        trouble: string;
        state: string;
        questions: { id: string; answers: string[] }[];
        steps: Record<string, unknown>[];
      }[];
    }>(['status', incident]);
    expect(status).toMatchObject({ incident, mode: 'real', title: '件名', guideline: 'komae', closed: false });
    expect(status.responses).toHaveLength(1);
    const [response] = status.responses;
    expect(response).toMatchObject({ id: 'r1', trouble: 'takeover', state: 'responding' });
    expect(response?.questions).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'triage', answers: ['hijacked', 'misposted', 'fake-account', 'unknown'] })]),
    );
    for (const step of response?.steps ?? []) {
      expect(step).toMatchObject({
        id: expect.stringMatching(/^[a-z][a-z0-9-]*$/u),
        title: expect.any(String),
        phase: expect.any(String),
        layer: expect.stringMatching(/^(?:rule|peer|practice)$/u),
        modality: expect.any(Array),
        clauses: expect.any(Array),
        state: expect.stringMatching(/^(?:open|blocked|settled|not-yet)$/u),
      });
      expect(FORM_IDS).toContain(step.form);
    }
    const step = (id: string) => response?.steps.find((one) => one.id === id);
    expect(step('record-detection')).toMatchObject({ state: 'settled', outcome: 'done' });
    expect(step('delete-unauthorized-posts')).toMatchObject({
      state: 'blocked',
      blockedBy: [{ step: 'capture-evidence', clause: 'KM-13' }],
    });
    expect(step('publish-website-notice')).toMatchObject({ state: 'open', counts: true, adopted: true, basis: 'sample' });
  });

  it('of timeline are the entries as stored, with their hash and the words that are disclosed', () => {
    const incident = open('--title', '件名');
    const entries = here.quick<Record<string, unknown>[]>(['timeline', incident]);
    expect(entries[0]).toMatchObject({
      v: 1,
      seq: 1,
      type: 'incident.opened',
      prev: '0'.repeat(64),
      hash: expect.any(String),
      pii: { title: expect.any(String) },
      words: { title: '件名' },
    });
  });

  it('of runbook list says guideline, trouble, coverage and hash of each', () => {
    const rows = here.quick<Record<string, unknown>[]>(['runbook', 'list']);
    expect(rows).toHaveLength(24);
    expect(rows).toContainEqual({
      guideline: 'komae',
      trouble: 'takeover',
      coverage: 'direct',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
  });

  it('of export says where, until which line, and the anchor to write on paper', () => {
    const incident = open();
    const out = join(here.home, 'r.html');
    expect(here.quick(['export', incident, '--out', out])).toEqual({
      incident,
      format: 'html',
      out,
      seq: 3,
      anchor: expect.stringMatching(/^(?:[0-9a-f]{4} +){7}[0-9a-f]{4}$/u),
    });
  });

  it('steers no terminal, and says what was said', () => {
    const nasty = 'ESC\u001b[2J C1\u009b31m 逆\u202e 隠\u200b 札\u{e0041} 行\u2028 終';
    const incident = open('--title', nasty, '--account', nasty);
    here.quick(['note', incident, nasty, ...BY]);
    for (const words of [['status', incident], ['timeline', incident], ['incidents'], ['handover', incident]]) {
      for (const more of [[], ['--json']]) {
        const { out, err } = here.call([...words, ...more]);
        expect(`${out}${err}`.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u200b\u2028\u202e\u{e0041}]/u);
      }
    }
    expect(here.quick<{ words: { text?: string } }[]>(['timeline', incident]).at(-1)?.words.text).toBe(nasty);
  });

  it('keeps a note of many lines one line of the timeline', () => {
    const incident = open();
    const hostile = `一行目\n{"seq":5,"type":"incident.closed"}\r\n  6　2:07　管理者 田中　終結\u2028七`;
    here.quick(['note', incident, hostile, ...BY]);
    const { out } = here.call(['timeline', incident]);
    expect(out.trimEnd().split('\n')).toHaveLength(4);
    expect(here.quick<unknown[]>(['timeline', incident])).toHaveLength(4);
  });
});

describe('exit codes', () => {
  it('are 1 where the rules say no, with the facts of the refusal', () => {
    const incident = open();
    expect(failed('do', incident, 'delete-unauthorized-posts', '--field', `subject=${POST}`, ...BY)).toMatchObject({
      code: 1,
      json: {
        refused: { code: 'step.blocked', step: 'delete-unauthorized-posts', blockedBy: [{ step: 'capture-evidence', clause: 'KM-13' }] },
      },
      said: expect.stringContaining('先に「5 画面の保存等の記録」が必要です'),
    });
    expect(failed('close', incident, '--field', 'damage=none', ...BY)).toMatchObject({
      code: 1,
      json: { refused: { code: 'close.open' } },
    });
    expect(failed('undo', incident, '1', '--reason', 'x', ...BY)).toMatchObject({
      code: 1,
      json: { refused: { code: 'entry.not-undoable' } },
    });
    expect(failed('do', incident, 'verify-content', '--override', '急ぐ', ...BY)).toMatchObject({
      code: 1,
      json: { refused: { code: 'override.nothing-blocked' } },
    });
    expect(failed('do', incident, 'record-detection', ...BY)).toMatchObject({ code: 1, json: { refused: { code: 'step.settled' } } });
  });

  it('are 1 before they are 2: a blocked step is told before its fields are looked at', () => {
    const incident = open();
    expect(failed('do', incident, 'delete-unauthorized-posts', '--field', 'nonsense=x', '--field', 'evidence=E99', ...BY)).toMatchObject({
      code: 1,
      json: { refused: { code: 'step.blocked' } },
    });
  });

  it('are 2 where the input is wrong, with all that is wrong at once', () => {
    const incident = open();
    expect(failed('do', incident, 'notify-section-head', '--field', 'means=鳩', '--field', 'url=x', ...BY)).toMatchObject({
      code: 2,
      json: {
        refused: {
          code: 'fields.invalid',
          problems: [
            { field: 'url', problem: 'unknown' },
            { field: 'to', problem: 'missing' },
            { field: 'means', problem: 'choice' },
            { field: 'gist', problem: 'missing' },
          ],
        },
      },
      said: expect.stringMatching(/「手段（means）」：選べる言葉から選んでください。（電話、対面、メール、庁内チャット、文書）/u),
    });
  });

  it.each<[string, (incident: string) => string[], string]>([
    ['a step that is not there', (id) => ['do', id, 'make-coffee', ...BY], 'step.unknown'],
    ['a question that is not there', (id) => ['decide', id, 'weather', 'rain', ...BY], 'question.unknown'],
    ['an answer that is not there', (id) => ['decide', id, 'triage', 'rain', ...BY], 'question.answer'],
    [
      'an outcome that the step does not have',
      (id) => ['skip', id, 'verify-content', '--as', 'not-needed', '--reason', 'x', ...BY],
      'step.outcome',
    ],
    ['a rule that is not there', (id) => ['breach', id, 'no-coffee', 'x', ...BY], 'rule.unknown'],
    ['a response that is not there', (id) => ['note', id, 'x', '--response', 'r2', ...BY], 'response.unknown'],
    ['a line that is not there', (id) => ['undo', id, '99', '--reason', 'x', ...BY], 'entry.unknown'],
    ['nothing to correct', (id) => ['correct', id, '4', '--field', 'x=y', '--reason', 'z', ...BY], 'correct.nothing'],
    ['no reason', (id) => ['reopen', id, 'record-detection', ...BY], 'fields.invalid'],
    ['a reason left out of a skip', (id) => ['skip', id, 'verify-content', ...BY], 'fields.invalid'],
    ['a password', (id) => ['note', id, 'パスワード：Hikeshi-2026!', ...BY], 'fields.invalid'],
  ])('are 2 for %s', (_, words, code) => {
    const incident = open();
    here.quick(['note', incident, 'x', ...BY]);
    expect(failed(...words(incident))).toMatchObject({ code: 2, json: { refused: { code } } });
    expect(here.quick<unknown[]>(['timeline', incident])).toHaveLength(4);
  });

  it.each<[string, (incident: string) => string[], object]>([
    [
      'a trouble that is not there',
      () => ['open', 'flood', ...BY],
      { code: 'trouble.unknown', given: 'flood', known: ['impersonation', 'takeover', 'firestorm', 'rumor'] },
    ],
    [
      'a guideline that is not there',
      () => ['open', 'takeover', '--guideline', 'atlantis', ...BY],
      { code: 'guideline.unknown', given: 'atlantis' },
    ],
    [
      'a setting that is not there',
      () => ['open', 'takeover', '--guideline', 'komae', '--set', 'x=true', ...BY],
      { code: 'setting.unknown' },
    ],
    [
      'a setting that is neither',
      () => ['open', 'takeover', '--guideline', 'komae', '--set', 'sampleAdopted=はい', ...BY],
      { code: 'setting.unknown' },
    ],
    ['an incident that is not there', () => ['status', 'zzz'], { code: 'incident.unknown', given: 'zzz' }],
    ['nobody', (id) => ['note', id, 'x'], { code: 'by.missing' }],
    ['somebody without a post', (id) => ['note', id, 'x', '--by', '田中'], { code: 'by.shape', given: '田中' }],
    ['no pair', (id) => ['do', id, 'verify-content', '--field', 'finding', ...BY], { code: 'pair.shape', given: 'finding' }],
    ['a time that is none', (id) => ['note', id, 'x', '--occurred', '25:70', ...BY], { code: 'time.unreadable', given: '25:70' }],
    ['a number that is none', (id) => ['undo', id, 'last', '--reason', 'x', ...BY], { code: 'seq.shape', given: 'last' }],
    [
      'a format of a later stage',
      (id) => ['export', id, '--format', 'papyrus', '--out', 'x'],
      { code: 'format.unknown', given: 'papyrus' },
    ],
    ['no place to write to', (id) => ['export', id, '--format', 'md'], { code: 'out.missing' }],
    ['a command that is not there', () => ['extinguish'], { code: 'command.unknown' }],
    ['a second word that is not there', () => ['evidence', 'burn'], { code: 'command.unknown' }],
    ['an option that is not there', (id) => ['status', id, '--loud'], { code: 'usage', problem: 'option', given: '--loud' }],
    [
      'an option that this act does not take',
      (id) => ['undo', id, '1', '--occurred', '2:00', ...BY],
      { code: 'usage', problem: 'option', given: '--occurred' },
    ],
    ['an option without its value', (id) => ['note', id, 'x', '--by'], { code: 'usage', problem: 'value', given: '--by' }],
    [
      'a choice that is not there',
      (id) => ['skip', id, 'verify-content', '--as', 'done', ...BY],
      { code: 'usage', problem: 'choice', option: '--as', given: 'done' },
    ],
    [
      'an option that has to be there',
      (id) => ['drill', 'act', id, 'x', 'y', '--by', '管理者・田中恵子'],
      { code: 'usage', problem: 'needed', missing: '--seat' },
    ],
    ['a word too few', () => ['status'], { code: 'usage', problem: 'argument', missing: 'INCIDENT' }],
    ['a word too many', (id) => ['status', id, 'x'], { code: 'usage', problem: 'excess' }],
    ['a language that is not there', (id) => ['status', id, '--lang', 'xx'], { code: 'lang.unknown', given: 'xx' }],
    ['the same with an equals sign', (id) => ['status', id, '--lang=xx'], { code: 'lang.unknown', given: 'xx' }],
  ])('are 2 for %s, said in Japanese', (_, words, error) => {
    const incident = open();
    // The option that ends a call must not swallow --json.
    const given = words(incident);
    const ran = here.call(
      given.at(-1) === '--by'
        ? ['--json', ...given].toSorted((a, b) => Number(a === '--json') - Number(b === '--json')).toSpliced(-2, 2, '--json', '--by')
        : [...given, '--json'],
    );
    expect(ran.code).toBe(2);
    expect(documentOf(ran)).toMatchObject({ error });
    expect(ran.err).toMatch(/[ぁ-ん]/u);
    expect(ran.err).not.toMatch(/undefined|error:|Error|outputHelp/u);
  });

  it('are 2 for a command of commands alone, with what can follow', () => {
    expect(here.call(['evidence'])).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/「evidence」の続きが書かれていません。\n.*hikeshi evidence --help/u),
    });
  });

  it('are 2 for a file that is missing, a folder, a link, or empty: nothing is recorded', () => {
    const incident = open();
    const real = here.file('a.png');
    symlinkSync(real, join(here.home, 'link.png'));
    mkdirSync(join(here.home, 'folder'));
    here.file('empty.png', '');
    for (const [name, code] of [
      ['none.png', 'evidence.missing'],
      ['folder', 'evidence.directory'],
      ['link.png', 'evidence.symlink'],
      ['empty.png', 'evidence.empty'],
    ] as const)
      expect(failed('evidence', 'add', incident, join(here.home, name), ...BY)).toMatchObject({
        code: 2,
        json: { error: { code } },
        said: expect.stringContaining(name),
      });
    expect(here.quick<unknown[]>(['evidence', 'list', incident])).toEqual([]);
  });

  it('are 2 for an export that would write over something, unless it is told to', () => {
    const incident = open();
    const out = here.file('report.md', '大切なもの');
    expect(failed('export', incident, '--format', 'md', '--out', out)).toMatchObject({
      code: 2,
      json: { error: { code: 'output.exists' } },
    });
    expect(readFileSync(out, 'utf8')).toBe('大切なもの');
    here.quick(['export', incident, '--format', 'md', '--out', out, '--force']);
    expect(readFileSync(out, 'utf8')).toContain('狛江市');
    expect(failed('export', incident, '--format', 'md', '--out', join(here.home, 'none', 'r.md'))).toMatchObject({
      code: 2,
      json: { error: { code: 'output.no-directory' } },
    });
    expect(existsSync(join(here.home, 'none'))).toBe(false);
  });

  it('are 2 for a password in the place of a name, which is told nowhere', () => {
    const incident = open();
    const ran = here.call(['note', incident, 'x', '--by', '管理者・パスワード：Hikeshi-2026!', '--json']);
    expect([ran.code, `${ran.out}${ran.err}`]).toEqual([2, expect.not.stringContaining('Hikeshi-2026')]);
    expect(here.quick<unknown[]>(['timeline', incident])).toHaveLength(3);
  });

  it('are 70 for a bug of ours, with where to report it', () => {
    const bug = vi.spyOn(Session.prototype, 'ids').mockImplementation(() => {
      throw new TypeError('ids is not iterable\u001b[2J');
    });
    const ran = here.call(['incidents', '--json']);
    bug.mockRestore();
    expect([ran.code, documentOf(ran)]).toMatchObject([70, { error: { code: 'bug' } }]);
    expect(ran.err).toMatch(/CONTRIBUTING\.md/u);
    expect(ran.err).not.toContain('\u001b');
  });

  it('are 1 for evidence that is no longer what it was', () => {
    const incident = open();
    const { sha256 } = here.quick<{ sha256: string }>(['evidence', 'add', incident, here.file('a.png'), ...BY]);
    writeFileSync(join(here.home, 'evidence', sha256), '別の画面');
    const ran = here.call(['evidence', 'verify', incident, '--json']);
    expect([ran.code, documentOf<{ state: string }[]>(ran)[0]?.state]).toEqual([1, 'altered']);
    expect(here.call(['evidence', 'verify', incident]).out).toContain('不一致');
  });
});

describe('what is written on the command line', () => {
  it('may be Japanese where the screen is: troubles and choices of the form, and no other words', () => {
    const incident = String(here.quick(['open', 'なりすまし', '--guideline', 'uenohara', ...BY]).incident);
    here.quick([
      'do',
      incident,
      'notify-section-head',
      '--field',
      'to=所属課長',
      '--field',
      'means=庁内チャット',
      '--field',
      'gist=偽アカウント',
      '--field',
      'receipt=まだ',
      ...BY,
    ]);
    here.quick([
      'do',
      incident,
      'request-takedown',
      '--field',
      'platform=ほか',
      '--field',
      'request=なりすまし',
      '--field',
      'receipt=まだ',
      ...BY,
    ]);
    const [told, asked] = here.quick<{ type: string; data: { fields?: object }; words: object }[]>(['timeline', incident]).slice(-2);
    expect(told?.data.fields).toEqual({ means: 'chat', receipt: 'not-yet' });
    expect(asked).toMatchObject({ data: { fields: { platform: 'other', request: 'impersonation' } }, words: { 'fields.receipt': 'まだ' } });
  });

  it('names an incident by what is unambiguous of it', () => {
    const first = open();
    expect(here.quick(['status', first.slice(0, 8)])).toMatchObject({ incident: first });
    const second = open();
    expect(failed('status', '20261121')).toMatchObject({
      code: 2,
      json: { error: { code: 'incident.ambiguous', matches: [first, second].sort() } },
    });
    expect(here.quick(['status', second.slice(-6)])).toMatchObject({ incident: second });
  });

  it('states a time of today in Tokyo, or any time with its date', () => {
    const incident = open('--detected', '1:50');
    here.quick(['note', incident, '一', '--occurred', '2:04', ...BY]);
    here.quick(['note', incident, '二', '--occurred', '昨日 23:10', ...BY]);
    here.quick(['note', incident, '三', '--occurred', '2026-11-20T15:00:00Z', ...BY]);
    here.quick(['note', incident, '四', '--occurred', 'いま', ...BY]);
    const entries = here.quick<{ occurred?: number; data: { detected?: number } }[]>(['timeline', incident]);
    expect(entries[0]?.data.detected).toBe(tokyo('2026-11-21 1:50'));
    expect(entries.slice(-4).map(({ occurred }) => occurred)).toEqual([
      tokyo('2026-11-21 2:04'),
      tokyo('2026-11-20 23:10'),
      tokyo('2026-11-21 0:00'),
      undefined,
    ]);
  });

  it('is asked about when the time has not come: was it yesterday?', () => {
    const incident = open();
    expect(failed('note', incident, 'x', '--occurred', '23:10', ...BY)).toMatchObject({
      code: 2,
      json: { error: { code: 'time.future', given: '23:10', suggestion: new Date(tokyo('2026-11-20 23:10')).toISOString() } },
      said: expect.stringMatching(/11月20日（金）23時10分ですか。/u),
    });
    expect(failed('note', incident, 'x', '--occurred', '2026-11-22T02:00:00+09:00', ...BY)).toMatchObject({
      code: 2,
      json: { error: { code: 'time.future' } },
    });
    expect(failed('open', 'takeover', '--guideline', 'komae', '--detected', '3:00', ...BY)).toMatchObject({
      code: 2,
      json: { error: { code: 'time.future' } },
    });
  });

  it('needs no option twice: --by is read with ・, ： or /, whatever its width', () => {
    const incident = open();
    for (const by of ['管理者・田中', '管理者：田中', '管理者/田中', '管理者／田中']) here.quick(['note', incident, 'x', '--by', by]);
    const entries = here.quick<{ actor: { role: string }; words: Record<string, string> }[]>(['timeline', incident]).slice(-4);
    expect(entries.map(({ actor, words }) => `${actor.role} ${words['actor.name']}`)).toEqual(
      Array.from({ length: 4 }, () => '管理者 田中'),
    );
  });
});

describe('a guideline folder that is not sound', () => {
  const folder = (runbook: string): string => {
    const town = join(here.home, 'towns', 'minato');
    mkdirSync(town, { recursive: true });
    writeFileSync(
      join(town, 'guideline.yaml'),
      'schema: hikeshi/guideline@1\nid: minato\nbody: 港町\ntitle: 港町の手引\nedition: { label: 初版 }\nroles: {}\nclauses:\n  MN-1: { ref: 第1条, text: 記録すること }\n',
    );
    writeFileSync(join(town, 'takeover.yaml'), runbook);
    return join(here.home, 'towns');
  };

  it('is told with file, line and how to mend it, all faults at once; the others go on', () => {
    const dir = folder(
      'schema: hikeshi/runbook@1\ntrouble: takeover\ncoverage: { kind: direct, direct: [MN-9] }\nsteps:\n  - id: record-detection\n    titel: 覚知\n',
    );
    const ran = here.call(['open', 'takeover', '--guideline', 'minato', '--runbooks', dir, ...BY, '--json']);
    expect(ran.code).toBe(2);
    const { error } = documentOf<{ error: { code: string; faults: { file: string; line: number; code: string }[] } }>(ran);
    expect(error.code).toBe('runbook.broken');
    expect(error.faults.every(({ file, line }) => file.endsWith('takeover.yaml') && line > 0)).toBe(true);
    expect(ran.err).toMatch(/takeover\.yaml.*6.*titel/su);
    here.quick(['open', 'takeover', '--guideline', 'komae', '--runbooks', dir, ...BY]);
  });

  it('is told when it is not there', () => {
    const missing = join(here.home, 'nowhere');
    expect(failed('open', 'takeover', '--runbooks', missing, ...BY)).toMatchObject({
      code: 2,
      json: { error: { code: 'runbook.broken' } },
      said: expect.stringContaining('nowhere'),
    });
  });

  it('is no hindrance to an incident that began before it broke', () => {
    const sound =
      'schema: hikeshi/runbook@1\ntrouble: takeover\ncoverage: { kind: direct, direct: [MN-1] }\nsteps:\n  - id: record-detection\n    title: 覚知の記録\n    modality: obligation\n    clauses: [MN-1]\n  - id: monitor-account\n    title: 監視\n    modality: obligation\n    clauses: [MN-1]\n';
    const dir = folder(sound);
    const opened = here.quick(['open', 'takeover', '--guideline', 'minato', '--runbooks', dir, ...BY]);
    folder('これは: [手順書ではない');
    here.quick(['do', String(opened.incident), 'monitor-account', '--field', 'finding=なし', ...BY]);
    expect(failed('escalate', String(opened.incident), 'firestorm', '--reason', '批判', '--runbooks', dir, ...BY)).toMatchObject({
      code: 2,
      json: { error: { code: 'runbook.broken' } },
    });
    folder(sound);
    expect(failed('escalate', String(opened.incident), 'firestorm', '--reason', '批判', '--runbooks', dir, ...BY)).toMatchObject({
      code: 2,
      json: { refused: { code: 'runbook.missing', body: '港町' } },
    });
  });
});

describe('what people read', () => {
  const said = ({ code, out, err }: Ran): string => {
    expect([code, err]).toEqual([0, '']);
    return out;
  };

  it('of status answers the three questions first, then every step and every question', () => {
    const incident = open('--account', '@komae');
    const lines = said(here.call(['status', incident, '--by', '管理者・田中'])).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      expect.stringMatching(/^狛江市 乗っ取り　@komae　覚知 2:06/u),
      expect.stringMatching(/^いますること　2 情報の内容の確認/u),
      expect.stringMatching(/^知らせる人　所属長 未「速やかに」／統括情報セキュリティ責任者 未「速やかに」/u),
      expect.stringMatching(/^しないこと　投稿の削除（画面の保存が先）／アカウントの削除/u),
    ]);
    expect(
      lines.some((line) => /6 .*当該情報の削除（delete-unauthorized-posts）　先に 5 画面の保存等の記録（４\(３\)カ 第1段）/u.test(line)),
    ).toBe(true);
    expect(lines.some((line) => line.includes('質問 triage：unknown（hijacked・misposted・fake-account・unknown）'))).toBe(true);
  });

  it('of what was recorded says its number, what is left and what is next', () => {
    const incident = open();
    expect(said(here.call(['do', incident, 'verify-content', '--field', 'finding=3件', ...BY]))).toBe(
      '4番を記録しました。\n残り7件。次は「所属長への連絡」です。\n',
    );
  });

  it('of a closing says until which line, and the anchor for the paper', () => {
    const incident = open();
    const reasons = [
      'verify-content',
      'notify-section-head',
      'notify-infosec-supervisor',
      'capture-evidence',
      'delete-unauthorized-posts',
      'change-password',
      'revoke-third-party-apps',
      'monitor-account',
    ].flatMap((step) => ['--could-not', `${step}=訓練`]);
    expect(said(here.call(['close', incident, '--field', 'damage=none', ...reasons, ...BY]))).toMatch(
      /令和8年11月21日（土）2時06分　記録 12番まで\n(?:[0-9a-f]{4} +){7}[0-9a-f]{4}\n$/u,
    );
  });

  it('of an empty office says so', () => {
    expect(said(here.call(['incidents']))).toBe('対応中の事案はありません。\n');
  });
});
