import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Logged, newOffice, type Office, type Operator } from './operator.ts';
import { begin, call, more, POSTS, type Walk } from './walks.ts';

const offices: Office[] = [];
afterAll(() => {
  for (const office of offices) office.leave();
});

const walkOn = (office: Office, me: Operator): Walk => ({ office, me, look: () => {} });

describe('a terminal that is killed', () => {
  const office = newOffice({ guideline: 'komae', settings: { komae: { sampleAdopted: true } } });
  offices.push(office);
  let me: Operator;
  let acknowledged = 0;
  let first: Logged[] = [];

  /** kill -9; then a new terminal, at home. */
  const die = async (): Promise<void> => {
    process.kill(me.terminal.pid, 'SIGKILL');
    await me.terminal.exited;
    me = office.open();
    await me.see('1  新しい事案を始める');
  };
  /** The same, and Enter: the mark stands on the incident that was written last. */
  const dieAndGoOn = async (): Promise<void> => {
    await die();
    expect(me.marked).toMatch(/> 2 +狛江市 乗っ取り/u);
    expect(me.row(3)).toContain('対応中の事案が1件あります');
    await me.press('enter');
    await me.see('しないこと');
  };
  /** Half-written text reaches the disk a quarter of a second after it was typed, at the latest. */
  const kept = (text: string) => vi.waitFor(() => expect(office.drafts()).toContain(text), { timeout: 5000, interval: 20 });
  const log = () => office.command<Logged[]>('timeline', '20');
  /** How many lines the work screen tells of; none that it ever told of may be missing later. */
  const acknowledge = (): void => {
    const now = Number(/記録　(\d+)件/u.exec(me.screen())?.[1]);
    expect(now).toBeGreaterThanOrEqual(acknowledged);
    acknowledged = now;
  };

  beforeAll(() => {
    me = office.open();
  });

  test('1: before anything is recorded, leaves no incident behind, and the form as it was', async () => {
    await me.see('1  新しい事案を始める');
    await me.press('enter');
    await me.see('何が起きましたか');
    await me.digit('2');
    await me.press('enter');
    await me.see('2/2');
    await me.digit('1');
    await me.type('田中 恵子');
    await kept('田中 恵子');
    await die();
    expect(me.row(3)).toContain('対応中の事案はありません');
    await me.press('enter');
    await me.see('何が起きましたか');
    await me.digit('2');
    await me.press('enter');
    await me.see(/氏名 +田中 恵子/u);
  });

  test('2: right after the incident was opened, keeps it', async () => {
    await me.button('しないことを確認して、対応を始める');
    await me.see('3番を記録しました');
    await dieAndGoOn();
    acknowledge();
    expect(acknowledged).toBe(3);
    expect(office.drafts()).not.toContain('田中');
    expect(me.row(1)).toContain('管理者 田中');
  });

  test('3: in the middle of a form, goes on at the same step with the words that stood there', async () => {
    await me.press('enter');
    await me.see('確かめたこと');
    await me.type('市が出していない投稿が');
    await me.type('3件ある');
    await kept('市が出していない投稿が3件ある');
    await dieAndGoOn();
    expect(me.marked).toMatch(/> +2 途中 +\[規\] 情報の内容の確認/u);
    expect(me.row(2)).toContain('2 情報の内容の確認');
    await me.press('enter');
    await me.see(/確かめたこと +市が出していない投稿が3件ある/u);
  });

  test('4: right after a record, has it, and its draft is gone', async () => {
    await me.button('確認したと記録する');
    await me.see('4番を記録しました');
    await dieAndGoOn();
    acknowledge();
    expect(acknowledged).toBe(4);
    first = await log();
    expect(first.at(-1)?.words?.['fields.finding']).toBe('市が出していない投稿が3件ある');
    expect(office.drafts()).not.toContain('3件ある');
  });

  test('5: while Enter on the recording button is under way, has the record or the draft', async () => {
    await me.choose('所属長への連絡');
    await me.type('所属長 鈴木 一郎');
    await me.press('enter');
    await me.digit('1');
    await me.type('つたえたことの全部');
    await me.press('enter');
    expect(me.marked).toBe('[つながったと記録する]');
    me.terminal.press('enter');
    await dieAndGoOn();
    const isRecorded = /所属長 済/u.test(me.row(3));
    expect(isRecorded || office.drafts().includes('つたえたことの全部')).toBe(true);
    if (!isRecorded) {
      await me.choose('所属長への連絡');
      await me.see('つたえたことの全部');
      await me.button('つながったと記録する');
    }
    await me.see(/所属長 済/u);
    acknowledge();
  });

  test('6: in the window of a step that is held back, keeps the reason', async () => {
    await me.choose('当該情報の削除');
    await me.see('まだ始められません');
    await me.digit('2');
    await me.type('所属長 鈴木 一郎');
    await me.press('enter');
    await me.type('送金した市民がいる');
    await kept('送金した市民がいる');
    await dieAndGoOn();
    await me.choose('当該情報の削除');
    await me.see('まだ始められません');
    expect(me.words).toContain('(*)2この順番のまま進める');
    expect(me.words).toContain('送金した市民がいる');
    await me.press('escape');
    acknowledge();
  });

  test('7: with a file named as evidence, keeps where it lies, and imports it after all', async () => {
    const picture = office.picture('画面.png', 40);
    await me.choose('画面の保存等の記録');
    await me.button('証拠を加える');
    await me.paste(picture);
    await me.press('tab');
    await me.type(POSTS[0]);
    await kept(POSTS[0]);
    await dieAndGoOn();
    await me.button('証拠を加える');
    await me.see(POSTS[0]);
    await me.button('この証拠を記録する');
    await me.see('E1 保存済み');
    acknowledge();
  });

  test('8: with a memo half typed, has it in the line again', async () => {
    await me.type('広報課から電話。テレビ局が');
    await kept('広報課から電話。テレビ局が');
    await dieAndGoOn();
    expect(me.row(23)).toMatch(/メモ・検索：….*レビ局が/u);
    await me.type('取材したい');
    await me.press('enter', 'enter');
    await me.see('を記録しました');
    acknowledge();
    expect((await log()).at(-1)?.words?.text).toBe('広報課から電話。テレビ局が取材したい');
    expect(office.drafts()).not.toContain('テレビ局');
  });

  test('9: on the hand-over sheet, keeps who was to receive it', async () => {
    await me.button('引き継ぐ');
    await me.see('引継ぎ書');
    await me.type('所属長');
    await me.press('enter');
    await me.type('高橋 進');
    await kept('高橋 進');
    await dieAndGoOn();
    await me.button('引き継ぐ');
    await me.see(/受ける人の氏名 +高橋 進/u);
    await me.press('escape');
  });

  test('10: in a correction, keeps the new words, and the old ones stand', async () => {
    await more(walkOn(office, me), '時系列を見る');
    await me.see('番を選んでいます');
    await me.button('この記録を訂正する');
    await me.tab('理由');
    await me.type('聞き間違いだったので');
    await kept('聞き間違いだったので');
    await dieAndGoOn();
    acknowledge();
    await more(walkOn(office, me), '時系列を見る');
    await me.see('番を選んでいます');
    await me.button('この記録を訂正する');
    await me.see('聞き間違いだったので');
    const entries = await log();
    expect(entries).toHaveLength(acknowledged);
    expect(entries.slice(0, first.length)).toEqual(first);
    expect(entries.slice(1).map(({ prev }) => prev)).toEqual(entries.slice(0, -1).map(({ hash }) => hash));
  });
});

