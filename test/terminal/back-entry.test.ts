import { afterAll, describe, expect, test } from 'vitest';
import { inEverySize, WILD } from './every-size.ts';
import { assertAligned } from './harness.ts';
import { LineCaller } from './line-caller.ts';
import { type Logged, newOffice, type Office, type Status } from './operator.ts';

const ME = { role: '管理者', name: '田中 恵子' };
const HEAD = '所属長 鈴木 一郎';
const offices: Office[] = [];
afterAll(() => {
  for (const office of offices) office.leave();
});

/** A takeover of 狛江市 that was found last night at 22:04, and a night on paper. */
const night = async (person: typeof ME | undefined = ME): Promise<Office> => {
  const office = newOffice({ guideline: 'komae', ...(person !== undefined && { person }) });
  offices.push(office);
  const opened = ['--guideline', 'komae', '--by', '管理者・田中恵子', '--account', WILD];
  await office.command('open', 'takeover', ...opened, '--detected', '昨日 22:04');
  return office;
};

/** The page: number, time, who, and what else the step needs, as it is written on the paper. */
const PAGE: readonly (readonly [number: string, time: string, who: string, ...more: string[]])[] = [
  ['2', '22時7分', '管理者 田中', '覚えのない投稿が3件'],
  ['3', '22:11', '管理者 田中', '1', 'アカウントに覚えのない投稿が3件あることを伝えた'],
  ['6', '22:42', '管理者 田中', '投稿3件'],
  ['0', '22:45', '管理者 田中', '秘書担当から電話。報道から問い合わせ'],
  ['5', '22:36', '管理者 田中', '投稿3件'],
  ['7', '22:50', '管理者 田中'],
  ['8', '23:10', '管理者 田中', 'なし', '2件を解除'],
];
const SETTLED = [
  'verify-content',
  'notify-section-head',
  'delete-unauthorized-posts',
  'capture-evidence',
  'change-password',
  'revoke-third-party-apps',
];

/** Yesterday, as a clock in Tokyo shows it. */
const clock = (at: number): string => new Date(at + 9 * 3_600_000).toISOString().slice(11, 16);

