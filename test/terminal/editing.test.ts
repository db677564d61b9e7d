import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAround } from './every-size.ts';
import { type Logged, newOffice, type Operator } from './operator.ts';
import { call, POSTS } from './walks.ts';

const office = newOffice({ guideline: 'komae', person: { role: '管理者', name: '田中 恵子' } });
const HEAD = '所属長 鈴木 一郎';
let me: Operator;
beforeAll(async () => {
  await office.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子');
  me = office.open({ args: ['resume', '20'] });
  await me.see('しないこと');
});
afterAll(() => office.leave());

/** The row of a field as it is drawn. */
const field = (name: string): string => me.terminal.screen().find((line) => new RegExp(`^ [> ] ${name}(?: |$)`, 'u').test(line)) ?? '';
/** Column and row of the cursor, and the row it stands in. */
const cursor = () => {
  const { x, y, hidden } = me.terminal.cursor();
  return { x, row: me.row(y + 1), hidden };
};
const FAMILY = '👨‍👩‍👧‍👦';
const GA = 'か\u3099';

describe('a text is edited by what people see as one character', () => {
  beforeAll(async () => {
    await me.choose('情報の内容の確認');
    await me.see('> 確かめたこと');
  });

  test('←, → and the keys that take away go over a family, 𠮷 and a kana with its mark in one step', async () => {
    await me.type(`投稿${FAMILY}${GA}𠮷`);
    const { x } = cursor();
    expect(field('確かめたこと')).toMatch(new RegExp(`> 確かめたこと +投稿${FAMILY}${GA}𠮷$`, 'u'));
    for (const back of [2, 4, 6]) {
      await me.press('left');
      expect(cursor().x).toBe(x - back);
    }
    await me.press('delete');
    expect(field('確かめたこと')).toMatch(new RegExp(` 投稿${GA}𠮷$`, 'u'));
    await me.press('right', 'backspace');
    expect(field('確かめたこと')).toMatch(/ 投稿𠮷$/u);
    await me.type('2件');
    expect(field('確かめたこと')).toMatch(/ 投稿2件𠮷$/u);
    expect(cursor()).toMatchObject({ x: x - 6 + 3, hidden: false });
    await me.press('home');
    await me.type('この');
    expect(field('確かめたこと')).toMatch(/ この投稿2件𠮷$/u);
    await me.press('end', 'backspace');
    expect(field('確かめたこと')).toMatch(/ この投稿2件$/u);
    await me.press('ctrl-u');
    expect(field('確かめたこと')).toMatch(/> 確かめたこと$/u);
  });

  test('Ctrl+W takes one Japanese word after the other', async () => {
    await me.type('画面を保存した');
    const lengths: number[] = [];
    while (!/> 確かめたこと$/u.test(field('確かめたこと'))) {
      await me.press('ctrl-w');
      lengths.push(field('確かめたこと').replace(/^.*確かめたこと */u, '').length);
    }
    expect(lengths.length).toBeGreaterThan(2);
    expect(lengths.length).toBeLessThan(7);
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
  });

  test('a long text goes on in the next row, the cursor with it; ↑ and ↓ move in it', async () => {
    const long = '市の公式アカウントに、市が発信していない暗号資産の投稿が3件続けて掲載されていることを、当直の職員が見つけた。';
    await me.type(long);
    expect(me.words).toContain(long);
    const end = me.terminal.cursor();
    await me.press('up');
    expect(me.terminal.cursor().y).toBe(end.y - 1);
    await me.type('【ここ】');
    expect(me.words).not.toContain(long);
    await me.press('backspace', 'backspace', 'backspace', 'backspace', 'down');
    expect(me.words).toContain(long);
    expect(me.terminal.cursor().y).toBe(end.y);
    await lookAround(me, '07-verify');
    await me.press('tab');
    await me.type(POSTS[0]);
  });
});

