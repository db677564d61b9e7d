import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertAligned } from './harness.ts';
import { type Logged, newOffice, type Office, type Operator, type Status } from './operator.ts';
import { call, more, POSTS, record, report, type Walk } from './walks.ts';

const ME = { role: '管理者', name: '田中 恵子' };
const offices: Office[] = [];
afterAll(() => {
  for (const office of offices) office.leave();
});

/** An incident that was opened from the shell, and a terminal that goes on with it. */
const resumed = async (guideline: string, person: { role: string; name: string } | undefined): Promise<Walk> => {
  const office = newOffice({ guideline, ...(person !== undefined && { person }) });
  offices.push(office);
  await office.command('open', 'takeover', '--guideline', guideline, '--by', '管理者・田中恵子', '--account', '公式X @koho_example');
  const me = office.open({ args: ['resume'] });
  await me.see('1  新しい事案を始める');
  await me.press('enter');
  await me.see('しないこと');
  return { me, office, look: () => assertAligned(me.terminal) };
};

describe('besides its steps, an incident', () => {
  let walk: Walk;
  let me: Operator;
  const log = () => walk.office.command<Logged[]>('timeline', '20');
  beforeAll(async () => {
    walk = await resumed('komae', undefined);
    ({ me } = walk);
  });

  test('asks who is operating before anything is recorded in that name', async () => {
    await me.press('enter');
    await me.see('操作する人');
    await me.digit('1');
    await me.type(ME.name);
    await me.button('この人で続ける');
    await me.see('管理者 田中');
  });

  test('lets an order be passed over with a reason and who decided, and marks it as a deviation', async () => {
    await me.choose('当該情報の削除');
    await me.see('まだ始められません');
    await me.digit('2');
    assertAligned(me.terminal);
    expect(me.words).toContain('（理由と決めた人を書くと押せます）');
    await me.type('所属長 鈴木 一郎');
    await me.press('enter');
    await me.type('投稿のリンクから送金した市民がいる。画面の保存を待てない');
    assertAligned(me.terminal);
    await me.button('理由を記録して、6 を開く');
    await me.see('順番を変えて進めています');
    await me.type(POSTS[0]);
    await me.button('削除したと記録する');
    await me.see('を記録しました');
    expect(me.row(5)).toContain('済2・残り7');
  });

  test('lets a step be left undone with a reason', async () => {
    await me.choose('連携機能の解除');
    await me.see('手順8');
    await me.button('行わない・できないと記録する');
    await me.see('判断した人');
    await me.type('連携している機能がないことを確かめた');
    assertAligned(me.terminal);
    await me.button('理由を記録する');
    await me.see('を記録しました');
    expect(me.row(5)).toContain('済3・残り6');
  });

  test('takes a typed text as a memo only when that is chosen', async () => {
    const records = () => /記録　(\d+)件/u.exec(me.screen())?.[1] ?? 'none';
    const before = records();
    await me.type('広報課から電話。テレビ局が取材したいとのこと');
    await me.see('打っただけでは、何も記録されません');
    await me.press('enter');
    expect(me.marked).toContain('1  メモとして記録する');
    expect(records()).toBe(before);
    await me.press('enter');
    await me.see('を記録しました');
    const last = (await log()).at(-1);
    expect(last).toMatchObject({ type: 'note.added', words: { text: '広報課から電話。テレビ局が取材したいとのこと' } });
  });

  test('is corrected by a further line, and shows both the old and the new words', async () => {
    await more(walk, '時系列を見る');
    await me.see('番を選んでいます');
    expect(me.marked).toContain('メモ');
    await me.button('この記録を訂正する');
    await me.see('番の訂正');
    await me.tab('メモ');
    await me.press('ctrl-u');
    await me.type('広報課から電話。新聞社が取材したいとのこと');
    await me.tab('理由');
    await me.type('聞き間違い');
    await me.button('訂正を記録する');
    await me.see('を記録しました');
    const lines = me.terminal.screen();
    const struck = lines.findIndex((line) => line.includes('消') && line.includes('テレビ局'));
    expect(struck).toBeGreaterThan(0);
    expect(lines.slice(struck).find((line) => line.includes('正'))).toContain('新聞社');
    const cells = me.terminal.cells()[struck] ?? [];
    expect(cells.find(({ text }) => text === 'テ')?.strike).toBe(true);
    assertAligned(me.terminal);
    await me.press('escape');
    await me.see('しないこと');
  });

  test('takes a settled step up again, with a reason', async () => {
    await me.press('home', 'enter');
    await me.see('済 3件');
    await me.mark('連携機能の解除');
    assertAligned(me.terminal);
    await me.press('enter');
    await me.see('この手順の記録');
    await me.button('この手順を開き直す');
    await me.see('開き直す理由');
    await me.type('予約投稿の連携が見つかった');
    await me.button('この手順を開き直す');
    await me.see('済 2件');
    await me.press('escape');
    await me.mark('連携機能の解除');
    expect(me.marked).toMatch(/> +8 再 +\[規\] 連携機能の解除/u);
  });

  test('names who holds a post today, or that nobody was there', async () => {
    await more(walk, '職と当日の人を記録する');
    await me.see('区別');
    await me.digit('2');
    await me.tab('区別');
    await me.digit('4');
    assertAligned(me.terminal);
    await me.button('記録する');
    await me.see('を記録しました');
    expect((await log()).at(-1)).toMatchObject({ type: 'role.assigned', data: { role: '所属長', as: 'absent' } });
  });

  test('goes over to another person with a sheet and an anchor', async () => {
    await me.button('引き継ぐ');
    await me.see('引継ぎ書');
    assertAligned(me.terminal);
    expect(me.words).toContain('分かっていない');
    await me.type('所属長');
    await me.press('enter');
    await me.type('鈴木 一郎');
    await me.button('引継ぎを記録する');
    await me.see('引継ぎを記録しました');
    expect(me.row(1)).toMatch(/所属長 鈴木$/u);
    const entries = await log();
    expect(entries.at(-1)).toMatchObject({ type: 'incident.handed-over', data: { fromRole: '管理者', toRole: '所属長' } });
    expect(me.words).toContain(entries.at(-1)?.hash.slice(0, 4) ?? 'x');
    await record(walk, '情報の内容の確認', '確認したと記録する', { fill: () => me.type('投稿が1件') });
    expect((await log()).at(-1)?.actor.role).toBe('所属長');
  });

  test('tells all of it in the log and the report', async () => {
    const entries = await log();
    expect(entries.find(({ type }) => type === 'step.overridden')).toMatchObject({
      data: { step: 'delete-unauthorized-posts', blockedBy: [{ step: 'capture-evidence', clause: 'KM-13' }] },
      words: { override: '投稿のリンクから送金した市民がいる。画面の保存を待てない', overriddenBy: '所属長 鈴木 一郎' },
    });
    expect(entries.find(({ data }) => data.step === 'revoke-third-party-apps')).toMatchObject({ data: { outcome: 'not-applicable' } });
    const html = readFileSync(await report(walk), 'utf8');
    for (const words of ['逸脱', '画面の保存を待てない', '新聞社', 'テレビ局', '聞き間違い', '不在', '鈴木 一郎'])
      expect(html, words).toContain(words);
  });
});