describe('a page of paper, copied the next day', () => {
  test('is found by its name, taken line by line without another key than Enter, and recorded from the summary', async () => {
    const office = await night();
    const me = office.open({ args: ['resume'] });
    await me.see('1  新しい事案を始める');
    await me.press('enter');
    await me.see('しないこと');
    await me.type('紙');
    await me.see('紙の記録を書き写す');
    await me.press('enter', 'enter');
    await me.see('紙の番号');
    const look = inEverySize(me);
    await look('paper');
    for (const [at, [number, time, who, ...more]] of PAGE.entries()) {
      await me.type(number);
      await me.press('enter');
      await me.type(time);
      await me.see('と読みました');
      // Once as it stands in each size; the others as they come.
      if (at === 2) await look('paper-line');
      assertAligned(me.terminal);
      await me.press('enter');
      // The person of the line before stands there already.
      if (at === 0) await me.type(who);
      if (at === 0) await me.press('enter');
      for (const text of more) {
        // A choice by its number goes on by itself.
        if (/^\d$/u.test(text)) await me.digit(text);
        else {
          await me.type(text);
          await me.press('enter');
        }
      }
      await me.see('>[この行を加える]');
      await me.press('enter');
      await me.see(`書き写した行　${at + 1}行（まだ記録していません）`);
    }
    const before = (await office.command<Logged[]>('timeline', '20')).length;
    await me.button(`まとめを確かめる（${PAGE.length}行）`);
    await me.see('起きた順に並べました');
    await look('paper-summary');
    expect(me.screen()).toMatch(/3 .*22:36.*手順5/u);
    expect(me.screen()).toMatch(/4 .*22:42.*手順6/u);
    expect(me.screen()).not.toContain('逸脱');
    expect((await office.command<Logged[]>('timeline', '20')).length).toBe(before);
    await me.button(`${PAGE.length}行を記録する`);
    await me.see('を記録しました（後刻記入）');
    const log = (await office.command<(Logged & { occurred?: number })[]>('timeline', '20')).slice(before);
    expect(log.map(({ occurred }) => clock(occurred ?? 0))).toEqual(['22:07', '22:11', '22:36', '22:42', '22:45', '22:50', '23:10']);
    expect(log.every(({ at, occurred }) => occurred !== undefined && at - occurred > 0)).toBe(true);
    const [status] = (await office.command<Status>('status', '20')).responses;
    const settled = status?.steps.filter(({ state }) => state === 'settled').map(({ id }) => id) ?? [];
    for (const step of SETTLED) expect(settled, step).toContain(step);
    await me.type('時系列');
    await me.press('enter', 'enter');
    await me.see('番を選んでいます');
    expect(me.screen()).toMatch(/10 20日23:10 後/u);
    assertAligned(me.terminal);
  });

  test('of the same steps in another order is recorded as a deviation, with a reason that is asked for', async () => {
    const office = await night();
    const me = office.open({ args: ['resume'], columns: 60, rows: 20 });
    await me.see('1  新しい事案を始める');
    await me.press('enter');
    await me.see('しないこと');
    await me.type('紙');
    await me.see('紙の記録を書き写す');
    await me.press('enter', 'enter');
    await me.see('紙の番号');
    await me.type('6');
    await me.press('enter');
    await me.type('22:42');
    await me.press('enter');
    await me.type('管理者 田中');
    await me.press('enter');
    await me.type('投稿3件');
    await me.press('enter');
    assertAligned(me.terminal);
    await me.press('enter');
    await me.button('まとめを確かめる（1行）');
    await me.see('逸脱');
    assertAligned(me.terminal);
    await me.button('理由を書いて、1行を記録する');
    await me.type('送金した市民がいた。画面の保存を待てなかった');
    await me.button('1行を記録する');
    await me.see('を記録しました（後刻記入）');
    expect((await office.command<Logged[]>('timeline', '20')).at(-1)).toMatchObject({
      type: 'step.overridden',
      words: { override: '送金した市民がいた。画面の保存を待てなかった' },
    });
  });
});

describe('a page of paper on a dumb terminal', () => {
  test('is copied question by question, told before it is recorded, and recorded', async () => {
    const office = await night();
    const me = new LineCaller(office.open({ env: { TERM: 'dumb' }, args: ['resume'] }).terminal);
    await me.listen();
    await me.say('2');
    expect(await me.say('紙')).toContain('紙の番号');
    expect(await me.say('3')).toContain('紙の日時');
    expect(await me.say('22時11分')).toContain('した人');
    await me.say('管理者 田中');
    expect(await me.fill({ 誰へ: HEAD, 要旨: '投稿が3件' }, 'この行を加える')).toContain('書き写した行。1行');
    expect(await me.say('7')).toContain('紙の日時');
    await me.say('22:50');
    await me.say('');
    expect(await me.say('この行を加える')).toContain('手順7 パスワードの変更');
    expect(await me.say('記録する')).toContain('まとめを確かめる（2行）');
    expect(await me.say('まとめを確かめる（2行）')).toMatch(/22:11。管理者 田中。手順3 所属長への連絡/u);
    expect(me.heard).toContain('逸脱');
    await me.say('理由を書いて、2行を記録する');
    await me.say('停電で紙に書いた');
    await me.say('');
    expect(await me.say('2行を記録する')).toContain('を記録しました（後刻記入）');
    const log = await office.command<Logged[]>('timeline', '20');
    expect(log.slice(-2).map(({ type }) => type)).toEqual(['step.settled', 'step.settled']);
    me.terminal.send('終了\r');
    expect((await me.terminal.exited).code).toBe(0);
  });
});
