import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { assertAligned } from './harness.ts';
import { type Logged, newOffice, type Operator } from './operator.ts';

const office = newOffice({ guideline: 'komae', person: { role: '管理者', name: '田中 恵子' } });
let me: Operator;
const records = (): string => /記録　(\d+)件/u.exec(me.screen())?.[1] ?? 'none';
const log = () => office.command<Logged[]>('timeline', '20');

beforeAll(async () => {
  await office.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子');
  me = office.open({ args: ['resume', '20'] });
  await me.see('しないこと');
});
afterAll(() => office.leave());

/** Empties the line of the work screen. */
const cleared = async (): Promise<void> => {
  await me.press('ctrl-u');
  expect(me.row(23)).toMatch(/^メモ・検索： /u);
};

describe('on the work screen, with the IME on', () => {
  test('a word comes whole, and the real cursor stands behind it', async () => {
    await me.type('乗っ取りの連絡');
    expect(me.row(23)).toBe('メモ・検索：乗っ取りの連絡');
    expect(me.terminal.cursor()).toEqual({ x: 12 + 14, y: 22, hidden: false });
    expect(me.words).toContain('打っただけでは、何も記録されません');
    assertAligned(me.terminal);
    await cleared();
  });

  test('a word comes byte by byte, each character in the middle of a read', async () => {
    for (const byte of Buffer.from('𠮷野の乗っ取り')) me.terminal.send(Buffer.from([byte]));
    await me.see(/^メモ・検索：𠮷野の乗っ取り$/mu);
    expect(me.screen()).not.toContain('\ufffd');
    await cleared();
  });

  test('Enter in the same read as the text records nothing, however often', async () => {
    const before = records();
    await me.type('広報課から電話\r');
    expect(me.marked).toContain('1  メモとして記録する');
    // Text and several Enters in one read: the mark goes there, and stays.
    await cleared();
    await me.type('広報課から電話\r\r\r');
    expect(me.marked).toContain('1  メモとして記録する');
    expect(records()).toBe(before);
    await me.press('enter');
    await me.see('を記録しました');
    expect(records()).toBe(String(Number(before) + 1));
  });

  test('a character that two reads split in the middle is one character, whatever came in between', async () => {
    const bytes = Buffer.from('𠮷野');
    me.terminal.send(bytes.subarray(0, 2));
    // A frame of another size shows that the first half was read and drawn as nothing.
    me.terminal.resize(100, 30);
    await me.terminal.waitFor((lines) => lines.length === 30 && (lines[29] ?? '').includes('Esc 戻る'));
    expect(me.screen()).not.toContain('\ufffd');
    expect(me.screen()).toMatch(/^メモ・検索： /mu);
    me.terminal.send(bytes.subarray(2));
    await me.see(/^メモ・検索：𠮷野$/mu);
    me.terminal.resize(80, 24);
    await me.terminal.waitFor((lines) => lines.length === 24 && (lines[23] ?? '').includes('閉じる（文字は残る）'));
    expect(me.row(23)).toBe('メモ・検索：𠮷野');
    await cleared();
  });

  test('a paste with Enter behind it in one read records nothing, however often, nor do its line breaks', async () => {
    const before = records();
    await me.type('\u001b[200~広報課から電話\r\nテレビ局が取材\u001b[201~\r\r');
    expect(me.row(23)).toContain('広報課から電話 テレビ局が取材');
    expect(me.marked).toContain('1  メモとして記録する');
    expect(records()).toBe(before);
    await cleared();
  });

  test('a paste of 1 MB leaves the screen standing, and the record as it was', async () => {
    const before = records();
    await me.paste('長い文章。'.repeat(70_000));
    await me.see('長い文章');
    assertAligned(me.terminal);
    expect(me.row(1)).toContain('狛江市 乗っ取り');
    await cleared();
    expect(records()).toBe(before);
  });

  test('bytes that are no UTF-8 break nothing, and what follows is taken', async () => {
    me.terminal.send(Buffer.from([0xff, 0xfe, 0xe3, 0x81, 0xff]));
    await me.see('読めない文字が届きました');
    await me.type('あ');
    expect(me.row(23)).toBe('メモ・検索：あ');
    assertAligned(me.terminal);
    await cleared();
  });

  test('full-width digits choose the step of that number, and open nothing', async () => {
    await me.type('７');
    expect(me.marked).toMatch(/> +7 .*パスワードの変更/u);
    await me.type('１');
    await me.type('１');
    expect(me.marked).toMatch(/> +11 /u);
    await me.type('１２');
    expect(me.screen()).toContain('── 手順');
  });

  test.each([
    ['n', 'ｎ'],
    ['q', 'ｑ'],
    ['k', 'ん'],
  ])('a letter does nothing but stand in the line: %s, %s', async (narrow, wide) => {
    const steps = () => me.terminal.screen().slice(1, 13).join('\n').replaceAll('>', ' ');
    const before = steps();
    for (const letter of [narrow, wide]) {
      await me.type(letter);
      expect(me.row(23)).toBe(`メモ・検索：${letter}`);
      expect(me.words).toContain('操作は↑↓とEnter、ボタンはTabです。');
      expect(steps().split('\n')[0]).toBe(before.split('\n')[0]);
      await cleared();
    }
  });

  test('q offers to leave and leaves only after two Enters', async () => {
    await me.type('q');
    expect(me.words).toContain('1終了する');
    await me.press('escape', 'ctrl-u');
  });

  test('？ opens the help and ・ the search, as their keys do on a Japanese keyboard', async () => {
    await me.type('？');
    await me.see('この画面のキー');
    await me.press('escape');
    await me.type('・');
    await me.see('検索と切り替え');
    assertAligned(me.terminal);
    // In the search line digits are text.
    await me.type('４(３)カ');
    await me.see('条項');
    expect(me.words).toContain('狛江市４(３)カ第1段');
    await me.press('escape');
    await me.see('しないこと');
  });
});

