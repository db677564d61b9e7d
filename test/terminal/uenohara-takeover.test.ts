import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { assertAligned } from './harness.ts';
import { type Logged, newOffice, type Status } from './operator.ts';
import { begin, call, close, more, POSTS, record, report, type Walk } from './walks.ts';

const office = newOffice({ guideline: 'uenohara' });
afterAll(() => office.leave());
const me = office.open();
const walk: Walk = { me, office, look: () => assertAligned(me.terminal), account: '市公式X @koho_example' };

describe('a takeover in 上野原市, where no clause asks for a picture', () => {
  test('advises before the start what another city asks for', async () => {
    await me.see('1  新しい事案を始める');
    await me.press('enter');
    await me.see('何が起きましたか');
    await me.digit('2');
    await me.see('[他市]「発信した覚えのない情報の削除」の前に「画面の保存等の記録」を勧めます（狛江市 ４(３)カ 第1段）');
    assertAligned(me.terminal);
    await me.press('escape');
    await begin(walk, '2', '佐藤 花');
    expect(me.row(1)).toContain('上野原市 乗っ取り  市公式X');
    expect(me.row(3)).toContain('所属課長等 未「速やかに」／企画課長 未「速やかに」');
  });

  test('lets the deletion begin, and says that there is no picture yet', async () => {
    await me.choose('発信した覚えのない情報の削除');
    await me.see('手順5 発信した覚えのない情報の削除');
    expect(me.words).toContain('[他市]画面の保存等の記録まだありません');
    assertAligned(me.terminal);
    await me.type(POSTS[0]);
    await me.button('削除したと記録する');
    await me.see('済2・残り5');
  });

  test('folds the advice under its own heading, with its layer, and counts none of it', async () => {
    await more(walk, '規定外の助言を開く');
    await me.see('いますること');
    await me.press('end');
    await me.see('規定外の助言 6件　完了の条件に入りません');
    expect(me.words).toMatch(/未\[他市\]画面の保存等の記録/u);
    expect(me.words).toMatch(/未\[実務\]職員・委託先の誤投稿でないことの確認/u);
    assertAligned(me.terminal);
    await me.press('home');
  });

  test('tells both heads, decides on the notice, publishes it, watches, and closes', async () => {
    await me.choose('所属課長等への報告');
    await call(walk, '企画課 課長 小林 望', '市公式Xに覚えのない投稿がある');
    await me.choose('企画課長への報告');
    await call(walk, '企画課長 小林 望', '市公式Xに覚えのない投稿がある。1件は削除した');
    await record(walk, 'パスワードの変更', '変更したと記録する', { fill: () => me.digit('123') });
    await me.choose('本市公式ホームページでの注意喚起');
    await me.see('「注意喚起の要否の判断」の判断が先です');
    await record(walk, '注意喚起の要否の判断', '判断を記録する', {
      fill: async () => {
        await me.digit('1');
        await me.type('企画課長 小林 望');
        await me.press('enter');
        await me.type('偽の投稿が広まっている');
      },
    });
    await record(walk, '本市公式ホームページでの注意喚起', '掲載したと記録する', {
      fill: async () => {
        await me.type('https://www.city.example/oshirase/2');
        await me.press('enter');
        await me.type('市公式Xに、市が発信していない投稿がありました');
        await me.fill({ 承認した人: '企画課長 小林 望' });
      },
    });
    await record(walk, '書き込みの確認・監視', '所見を記録する', { fill: () => me.type('新しい投稿はない') });
    await close(walk, '3', '分かっていない');
  });

  test('leaves a log without a picture and without an override, and a report that says so', async () => {
    const log = await office.command<Logged[]>('timeline', '20');
    expect(log.filter(({ type }) => type === 'step.settled').map(({ data }) => data.step)).toEqual([
      'record-detection',
      'delete-unauthorized-posts',
      'notify-section-head',
      'notify-pr-division',
      'change-password',
      'assess-notice-need',
      'publish-website-notice',
      'monitor-account',
    ]);
    expect(log.some(({ type }) => type === 'evidence.added' || type === 'step.overridden')).toBe(false);
    expect(log.at(-1)?.type).toBe('incident.closed');
    const { closed, responses } = await office.command<Status>('status', '20');
    expect(closed).toBe(true);
    expect(responses[0]?.steps.find(({ id }) => id === 'capture-evidence')).toMatchObject({ layer: 'peer', counts: false, state: 'open' });
    await me.press('enter');
    const html = readFileSync(await report(walk), 'utf8');
    for (const words of ['上野原市', '企画課長 小林 望', '8(2)②', POSTS[0]]) expect(html, words).toContain(words);
  });
});
