import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lookAround, WILD, WILD_WORDS } from './every-size.ts';
import { assertAligned } from './harness.ts';
import { newOffice, type Operator } from './operator.ts';
import { call, record } from './walks.ts';

const office = newOffice();
afterAll(() => office.leave());

interface Status {
  readonly exercise: string;
  readonly state: string;
  readonly minutes: number;
  readonly records: number;
  readonly controller?: { readonly name: string; readonly here: boolean };
  readonly injects: readonly { readonly id: string; readonly state: string }[];
  readonly rules: readonly { readonly id: string; readonly state: string; readonly seq?: number }[];
  readonly expected: readonly { readonly id: string; readonly deed: string; readonly state: string }[];
}
/** The only exercise: every id begins with its year. */
const status = () => office.command<Status>('drill', 'status', '20');
/** A button of the screen of an exercise: Tab to it, then Enter. */
const push = async (one: Operator, label: string) => {
  await one.tab(label);
  await one.press('enter');
};
/** Looks at a screen of a drill in every size: each says on its first and its last row that it is one. */
const look = (one: Operator, name = 'drill') =>
  lookAround(one, name, () => {
    expect(one.row(1)).toContain('【訓練】');
    expect(one.row(one.terminal.screen().length)).toMatch(/【訓練】$/u);
  });

