import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { diffGuidelines, type GuidelineDiff } from '../../src/runbook/diff.ts';
import type { LoadedGuideline } from '../../src/runbook/load.ts';
import { readGuidelines } from '../../src/store/runbooks.ts';
import { diffLines } from '../../src/words/ja/runbook-diff.ts';
import { copyExample } from '../cli/adopting.ts';
import { hikeshi } from '../cli/command.ts';
import { tempHome } from '../store/temp-home.ts';

let home = '';
beforeEach(() => {
  home = tempHome();
  copyExample(join(home, 'old'));
  cpSync(join(home, 'old'), join(home, 'new'), { recursive: true });
});

const loaded = (edition: 'old' | 'new'): LoadedGuideline => {
  const { guidelines, faults } = readGuidelines([join(home, edition)]);
  const [only] = guidelines;
  if (only === undefined) throw new Error(JSON.stringify(faults));
  return only;
};
const diff = (): GuidelineDiff => diffGuidelines(loaded('old'), loaded('new'));
const change = (name: string, from: string, to: string): void => {
  const file = join(home, 'new', 'minatono', name);
  const text = readFileSync(file, 'utf8');
  expect(text.split(from).length).toBeGreaterThan(1);
  writeFileSync(
    file,
    text.replace(from, () => to),
  );
};
const takeover = (of: GuidelineDiff) => of.runbooks.find(({ trouble }) => trouble === 'takeover');

describe('what a new edition changes', () => {
  it('is nothing where nothing changed, comments and blanks aside', () => {
    change('takeover.yaml', 'steps:\n', '# 手順\n\nsteps:\n');
    expect(diff()).toMatchObject({ same: true, clauses: [] });
    expect(diffLines(diff())).toEqual(['変わる所はありません。']);
  });

  it('tells steps added, removed and changed, field by field', () => {
    change('takeover.yaml', '    deadlineWord: 速やかに\n  - id: notify-it', '  - id: notify-it');
    change('takeover.yaml', '    modality: as-needed\n', '    modality: obligation\n');
    change('takeover.yaml', '    hint: ホームページで知らせます\n', '    hint: ホームページで、すぐ知らせます\n');
    change(
      'takeover.yaml',
      '  - id: assess-notice-need\n',
      '  - { id: terminate-sessions, title: 全端末のログアウト, layer: practice }\n  - id: assess-notice-need\n',
    );
    change('takeover.yaml', '        per: subject\n', '');
    change('takeover.yaml', '    to: [it-head]\n', '    to: [it-head, pr-head]\n');
    const found = takeover(diff());
    expect(found).toMatchObject({
      kind: 'changed',
      added: [{ step: 'terminate-sessions', title: '全端末のログアウト' }],
      removed: [],
      whole: [],
    });
    expect(found?.changed.map(({ step, changes }) => [step, ...changes.map(({ field }) => field)])).toEqual([
      ['notify-pr-division', 'deadlineWord'],
      ['notify-it-division', 'to'],
      ['delete-unauthorized-posts', 'after'],
      ['assess-notice-need', 'modality'],
      ['publish-website-notice', 'hint'],
    ]);
    const said = diffLines(diff());
    expect(said).toContain('      期限の言葉：速やかに → なし');
    expect(said).toContain('      強さ：必要に応じて → 義務');
    expect(said).toContain('  ＋ 全端末のログアウト（terminate-sessions）');
    expect(said.at(-1)).toBe('対応中の事案は、始めたときの手順書のままで、変わりません。');
  });

  it('tells clauses added, removed and changed, and the steps that rest on a changed one', () => {
    change('guideline.yaml', '画面を保存した上で、', '画面を保存した上で、直ちに、');
    change('takeover.yaml', '        because: 画面を保存した上で、身に覚え', '        because: 画面を保存した上で、直ちに、身に覚え');
    change('guideline.yaml', '  MN-04:\n', '  MN-05: { ref: ６, text: 訓練を行うこと。 }\n  MN-04:\n');
    change('takeover.yaml', 'direct: [MN-01, MN-02, MN-03, MN-04]', 'direct: [MN-01, MN-02, MN-03, MN-04, MN-05]');
    const found = diff();
    expect(found.clauses.map(({ clause, kind }) => [clause, kind])).toEqual([
      ['MN-02', 'changed'],
      ['MN-05', 'added'],
    ]);
    const touched = takeover(found)?.changed.filter(({ clauses }) => clauses.includes('MN-02'));
    expect(touched?.map(({ step }) => step)).toEqual(['capture-evidence', 'delete-unauthorized-posts', 'change-password']);
    expect(diffLines(found)).toContain(
      '      新：５(2)　報告を受けた広報課長は、画面を保存した上で、直ちに、身に覚えのない投稿を削除し、パスワードを変更すること。',
    );
  });

  it('tells a step removed, steps in another order, and a trouble that comes or goes', () => {
    const file = join(home, 'new', 'minatono', 'takeover.yaml');
    const text = readFileSync(file, 'utf8');
    const [, it = ''] = /( {2}- id: notify-it-division\n(?: {4}.*\n)+)/u.exec(text) ?? [];
    const [, pr = ''] = /( {2}- id: notify-pr-division\n(?: {4}.*\n)+)/u.exec(text) ?? [];
    const [, record = ''] = /( {2}- id: record-detection\n(?: {4}.*\n)+)/u.exec(text) ?? [];
    writeFileSync(
      file,
      text
        .replace(it, '')
        .replace(pr, () => it + pr)
        .replace(record, ''),
    );
    rmSync(join(home, 'new', 'minatono', 'impersonation.yaml'));
    const found = diff();
    expect(takeover(found)).toMatchObject({ removed: [{ step: 'record-detection' }], changed: [] });
    expect(takeover(found)?.whole.map(({ field }) => field)).toEqual(['order']);
    expect(found.runbooks.find(({ trouble }) => trouble === 'impersonation')?.kind).toBe('removed');
    expect(diffLines(found)).toContain('なりすまし　手順書がなくなります（1件）');
  });
});

