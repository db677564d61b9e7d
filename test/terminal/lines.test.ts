import { afterAll, describe, expect, test } from 'vitest';
import { width } from '../../src/ui/parts/width.ts';
import { lines } from '../../src/words/ja/lines.ts';
import { WILD, WILD_WORDS } from './every-size.ts';
import { LineCaller } from './line-caller.ts';
import { type Logged, newOffice, type Status } from './operator.ts';
import { POSTS } from './walks.ts';

const CHOSEN = { guideline: 'komae', settings: { komae: { sampleAdopted: true } } };
const HEAD = '所属長 鈴木 一郎';
const offices = [newOffice(CHOSEN), newOffice(CHOSEN)] as const;
afterAll(() => {
  for (const office of offices) office.leave();
});

describe('a takeover in 狛江市 on a dumb terminal', () => {
  const [office] = offices;
  const me = new LineCaller(office.open({ env: { TERM: 'dumb' } }).terminal);

  test('begins with numbers in full width, and a text that arrives split in the middle of a character', async () => {
    await me.listen();
    expect(me.heard).toContain('1、新しい事案を始める');
    expect(await me.say('１')).toContain('2、市のアカウントに、出した覚えのない投稿がある');
    expect(await me.say('二')).toContain('あなたの職');
    await me.say('1');
    const name = Buffer.from('田中 恵子');
    me.terminal.send(name.subarray(0, 4));
    expect(await me.say(name.subarray(4))).toContain('兼務・代行');
    expect(await me.fill({}, 'しないことを確認して、対応を始める')).toContain('いますること。2 情報の内容の確認。規定');
  });

  test('says what to do with what it does not know, and reads on request', async () => {
    expect(await me.say('ほげ')).toContain('わかりませんでした。使い方、と入れると一覧を読みます。');
    expect(await me.say('99')).toContain('99番はありません');
    expect(await me.say('？')).toContain('「戻る」で1つ戻ります');
    expect(await me.say('条項')).toContain('４(３)カ');
    expect(await me.say('メモ 広報課から電話')).toContain('を記録しました');
  });

  test('is held back before the deletion, names the clause, and leads to what comes first', async () => {
    expect(await me.say('6')).toContain('6 当該情報の削除は、まだ始められません');
    expect(me.heard).toMatch(/1、手順5 画面の保存等の記録を開く/u);
    expect(await me.say('')).toContain('手順5 画面の保存等の記録');
    await me.say('やめる');
  });

  test('records the finding and the calls', async () => {
    await me.say('2');
    expect(await me.fill({}, '確認したと記録する')).toContain('を記録しました');
    for (const [step, to] of [
      ['3', HEAD],
      ['4', '統括情報セキュリティ責任者 山本 健'],
    ] as const) {
      await me.say(step);
      expect(await me.fill({ 誰へ: to, 要旨: '公式Xに覚えのない投稿がある' }, 'つながったと記録する')).toContain('を記録しました');
    }
  });

  test('keeps the picture of the post, then deletes; what changed is said, the rest is not said again', async () => {
    await me.say('5');
    await me.say('記録する');
    await me.say('証拠を加える');
    await me.fill({ ファイル: office.picture('画面 1.png', 10), 投稿のURL: POSTS[0] }, 'この証拠を記録する');
    expect(me.heard).toContain('証拠。1件');
    expect(await me.say('保存したと記録する')).toMatch(/6、未。規定。当該情報の削除/u);
    expect(me.heard).not.toContain('11、未。規定。常時監視');
    await me.say('6');
    expect(await me.fill({}, '削除したと記録する')).toContain('を記録しました');
  });

  test('does what is left, closes, and gives the anchor', async () => {
    await me.say('7');
    await me.fill({}, '変更したと記録する');
    await me.say('8');
    await me.fill({}, '解除したと記録する');
    await me.say('10');
    await me.fill({ ページのURL: 'https://www.city.example/1' }, '掲載したと記録する');
    await me.say('11');
    await me.fill({}, '所見を記録する');
    expect(me.heard).toContain('すべて済みました');
    await me.say('しゅうけつ');
    expect(await me.fill({}, 'この事案を終結する')).toContain('紙の控えを書き写してください');
    const [status] = [await office.command<Status>('status', '20')];
    expect(status.closed).toBe(true);
    const log = await office.command<Logged[]>('timeline', '20');
    expect(me.heard.replaceAll(/\s/gu, '')).toContain(log.at(-1)?.hash.slice(0, 32) ?? 'no hash');
  });

  test('wrote no escape sequence, no line against 禁則処理, none wider than the terminal', async () => {
    me.terminal.send('終了\r');
    expect((await me.terminal.exited).code).toBe(0);
    const raw = me.terminal.raw();
    expect(raw).toContain(lines.goodbye);
    expect(raw).not.toContain('\u001b');
    for (const line of raw.split('\r\n').filter((each) => !each.startsWith(lines.prompt))) {
      expect(line).not.toMatch(/^[。、」ー]/u);
      expect(width(line), line).toBeLessThan(80);
    }
  });
});

