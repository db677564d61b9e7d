import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { KOMAE_HEAD, KOMAE_INFOSEC, komaeShellWalk } from '../fixtures/komae-shell-walk.ts';
import { POSTS } from '../terminal/walks.ts';
import { documentOf, Office } from './shell.ts';

interface StepJson {
  id: string;
  state: string;
  outcome?: string;
  counts: boolean;
  blockedBy?: { step: string; clause: string }[];
}
interface StatusJson {
  incident: string;
  closed: boolean;
  responses: {
    id: string;
    trouble: string;
    state: string;
    round: number;
    questions: { id: string; answer: string }[];
    steps: StepJson[];
  }[];
}
interface LineJson {
  seq: number;
  type: string;
  hash: string;
  prev: string;
  occurred?: number;
  response?: string;
  data: Record<string, unknown>;
  words: Record<string, string>;
}

vi.setConfig({ testTimeout: 120_000 });
const offices: Office[] = [];
const office = (): Office => {
  const made = new Office();
  offices.push(made);
  return made;
};
afterAll(() => {
  for (const one of offices) one.leave();
});

const BY = ['--by', '管理者・田中 恵子'];
const stepOf = (status: StatusJson, id: string, response = 'r1'): StepJson | undefined =>
  status.responses.find((one) => one.id === response)?.steps.find((step) => step.id === id);