describe('hikeshi runbook diff', () => {
  it('answers 0 whatever changed, whatever the folders are called, and 1 where one has faults', () => {
    cpSync(join(home, 'old', 'minatono'), join(home, 'minatono-2026'), { recursive: true });
    change('takeover.yaml', '    deadlineWord: 速やかに\n  - id: notify-it', '  - id: notify-it');
    const ran = hikeshi(['runbook', 'diff', 'minatono-2026', 'new/minatono', '--json'], { home, cwd: home });
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ same: false });
    change('takeover.yaml', 'to: [it-head]', 'to: [it-haed]');
    const broken = hikeshi(['runbook', 'diff', 'old/minatono', 'new/minatono', '--json'], { home, cwd: home });
    expect(broken.code).toBe(1);
    expect(JSON.parse(broken.out)).toMatchObject({ refused: { faults: [{ code: 'role.unknown' }] } });
    expect(broken.err).toContain('「it-head」のことではありませんか');
    expect(hikeshi(['runbook', 'diff', 'old', 'nothing'], { home, cwd: home }).code).toBe(1);
  });
});

describe('a folder that changes under an open incident', () => {
  it('changes nothing in it: the same hash, the same steps, the same orders', () => {
    const folder = join(home, 'new');
    const call = (...words: string[]) => hikeshi([...words, '--json'], { home: join(home, 'data'), cwd: home });
    const opened = call('open', 'takeover', '--guideline', 'minatono', '--runbooks', folder, '--by', '所属長・港野渚');
    const { incident } = JSON.parse(opened.out) as { incident: string };
    const before = call('status', incident);
    const pins = (): string[] => [
      ...new Set((JSON.parse(call('timeline', incident).out) as { runbook: string }[]).map((one) => one.runbook)),
    ];
    const [hash] = pins();
    const listed = () =>
      (JSON.parse(call('runbook', 'list', '--runbooks', folder).out) as { guideline: string; trouble: string; hash: string }[]).find(
        (one) => one.guideline === 'minatono' && one.trouble === 'takeover',
      )?.hash;
    expect(listed()).toBe(hash);

    change(
      'takeover.yaml',
      '  - id: assess-notice-need\n',
      '  - { id: scan-malware, title: 端末の確認, modality: obligation, clauses: [MN-02] }\n  - id: assess-notice-need\n',
    );
    change(
      'takeover.yaml',
      '      - step: notify-pr-division\n        order: strict\n        clause: MN-02\n        because: 報告を受けた広報課長は\n        release: done\n    perRound: true\n',
      '      - { step: notify-pr-division, order: document }\n    perRound: true\n',
    );
    expect(listed()).not.toBe(hash);

    const elapsed = (text: string) => JSON.parse(text.replaceAll(/"(?:elapsed|since)\w*":[^,}]+,?/gu, '')) as unknown;
    expect(elapsed(call('status', incident).out)).toEqual(elapsed(before.out));
    const done = call('do', incident, 'change-password', '--by', '所属長・港野渚', '--field', 'changedBy=港野渚');
    expect(JSON.parse(done.out)).toMatchObject({ refused: { code: 'step.blocked', blockedBy: [{ step: 'notify-pr-division' }] } });
    expect(call('note', incident, '改正版が届いた', '--by', '所属長・港野渚').code).toBe(0);
    expect(pins()).toEqual([hash]);
    // Even when the folder is gone altogether.
    rmSync(folder, { recursive: true });
    expect(
      call(
        'do',
        incident,
        'notify-pr-division',
        '--by',
        '所属長・港野渚',
        '--field',
        'to=広報課長',
        '--field',
        'means=電話',
        '--field',
        'gist=報告',
      ).code,
    ).toBe(0);
    expect(pins()).toEqual([hash]);
  }, 90_000);
});