describe('a drill with a controller and a player side by side, to ENDEX', () => {
  const trainer = office.open({ args: ['drill', 'control', 'takeover-saturday', '--seed', '3', '--by', `佐藤𠮷 ${WILD}`] });
  let player: Operator;
  let exercise = '';

  test('the controller begins it, and a player takes every seat at one terminal', async () => {
    await trainer.see('次の付与　I2');
    await look(trainer);
    ({ exercise } = await status());
    player = office.open({ args: ['drill', 'join', exercise, '--seat', '担当,責任者,広報,情政', '--by', `高橋 ${WILD}`] });
    await player.see('届いた知らせ 1件・新着1');
    await look(player);
    expect(player.row(2)).toContain('いますること');
    await trainer.see('読んでいない知らせ1件');
  });

  test('what the controller brings on reaches the player while both look on', async () => {
    await push(trainer, '次まで進める');
    await trainer.see('開始から3分');
    await player.see('届いた知らせ 2件・新着2');
    expect(player.terminal.raw()).toContain('\u0007');
    await player.tab('知らせを読む');
    await player.press('enter');
    await player.see('けさ6時50分から');
    await look(player);
    await player.press('escape');
    await trainer.see('I2まで読みました');
  });

  test('the room sees the clock and what came on the projector, the controller each inject before it comes', async () => {
    const room = office.open({ args: ['drill', 'join', exercise, '--view', 'projector'] });
    await room.see('付与済 2件');
    expect(room.words).toContain('けさ6時50分から');
    await look(room, 'projector');
    room.terminal.kill();
    await trainer.press('enter');
    await trainer.see(/状況付与 I\d/u);
    await look(trainer, 'inject');
    await trainer.press('escape');
    await push(trainer, 'ほかの操作');
    await trainer.see('ヒントを出す');
    await look(trainer, 'more');
    await trainer.press('escape');
    await trainer.see('次の付与');
  });

  test('the player calls one official and forgets the other', async () => {
    await player.choose('所属長への連絡');
    await call({ me: player, office, look: () => look(player) }, '所属長 鈴木', '公式Xに覚えのない投稿がある');
    const states = Object.fromEntries((await status()).expected.map(({ deed, state }) => [deed, state]));
    expect(states).toMatchObject({ 'notify-section-head': 'on-time', 'notify-infosec-supervisor': 'open' });
  });

  test('the player deletes before the screen is kept, with a reason', async () => {
    await player.choose('当該情報の削除');
    await player.see('まだ始められません');
    await look(player);
    await player.digit('2');
    await player.type('所属長 鈴木');
    await player.press('enter');
    await player.type('被害が広がっている');
    await player.button('理由を記録して、6 を開く');
    await player.see('順番を変えて進めています');
    await player.button('削除したと記録する');
    await player.see('を記録しました');
  });

  test('the player tells the public on the hijacked account alone', async () => {
    await player.tab('行動を書く');
    await player.press('enter');
    await player.see('手順書にない行動');
    await player.digit('3');
    await player.type('公式Xに、覚えのない投稿があると書いた');
    await player.button('記録する');
    await player.see('に記録しました');
    expect((await status()).rules.filter(({ state }) => state === 'breached').map(({ id }) => id)).toEqual(['R1', 'R2']);
  });

  test('the controller writes what they saw, jumps over everything that is left, and ends', async () => {
    await trainer.type(`消す前に保存するかを迷っていた${WILD_WORDS}`);
    await trainer.see('どの席の観察');
    await look(trainer, 'observe');
    await trainer.press('enter', 'enter');
    await trainer.see('観察メモ1件');
    await push(trainer, 'ほかの操作');
    await trainer.choose('時計を何分か進める');
    await trainer.type('140');
    await trainer.button('時計を進める');
    await trainer.see('想定時刻 9:3');
    await push(trainer, 'ほかの操作');
    await trainer.choose('訓練を終える');
    await trainer.see('まだ行われていない期待行動が');
    await trainer.press('right', 'enter');
    await trainer.see('訓練は終わりました');
    await look(trainer, 'ended');
    await player.see('訓練は終わりました');
    await look(player);
    const { state, injects } = await status();
    expect(state).toBe('ended');
    expect(injects.filter(({ state: one }) => one === 'waiting').map(({ id }) => id)).not.toContain('I9');
  });

  test('the report names each of the three mistakes with its clause and the number of its record', async () => {
    interface Report {
      readonly points: readonly {
        readonly kind: string;
        readonly id: string;
        readonly source: string;
        readonly clauses: readonly string[];
        readonly shown: { readonly seq?: number; readonly nowhereUpTo?: number };
      }[];
    }
    const { points } = await office.command<Report>('drill', 'report', exercise, '--format', 'json');
    const point = (id: string) => points.find((one) => one.id === id);
    const { rules, records } = await status();
    const seqOf = (id: string) => rules.find((one) => one.id === id)?.seq;
    expect(seqOf('R1')).toBeGreaterThan(0);
    expect(point('R1')).toMatchObject({ kind: 'breached', source: 'guideline', clauses: ['KM-13'], shown: { seq: seqOf('R1') } });
    expect(point('R2')).toMatchObject({ kind: 'breached', source: 'guideline', clauses: ['KM-39'], shown: { seq: seqOf('R2') } });
    expect(point('infosec')).toMatchObject({ kind: 'missed', source: 'guideline', shown: { nowhereUpTo: records } });
    expect(point('infosec')?.clauses).toContain('KM-13');
    expect(point('head')).toBeUndefined();
  });
});

describe('the report, a minute after the end', () => {
  const third = newOffice();
  afterAll(() => third.leave());

  test('is written from the controller’s own screen, and is found again from home', async () => {
    const me = third.open({ args: ['drill', 'control', 'takeover-saturday', '--seed', '3', '--by', '佐藤'] });
    await me.see('次の付与　I2');
    await push(me, 'ほかの操作');
    await me.choose('訓練を終える');
    await me.press('right', 'enter');
    await me.see('［報告書を書き出す］で、事後報告書を書き出せます');
    await push(me, '報告書を書き出す');
    await me.see('書き出し先');
    await me.button('書き出す');
    await me.see('書き出しました：');
    const [name = ''] = readdirSync(third.cwd);
    expect(name).toMatch(/^【訓練】takeover-saturday-\d{8}-\d{4}\.html$/u);
    const page = readFileSync(join(third.cwd, name), 'utf8');
    // What nobody did is named with its clause and with the number up to which it was looked for.
    expect(page).toMatch(/統括情報セキュリティ責任者への連絡（責任者）.*?４\(３\)カ 第1段.*?\d+番までになし/su);
    await me.tab('この画面を閉じる');
    // It ends the program: no frame comes after.
    me.terminal.press('enter');
    expect((await me.terminal.exited).code).toBe(0);
    const home = third.open();
    await home.see('訓練をする');
    await home.choose('訓練をする');
    await home.see('想定 8件');
    await push(home, '終わった訓練を見る（1件）');
    await home.press('enter');
    await home.see('評価 U 実施できず');
    expect(home.row(1)).toContain('【訓練】');
    home.terminal.kill();
  });
});