describe('a takeover in 狛江市, by the shell alone', () => {
  it('goes from the first call to the end, with the states and the report of the same incident on the screens', () => {
    const here = office();
    const { incident } = komaeShellWalk({ run: here.run, picture: (name) => here.file(name) });
    const status = here.json<StatusJson>(['status', incident]);
    expect(status).toMatchObject({ incident, closed: true });
    const [response] = status.responses;
    expect(response).toMatchObject({ state: 'closed', round: 2 });
    expect(response?.steps.filter(({ counts, outcome }) => counts && outcome !== 'done')).toEqual([]);
    expect(stepOf(status, 'suspend-account')).toMatchObject({ state: 'open', counts: false });

    const log = here.json<LineJson[]>(['timeline', incident]);
    expect(log.slice(1).map(({ prev }) => prev)).toEqual(log.slice(0, -1).map(({ hash }) => hash));
    expect(
      log.map(({ type, data }) =>
        [type, data.step ?? data.round ?? data.evidence ?? '', data.missed === true ? 'missed' : ''].join(' ').trim(),
      ),
    ).toEqual([
      'incident.opened',
      'rules.shown',
      'step.settled record-detection',
      'step.settled verify-content',
      'step.recorded notify-section-head missed',
      'step.settled notify-section-head',
      'step.settled notify-infosec-supervisor',
      'evidence.added E1',
      'step.settled capture-evidence',
      'step.settled delete-unauthorized-posts',
      'step.settled change-password',
      'step.settled revoke-third-party-apps',
      'step.settled publish-website-notice',
      'trouble.recurred 2',
      'evidence.added E2',
      'step.settled capture-evidence',
      'step.settled delete-unauthorized-posts',
      'step.settled change-password',
      'step.settled monitor-account',
      'incident.closed',
    ]);

    const page = join(here.home, 'report.html');
    expect(here.json(['export', incident, '--format', 'html', '--out', page])).toMatchObject({ incident, format: 'html', out: page });
    const html = readFileSync(page, 'utf8');
    for (const words of [
      '狛江市',
      KOMAE_HEAD,
      KOMAE_INFOSEC,
      'つながらず',
      ...POSTS.slice(0, 2),
      '画面 1.png',
      '４(３)カ',
      '分かっていない',
    ])
      expect(html, words).toContain(words);
    expect(html).not.toContain(POSTS[2]);
    expect(here.json<unknown[]>(['incidents'])).toEqual([]);
    expect(here.json<unknown[]>(['incidents', '--all'])).toMatchObject([
      { incident, closed: true, guideline: 'komae', troubles: ['takeover'] },
    ]);
  });

  it('takes everything that goes wrong on the way: held back, overridden, corrected, undone, handed over, two troubles', () => {
    const here = office();
    const opened = here.call([
      'open',
      '乗っ取り',
      '--guideline',
      'komae',
      ...BY,
      '--title',
      '心当たりのない投稿',
      '--account',
      '@komae',
      '--field',
      'channel=市民の通報',
      '--access',
      'locked-out',
      '--json',
    ]);
    const incident = String(documentOf(opened).incident);
    const short = incident.slice(-6);
    const act = (...words: string[]): { entries: { seq: number; type: string }[] } =>
      here.quick([...words.slice(0, 1), short, ...words.slice(1), ...BY]);

    expect(stepOf(here.quick(['status', short]), 'change-password')).toMatchObject({ state: 'blocked', blockedBy: [], lockedOut: true });
    act('decide', 'access', 'in-control', '--reason', '電話で本人確認');
    act('decide', 'triage', 'hijacked');
    act('role', '所属長', '--acting-for', '係長', '--name', '山田 花子');
    const noted = here.json<{ entries: { seq: number }[] }>(['note', short, '-', ...BY], { input: '秘書担当から電話\n3件目を見つけた\n' });
    act('undo', String(noted.entries[0]?.seq), '--reason', '別の事案の記録');
    const told = act(
      'do',
      'notify-section-head',
      '--field',
      'to=所属長 鈴木',
      '--field',
      'means=電話',
      '--field',
      'gist=3件',
      '--occurred',
      '2020-01-02T03:04:05+09:00',
    );
    act('correct', String(told.entries[0]?.seq), '--field', 'gist=4件', '--field', 'means=対面', '--reason', '数え直した');
    act(
      'do',
      'delete-unauthorized-posts',
      '--field',
      `subject=${POSTS[0]}`,
      '--override',
      '住所が載っている',
      '--decided-by',
      '所属長・鈴木 一郎',
    );
    act('skip', 'revoke-third-party-apps', '--reason', '設定なし');
    act('reopen', 'notify-section-head', '--reason', '代行の人だった');
    act('breach', 'no-account-deletion', '担当者が消そうとした');
    const one = here.file('画面.png');
    expect(
      here.quick([
        'evidence',
        'add',
        short,
        one,
        '--url',
        POSTS[1],
        '--post-id',
        '1992',
        '--shown-at',
        '2時14分',
        '--method',
        'screenshot',
        ...BY,
      ]),
    ).toMatchObject({
      incident,
      evidence: 'E1',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    expect(here.quick(['evidence', 'list', short])).toMatchObject([{ evidence: 'E1', name: '画面.png', subjects: [POSTS[1]] }]);
    expect(here.quick(['evidence', 'verify', short])).toMatchObject([{ evidence: 'E1', state: 'intact' }]);
    act('escalate', '炎上', '--reason', '批判が集まっている');
    const sheet = here.call(['handover', short, '--to', '所属長・鈴木 一郎', ...BY]);
    expect([sheet.code, sheet.out]).toEqual([0, expect.stringContaining('住所が載っている')]);

    const refused = here.call(['close', short, '--field', 'damage=none', ...BY, '--json']);
    expect(refused.code).toBe(1);
    const left = documentOf<{ refused: { code: string; open: { response: string; step: string }[] } }>(refused).refused;
    expect(left.code).toBe('close.open');
    const reasons = left.open.flatMap(({ response, step }) => ['--could-not', `${response}/${step}=訓練のため`]);
    act('close', '--field', 'damage=unknown', '--field', 'lessons=二段階認証', ...reasons);
    act('restart', '--reason', '再び投稿があった');

    const status = here.quick<StatusJson>(['status', incident]);
    expect(status.responses.map(({ trouble }) => trouble)).toEqual(['takeover', 'firestorm']);
    expect(stepOf(status, 'delete-unauthorized-posts')).toMatchObject({ state: 'settled', outcome: 'done' });
    expect(stepOf(status, 'revoke-third-party-apps')).toMatchObject({ state: 'settled', outcome: 'not-applicable' });
    const log = here.quick<LineJson[]>(['timeline', incident]);
    expect(new Set(log.map(({ type }) => type))).toEqual(
      new Set([
        'incident.opened',
        'rules.shown',
        'question.answered',
        'step.settled',
        'role.assigned',
        'note.added',
        'entry.undone',
        'entry.corrected',
        'step.overridden',
        'step.reopened',
        'rule.breached',
        'evidence.added',
        'response.opened',
        'step.carried',
        'incident.handed-over',
        'incident.closed',
        'incident.resumed',
      ]),
    );
    expect(log.find(({ type }) => type === 'note.added')?.words.text).toBe('秘書担当から電話\n3件目を見つけた');
    expect(log.find(({ type }) => type === 'entry.corrected')).toMatchObject({
      words: { 'fields.gist': '4件' },
      data: { fields: { means: 'in-person' } },
    });
    expect(log.find(({ occurred }) => occurred !== undefined)?.occurred).toBe(Date.parse('2020-01-02T03:04:05+09:00'));

    const markdown = join(here.home, 'report.md');
    here.quick(['export', incident, '--format', 'md', '--out', markdown]);
    for (const words of ['心当たりのない投稿', '数え直した', '住所が載っている', '4件', '画面.png'])
      expect(readFileSync(markdown, 'utf8'), words).toContain(words);
  });
});
