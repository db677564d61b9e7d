import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAround } from './every-size.ts';
import { newOffice, type Operator } from './operator.ts';

const office = newOffice({ guideline: 'komae', person: { role: '管理者', name: '田中 恵子' } });
let me: Operator;
beforeAll(async () => {
  await office.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子');
  await office.command('note', '20', 'テレビ局が取材したいとのこと', '--by', '管理者・田中恵子');
  me = office.open({ args: ['resume', '20'] });
  await me.see('しないこと');
});
afterAll(() => office.leave());

describe('from the work, / and words find', () => {
  beforeAll(async () => {
    await me.type('/');
    await me.see('検索と切り替え');
  });

  test.each([
    ['a step, by kanji', '連携機能', '[規] 連携機能の解除'],
    ['a step, by its reading', 'がめんのほぞん', '[規] 画面の保存等の記録'],
    ['a trouble, by its reading', 'のっとり', '狛江市 乗っ取り　直接の規定があります'],
    ['a clause, by its words', '画面を保存するなど', '狛江市 ４(３)カ 第1段'],
    ['an entry, by its words', 'テレビ局', 'テレビ局が取材したいとのこと'],
    ['an operation, by its reading', 'ひきつぎ', '引継ぎ書'],
    ['a key, by its name', 'Shift+Tab', 'Shift+Tab で前へ戻ります'],
    ['a word of the glossary, by its reading', 'ふせじ', '伏せ字　明記を避けるために'],
  ])('%s: %s', async (_, words, found) => {
    await me.type(words);
    await me.see(found);
    expect(me.row(3)).toBe(` 検索：${words}`);
    await me.press('ctrl-u');
  });

  test('the glossary, opened on the word; Esc comes back to what was sought, and to the work', async () => {
    await me.type('すぱむこうい');
    await me.see('スパム行為');
    for (let turn = 0; turn < 9 && !/> +\d+ +スパム行為/u.test(me.screen()); turn += 1) await me.press('down');
    await me.press('enter');
    await me.see(/> スパム行為 +他のユーザーの迷惑になる行為のこと。/u);
    await lookAround(me, 'glossary');
    await me.press('escape');
    await me.see('検索：すぱむこうい');
    await me.press('escape');
    await me.see('しないこと');
  });
});

describe('? tells the keys of the screen it was pressed on', () => {
  test.each([
    ['the work', async () => {}, /Enter +選んでいる行を開きます。/u],
    [
      'a form',
      async () => {
        await me.choose('情報の内容の確認');
        await me.see('> 確かめたこと');
        await me.tab('ログイン');
      },
      /Tab +次の欄やボタンへ移ります。/u,
    ],
    [
      'the record',
      async () => {
        await me.type('時系列');
        await me.press('enter', 'enter');
        await me.see('番を選んでいます');
      },
      /Enter +選んでいる記録をくわしく見ます。/u,
    ],
  ] as const)('%s', async (_, open, key) => {
    await open();
    const before = me.screen();
    await me.type('?');
    await me.see('この画面のキー');
    expect(me.screen()).toMatch(key);
    await lookAround(me, '01-help');
    await me.press('escape');
    await me.terminal.waitFor(() => me.row(1) === before.split('\n')[0]);
    if (!/^ いますること/mu.test(me.screen())) await me.press('escape');
    await me.see('しないこと');
  });
});