describe("the controller's seat", () => {
  const second = newOffice();
  afterAll(() => second.leave());

  test('a second controller is told who holds it; when the first is killed the next goes on where it stood', async () => {
    const first = second.open({ args: ['drill', 'control', 'takeover-saturday', '--by', '佐藤 太郎'] });
    await first.see('次の付与　I2');
    await push(first, '次まで進める');
    await first.see('開始から3分');
    const before = await second.command<Status>('drill', 'status', '20');
    expect(before.controller).toMatchObject({ name: '佐藤 太郎', here: true });
    const other = second.open({ args: ['drill', 'control', before.exercise, '--by', '鈴木'] });
    expect((await other.terminal.exited).code).toBe(1);
    expect(other.words).toContain('この訓練は、進行佐藤太郎さんが進行しています（実時刻'.replaceAll(' ', ''));
    first.terminal.kill('SIGKILL');
    await first.terminal.exited;
    const again = second.open({ args: ['drill', 'control', before.exercise, '--by', '鈴木'] });
    await again.see('開始から3分');
    expect((await second.command<Status>('drill', 'status', '20')).controller).toMatchObject({ name: '鈴木', here: true });
    await push(again, '次まで進める');
    await again.see('開始から6分');
    // Taken from it while it runs, it looks on and says so.
    const third = second.open({ args: ['drill', 'control', before.exercise, '--by', '山本', '--take'] });
    await third.see('開始から6分');
    await again.see('進行は 山本さんが受け持っています');
    await look(again);
    // From home it is only looked at as well, beside the button that takes it.
    const home = second.open();
    await home.see('訓練をする');
    await home.choose('訓練をする');
    await home.see('行っている訓練 1件');
    await home.press('enter');
    await home.choose('進行管理者として続ける');
    await home.type('伊藤');
    await home.button('訓練を続ける');
    await home.see('進行は 山本さんが受け持っています');
    await push(home, '進行を引き継ぐ');
    await third.see('進行は 伊藤さんが受け持っています');
  });
});

describe('alone at one terminal', () => {
  const home = newOffice();
  afterAll(() => home.leave());

  test('from the home screen: a scenario is chosen, played at one’s own pace, and left for home again', async () => {
    const me = home.open();
    await me.see('訓練をする');
    await me.choose('訓練をする');
    await me.see('想定 ');
    assertAligned(me.terminal);
    await me.choose('公式Xに暗号資産の投稿');
    await me.see('1人で、自分の速さで行う');
    await me.choose('1人で、自分の速さで行う');
    await me.type('高橋');
    await me.button('訓練を始める');
    await me.see('届いた知らせ 1件・新着1');
    await look(me);
    await push(me, '次の知らせまで進める');
    await me.see('想定時刻 7:13');
    await record({ me, office: home, look: () => look(me) }, '情報の内容の確認', '確認したと記録する', {
      fill: async () => {
        await me.type('市が出していない投稿が3件ある');
      },
    });
    await push(me, 'ほかの操作');
    await me.choose('席を離れる');
    await me.see('訓練「公式Xに暗号資産の投稿（土曜の朝）」から戻りました');
    expect(me.screen()).not.toContain('【訓練】');
    await me.choose('訓練をする');
    await me.see('行っている訓練 1件');
  });
});