test('two incidents at once do not touch each other, also when one of the terminals is killed', async () => {
  const office = newOffice({ guideline: 'komae' });
  offices.push(office);
  const [one, other] = [office.open(), office.open()];
  await begin(walkOn(office, one), '2', '田中 恵子');
  // The second terminal sees the first incident come, and opens another.
  await other.see('対応中の事案が1件あります');
  await other.mark('新しい事案を始める');
  await begin(walkOn(office, other), '4', '山田 太郎');
  await one.choose('所属長への連絡');
  await call(walkOn(office, one), '所属長 鈴木 一郎', '乗っ取りのこと');
  await one.press('enter');
  await one.see('書く欄');
  await one.type('乗っ取りの書きかけ');
  process.kill(other.terminal.pid, 'SIGKILL');
  await other.terminal.exited;
  await one.button('確認したと記録する');
  await one.see('を記録しました');
  const third = office.open();
  await third.see('対応中の事案が2件あります');
  await third.choose('狛江市 炎上');
  await third.see('狛江市 炎上');
  expect(third.screen()).not.toContain('乗っ取りの書きかけ');
  await third.type('炎上のメモ');
  await third.press('enter', 'enter');
  await third.see('を記録しました');
  const incidents = await office.command<{ incident: string; troubles: string[] }[]>('incidents');
  const words = async (trouble: string): Promise<string> => {
    const { incident = '' } = incidents.find(({ troubles }) => troubles.includes(trouble)) ?? {};
    const entries = await office.command<Logged[]>('timeline', incident);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    return entries.map((entry) => JSON.stringify(entry.words)).join('\n');
  };
  const [takeover, firestorm] = [await words('takeover'), await words('firestorm')];
  expect(takeover).toContain('乗っ取りのこと');
  expect(takeover).toContain('乗っ取りの書きかけ');
  expect(takeover).not.toMatch(/炎上のメモ|山田/u);
  expect(firestorm).toContain('炎上のメモ');
  expect(firestorm).not.toMatch(/乗っ取りの/u);
});