describe('an answer that it is another trouble', () => {
  test('opens 炎上 in the same incident when staff posted by mistake, with what is done carried over', async () => {
    const walk = await resumed('uenohara', { role: '企画課長', name: '小林 望' });
    const { me, office } = walk;
    await me.choose('企画課長への報告');
    await call(walk, '企画課長 小林 望', '覚えのない投稿がある');
    await more(walk, '質問に答える');
    await me.see('これは何ですか');
    await me.mark('職員・委託先の誤投稿だった');
    expect(me.words).toContain('「炎上」の手順書に移ります。済んだことは引き継ぎます。');
    await me.press('enter');
    await me.button('「職員・委託先の誤投稿だった」と記録する');
    // What came along stands there with the numbers of its records, before the work goes on.
    await me.see('「炎上」の手順書を加えました');
    expect(me.words).toContain('企画課長への報告');
    assertAligned(me.terminal);
    await me.button('対応を続ける');
    await me.see('上野原市 炎上');
    await me.see('しないこと');
    assertAligned(me.terminal);
    const { responses } = await office.command<Status>('status', '20');
    expect(responses.map(({ trouble, state }) => [trouble, state])).toEqual([
      ['takeover', 'handed-over'],
      ['firestorm', 'responding'],
    ]);
    const told = responses[1]?.steps.find(({ id }) => id === 'notify-pr-division');
    expect(told).toMatchObject({ state: 'settled', outcome: 'carried' });
    expect(me.row(3)).toMatch(/企画課長 済/u);
    expect(me.row(4)).toContain('決裁の前の発信');
    expect(me.row(4).match(/決裁の前の発信/gu)).toHaveLength(1);
  });

  test('opens なりすまし when the account was a fake', async () => {
    const walk = await resumed('komae', ME);
    const { me, office } = walk;
    await more(walk, '質問に答える');
    await me.choose('偽アカウントだった');
    await me.button('「偽アカウントだった」と記録する');
    await me.see('「なりすまし」の手順書を加えました');
    await me.button('対応を続ける');
    await me.see('狛江市 なりすまし');
    await me.see('しないこと');
    const { responses } = await office.command<Status>('status', '20');
    expect(responses.map(({ trouble }) => trouble)).toEqual(['takeover', 'impersonation']);
    // Another trouble beside it, by hand, leaves both in play.
    await more(walk, '別の種別を加える');
    await me.see('種別');
    expect(me.words).toContain('（理由を書くと押せます）');
    await me.digit('2');
    await me.type('偽の投稿に批判が集まっている');
    assertAligned(me.terminal);
    await me.button('この種別を加える');
    await me.see('「炎上」の手順書を加えました');
    await me.button('対応を続ける');
    await me.see(/狛江市 なりすまし・/u);
    expect((await office.command<Status>('status', '20')).responses).toHaveLength(3);
  });
});