describe('a time is written as people say it, and what was understood stands below', () => {
  const at = async (text: string) => {
    await me.press('ctrl-u');
    await me.type(text);
  };
  beforeAll(() => me.tab('日時'));

  test('昨日 23:10 and 8時08分, the day before where it has not come yet', async () => {
    await at('昨日 23:10');
    await me.see(/→ 令和\d+年\d+月\d+日（.）23時10分、と読みました/u);
    await at('一昨日の8時08分');
    await me.see(/→ 令和\d+年\d+月\d+日（.）8時08分、と読みました/u);
    await at('１１月２０日 二十時十九分');
    await me.see(/20時19分、と読みました/u);
    await lookAround(me, '07-time');
  });

  test('さっき is asked about: ↓ takes the time that is offered', async () => {
    await at('さっき');
    await me.see(/\d時\d\d分ごろですか/u);
    await me.press('down');
    await me.see(/→ 令和.*、と読みました/u);
    expect(field('日時')).toMatch(/> 日時 +(?:\d+\/\d+ )?\d{1,2}:\d\d$/u);
  });

  test('what is no time is told without blame, and holds the button back', async () => {
    await at('25時');
    await me.press('tab');
    await me.see('「25時」を読めませんでした');
    await lookAround(me, '07-unreadable');
    expect(me.words).not.toMatch(/エラー|失敗|不正|誤り/u);
    await me.tab('日時');
    await at('いま');
    await me.button('確認したと記録する');
    await me.see('を記録しました');
  });
});

describe('what was used before in this incident is offered again', () => {
  test('a person, who was called before, behind ↓; what is typed brings those first that hold it', async () => {
    await me.choose('所属長への連絡');
    await call({ me, office, look: () => {} }, HEAD, '投稿が3件ある');
    await me.choose('統括情報セキュリティ責任者への連絡');
    await me.see('前に使った名前は ↓ で選べます。');
    expect(field('誰へ')).toMatch(/> 誰へ$/u);
    await me.type('鈴木');
    await me.press('down');
    expect(field('誰へ')).toMatch(new RegExp(`> 誰へ +${HEAD}$`, 'u'));
    await me.press('up');
    expect(field('誰へ')).toMatch(/> 誰へ +鈴木$/u);
    await me.press('ctrl-u', 'escape');
    await me.see('しないこと');
  });

  test('the address of a post, in a form that asks for one; nothing was recorded on the way', async () => {
    const before = (await office.command<Logged[]>('timeline', '20')).length;
    await me.choose('画面の保存等の記録');
    await me.see('書く欄');
    await me.button('証拠を加える');
    await me.see('画像をここに落とすか');
    await me.tab('投稿のURL');
    await me.press('down');
    expect(me.words).toContain(POSTS[0]);
    expect((await office.command<Logged[]>('timeline', '20')).length).toBe(before);
  });
});

test('a draft of several lines takes Enter as a line break, and says so', async () => {
  const city = newOffice({ guideline: 'uenohara', person: { role: '広報担当', name: '田中 恵子' } });
  await city.command('open', 'firestorm', '--guideline', 'uenohara', '--by', '広報担当・田中恵子');
  const other = city.open({ args: ['resume', '20'] });
  await other.see('しないこと');
  await other.choose('発信の了承・決裁');
  await other.tab('文案');
  await other.type('一行目');
  expect(other.row(24)).toMatch(/^Enter 改行 +Tab 次の欄/u);
  const { y } = other.terminal.cursor();
  await other.press('enter');
  await other.type('二行目');
  expect(other.terminal.cursor().y).toBe(y + 1);
  await other.press('up', 'home');
  await other.type('○');
  expect(other.screen()).toMatch(/○一行目\n +二行目/u);
  await lookAround(other, '07-draft');
  await other.press('tab');
  expect(other.row(24)).toContain('Enter 次へ');
  other.terminal.kill();
  city.leave();
});