test.each([
  [120, 40],
  [60, 20],
  [40, 12],
])('at %i×%i no line begins against 禁則処理 or is as wide as the terminal, whatever stands in it', async (columns, rows) => {
  const office = newOffice({ ...CHOSEN, person: { role: '管理者', name: '田中 恵子' } });
  await office.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子', '--account', WILD);
  const me = new LineCaller(office.open({ args: ['resume', '20'], columns, rows, env: { TERM: 'dumb' } }).terminal);
  const heard: string[] = [await me.listen()];
  for (const line of ['条項', '記録', `メモ ${WILD_WORDS}`, '記録', '使い方', '助言', '検索 アカウント', '戻る', '2']) {
    const said = await me.say(line);
    // What was typed is echoed by the terminal, which folds it where it likes.
    heard.push(line.startsWith('メモ') ? said.slice(said.indexOf('を記録しました')) : said.slice(said.indexOf('\n') + 1));
  }
  expect(heard.join('')).toContain('👨‍👩‍👧‍👦𠮷野か\u3099');
  expect(heard.join('').replaceAll(/\s/gu, '')).toContain(WILD_WORDS);
  for (const line of heard.join('').split('\n')) {
    expect(line).not.toMatch(/^[。、」ー]/u);
    if (!line.startsWith(lines.prompt)) expect(width(line), line).toBeLessThan(columns);
  }
  office.leave();
});

test('a screen reader is talked to line by line, on any terminal', async () => {
  const office = newOffice(CHOSEN);
  const me = new LineCaller(office.open({ env: { INK_SCREEN_READER: 'true' } }).terminal);
  expect(await me.listen()).toContain('1、新しい事案を始める');
  expect(me.terminal.isAlternate()).toBe(false);
  expect(me.terminal.raw()).not.toContain('\u001b');
  expect(await me.say('1')).toContain('2、市のアカウントに、出した覚えのない投稿がある');
  office.leave();
});

describe('a terminal that becomes too small', () => {
  const [, office] = offices;
  test('says so, goes on line by line with what was half written, and gives the screens back at 80×24', async () => {
    const me = office.open();
    await me.see('1  新しい事案を始める');
    await me.press('enter');
    await me.see('何が起きましたか');
    await me.digit('2');
    await me.press('enter');
    await me.see('2/2');
    me.terminal.resize(40, 12);
    await me.see('入れてください：');
    const caller = new LineCaller(me.terminal);
    caller.skip();
    expect(me.terminal.isAlternate()).toBe(false);
    expect(me.terminal.raw().replaceAll(/\s/gu, '')).toContain(lines.small);
    await caller.say('1');
    expect(await caller.say('田中 恵子')).toContain('兼務・代行');
    for (const line of caller.heard.split('\n')) expect(width(line), line).toBeLessThan(40);
    me.terminal.resize(80, 24);
    await me.see('しないことを確認して、対応を始める');
    expect(me.terminal.isAlternate()).toBe(true);
    expect(me.screen()).toContain('田中 恵子');
  });

  test('ends with the terminal and keeps the answer that was given', async () => {
    const caller = new LineCaller(office.open({ env: { TERM: 'dumb' } }).terminal);
    await caller.listen();
    await caller.say('1');
    await caller.say('2');
    await caller.say('1');
    await caller.say('佐藤 一');
    await caller.say('やめる');
    expect(await caller.say('2')).toContain('管理者');
    expect(await caller.say('')).toContain('佐藤 一');
    caller.terminal.send('\u0004');
    expect((await caller.terminal.exited).code).toBe(0);
  });
});