test('leads on from every question when the answer is 「わかりません」', async () => {
  const office = newOffice({ guideline: 'komae', person: ME });
  offices.push(office);
  const me = office.open();
  await me.see('1  新しい事案を始める');
  await me.press('enter');
  await me.see('何が起きましたか');
  await me.choose('わからない');
  await me.see('質問1（多くても3つ）');
  // Each question in turn: what 「わかりません」 leads to stands on the screen before it is chosen.
  const ways: string[] = [];
  for (const [answers, lead] of [
    [[], 'なりすまし'],
    [['1'], '乗っ取り'],
    [['2'], 'なりすまし'],
    [['2', '2'], 'デマ'],
  ] as const) {
    for (const answer of answers) {
      await me.digit(answer);
      await me.press('enter');
    }
    await me.see(`質問${answers.length + 1}（多くても3つ）`);
    expect(me.marked).toContain('わかりません');
    expect(me.words).toContain(`狛江市の「${lead}」の手順書で始めます`);
    assertAligned(me.terminal);
    await me.press('enter');
    // Where the guideline says little of that trouble, the ways to begin come first.
    await me.see(/2\/2　あなたと、しないこと|── 始め方/u);
    ways.push(/狛江市 (\S+)/u.exec(me.row(1))?.[1] ?? '');
    await me.press('escape');
    await me.see(`質問${answers.length + 1}`);
    for (const _ of answers) await me.press('escape');
  }
  expect(ways).toEqual(['なりすまし', '乗っ取り', 'なりすまし', 'デマ']);
  await me.digit('2');
  await me.press('enter');
  await me.digit('2');
  await me.press('enter', 'enter');
  await me.see('── 始め方');
  await me.press('enter');
  await me.see('2/2');
  await me.button('しないことを確認して、対応を始める');
  await me.see('しないこと');
  const [opened] = await office.command<Logged[]>('timeline', '20');
  expect(opened?.data).toMatchObject({
    trouble: 'rumor',
    replies: [
      { question: 'from-our-account', reply: 'no' },
      { question: 'uses-our-name', reply: 'no' },
      { question: 'is-true', reply: 'unknown' },
    ],
  });
});