describe('in a form, with the IME on', () => {
  beforeAll(async () => {
    await me.choose('情報の内容の確認');
    await me.see('確かめたこと');
  });

  test('Enter in the same read as the text goes on and records nothing', async () => {
    await me.type('覚えのない投稿がある\r\r\r');
    expect(me.marked).toBe('[確認したと記録する]');
    expect((await log()).some(({ data }) => data.step === 'verify-content')).toBe(false);
  });

  test('a paste of 100 KB leaves the screen standing and goes with one key', async () => {
    await me.press('shift-tab', 'shift-tab', 'shift-tab');
    await me.tab('本物との違い');
    await me.paste('長い文章。'.repeat(7000));
    await me.see('長い文章');
    assertAligned(me.terminal);
    expect(me.row(1)).toContain('狛江市 乗っ取り');
    expect(me.row(24)).toContain('Esc 戻る');
    await me.press('ctrl-u');
    expect(me.screen()).not.toContain('長い文章');
  });

  test('a pasted password is taken out at once, a typed one when its field is left; neither reaches the disk', async () => {
    await me.paste('パスワード：Himitsu-0729');
    expect(me.words).toContain('パスワードは書けません。消しました。');
    expect(me.screen()).not.toContain('Himitsu');
    await me.type('新しいパスワード：Himitsu-0730');
    await me.press('tab');
    expect(me.words).toContain('パスワードは書けません。消しました。');
    expect(me.screen()).not.toContain('Himitsu');
    // A draft is written when a field is left, and a quarter of a second after the last key.
    await vi.waitFor(() => expect(office.drafts()).toContain('新しい'));
    expect(office.drafts()).not.toContain('Himitsu');
    expect(me.terminal.raw()).not.toContain('Himitsu-0729');
  });

  test('a choice takes a full-width digit, a time full-width figures, and says what it read', async () => {
    await me.tab('ログイン');
    await me.type('１');
    expect(me.words).toContain('(*)1できる');
    await me.tab('日時');
    await me.press('ctrl-u');
    await me.type('昨日　２３：０８');
    expect(me.words).toContain('23時08分、と読みました');
    assertAligned(me.terminal);
    await me.button('確認したと記録する');
    await me.see('を記録しました');
    const entry = (await log()).at(-1);
    expect(entry?.words?.['fields.finding']).toBe('覚えのない投稿がある');
    expect(entry?.data).toMatchObject({ fields: { access: 'can' } });
  });

  test('a memo with a password is refused, and stays in the line to be put right', async () => {
    const before = records();
    await me.type('新しいパスワード：Himitsu-0731');
    await me.press('enter', 'enter');
    await me.see('パスワードや回復コードは、どの欄にも書けません');
    expect(records()).toBe(before);
    expect(me.row(23)).toContain('メモ・検索：');
    expect(office.drafts()).not.toContain('Himitsu');
  });
});

test('a time that has not come is asked about, whatever the hour', async () => {
  const fresh = newOffice({ guideline: 'komae' });
  const other = fresh.open();
  await other.see('1  新しい事案を始める');
  await other.press('enter');
  await other.see('何が起きましたか');
  await other.digit('2');
  await other.press('enter');
  await other.see('2/2');
  await other.tab('覚知した時刻');
  await other.press('ctrl-u');
  // A minute before midnight: not come yet but in that minute.
  await other.type('２３時５９分');
  await other.see(/まだ来ていない時刻です。|23時59分、と読みました/u);
  assertAligned(other.terminal);
  fresh.leave();
});
