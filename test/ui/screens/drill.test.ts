import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExerciseSession } from '../../../src/session/exercise.ts';
import type { SeatSession } from '../../../src/session/exercise-seat.ts';
import { App, type Screen, type Size } from '../../../src/ui/app.ts';
import type { KeyName } from '../../../src/ui/keys/key.ts';
import { frameText } from '../../../src/ui/parts/row.ts';
import { width } from '../../../src/ui/parts/width.ts';
import { ActForm } from '../../../src/ui/screens/drill-act.ts';
import { DrillControl } from '../../../src/ui/screens/drill-control.ts';
import { Inbox } from '../../../src/ui/screens/drill-inbox.ts';
import { PictureForm } from '../../../src/ui/screens/drill-picture.ts';
import { Projector } from '../../../src/ui/screens/drill-projector.ts';
import { SeatMore } from '../../../src/ui/screens/drill-seat-more.ts';
import { drillWork } from '../../../src/ui/screens/drill-work.ts';
import { ReportForm } from '../../../src/ui/screens/ending-forms.ts';
import { EvidenceForm } from '../../../src/ui/screens/evidence.ts';
import { HandoverSheet } from '../../../src/ui/screens/handover.ts';
import { MoreChoice } from '../../../src/ui/screens/more.ts';
import { routes } from '../../../src/ui/screens/routes.ts';
import { Timeline } from '../../../src/ui/screens/timeline.ts';
import { PLAYER, Room, TRAINER } from '../../session/exercise-room.ts';
import { tempHome } from '../../store/temp-home.ts';
import { NARROW, TALL, WIDE } from './stage.ts';

const SIZES = [WIDE, NARROW, TALL] as const;
const said = (size: Size) => `${size.columns}×${size.rows}`;

/** One terminal of a drill: its frames as text, and keys one by one. */
class DrillStage {
  readonly app: App;
  #chunk = 0;

  constructor(session: ExerciseSession, screen: Screen, person = TRAINER) {
    this.app = new App({ session, home: tempHome(), settings: { settings: {} }, cwd: '.', routes }, screen);
    this.app.person = person;
  }

  /** The screen as it stands: as many rows as the terminal has, all of which fit, and 【訓練】 first and last. */
  text(size: Size = WIDE): string {
    const rows = frameText(this.app.draw(size));
    expect(rows).toHaveLength(size.rows);
    for (const row of rows) expect(width(row)).toBeLessThanOrEqual(size.columns);
    expect(rows[0]).toMatch(/^【訓練】(?!【訓練】)/u);
    expect(rows.at(-1)).toMatch(/【訓練】$/u);
    return rows.join('\n');
  }

  press(...names: KeyName[]): this {
    for (const name of names) this.app.press({ chunk: ++this.#chunk, withText: false, last: true, name });
    return this;
  }

  type(text: string): this {
    this.app.press({ chunk: ++this.#chunk, withText: true, last: true, name: 'text', text, ...(/^\d+$/u.test(text) && { digits: text }) });
    return this;
  }

  button(label: string, size: Size = WIDE): this {
    for (let tries = 0; tries < 20 && !this.text(size).includes(`>[${label}]`); tries += 1) this.press('tab');
    expect(this.text(size)).toContain(`>[${label}]`);
    return this.press('enter');
  }
}

const control = (room: Room, holder = 'a') => {
  const session = room.terminal();
  room.running.add(holder);
  session.lead(TRAINER, holder);
  return new DrillStage(session, new DrillControl(session, holder));
};
const player = (room: Room, ...seats: string[]) => {
  const session = room.seat(...seats);
  session.take({ do: 'join', seats }, PLAYER);
  return { stage: new DrillStage(session, drillWork(session), PLAYER), session };
};

describe("the controller's screen", () => {
  it('answers what comes next and who is stuck, in three sizes', () => {
    const room = new Room();
    player(room, '担当', '情政');
    const stage = control(room);
    room.wait(23);
    for (const size of SIZES) {
      const text = stage.text(size);
      expect(text, said(size)).toContain('進行　公式Xに暗号資産の投稿（土曜朝）');
      expect(text).toContain('想定時刻 7:33');
      expect(text).toContain('実時刻 14:23');
      expect(text).toContain('時計は動いています');
      expect(text).toMatch(/次(?:の付与)?　I6　想定時刻 8:10（あと37分） +訓練目標をすぎた行動 3件/u);
      expect(text).toMatch(/I2 +7:20 +付与済 +通常 情政/u);
      expect(text).toMatch(/画面の保存等の記録.*まだ（13分すぎ）/u);
      expect(text).toContain('読んでいない知らせ');
    }
    expect(stage.text()).toContain('速さ 1倍');
    expect(stage.text()).toContain('訓練目標です。規定の期限ではありません');
    expect(stage.press('home').text(TALL)).toContain('期待：画面の保存等の記録／所属長への連絡');
  });

  it('says nothing of a fault of anybody: what is past its target is counted, and no more', () => {
    const room = new Room();
    const stage = control(room);
    room.wait(100);
    for (const size of SIZES) expect(stage.text(size)).not.toMatch(/違反|失敗|期限超過|エラー|警告/u);
  });

  it('does each thing to the clock and the injects by a button that names it', () => {
    const room = new Room();
    const stage = control(room);
    stage.button('次まで進める');
    expect(stage.text()).toContain('想定時刻 7:20（開始から10分）');
    stage.button('時計を止める');
    expect(stage.text()).toContain('時計は止まっています');
    room.wait(5);
    expect(stage.text()).toContain('開始から10分');
    stage.button('時計を動かす');
    for (let n = 0; n < 9 && !stage.text().includes('>I7'); n += 1) stage.press('down');
    stage.button('I7を付与する');
    expect(stage.text()).toMatch(/I7 +7:20 +付与済 +補助/u);
    stage.press('up').button('見送る');
    expect(stage.text()).toMatch(/I6 +7:20 +見送り +分岐/u);
  });

  it('tells a target to the second: there are minutes left until it is past, and not a minute more', () => {
    const room = new Room();
    const stage = control(room);
    room.wait(10);
    expect(stage.text()).toMatch(/画面の保存等の記録.*まだ（あと0分）/u);
    expect(stage.text()).not.toContain('訓練目標をすぎた行動');
    room.wait(0.5);
    expect(stage.text()).toMatch(/画面の保存等の記録.*まだ（すぎた）/u);
    expect(stage.text()).toContain('訓練目標をすぎた行動 1件');
  });

  it('gives no time to an inject that cannot come any more', () => {
    const stage = control(new Room());
    expect(stage.text()).toMatch(/^ {2}I3 +条件外/mu);
  });

  it('is closed by a button that is there, and says so on Esc', () => {
    const stage = control(new Room());
    const said = /［(?<button>ほかの操作)］から閉じられます/u.exec(stage.press('escape').text())?.groups?.button ?? '';
    expect(stage.button(said).text()).toContain('この画面を閉じる（訓練は続きます）');
  });

  it('makes an observation of what is typed, once a seat is chosen', () => {
    const room = new Room();
    const stage = control(room);
    const seq = room.terminal().exercise().incident.head.seq;
    stage.type('声をかけ合っている').press('enter');
    expect(stage.text()).toContain('打っただけでは、何も記録されません');
    expect(room.terminal().exercise().incident.head.seq).toBe(seq);
    stage.press('down', 'enter');
    expect(
      room
        .terminal()
        .exercise()
        .observations.map(({ data, words }) => [data.seat, words.text]),
    ).toEqual([['責任者', '声をかけ合っている']]);
  });

  it('takes an observation from a form as well, for whoever is told line by line', () => {
    const room = new Room();
    const stage = control(room);
    stage.button('ほかの操作');
    for (let n = 0; n < 12 && !/> \d+ +観察を書く/u.test(stage.text()); n += 1) stage.press('down');
    stage.press('enter');
    expect(stage.text()).toContain('観察を書くと押せます');
    stage.type('3').press('enter').type('名を確かめてから切った');
    // Esc loses nothing, as the last row says.
    stage.press('escape').button('ほかの操作');
    for (let n = 0; n < 12 && !/> \d+ +観察を書く/u.test(stage.text()); n += 1) stage.press('down');
    stage.press('enter').button('観察を記録する');
    expect(
      room
        .terminal()
        .exercise()
        .observations.map(({ data, words }) => [data.seat, words.text]),
    ).toEqual([['情政', '名を確かめてから切った']]);
  });

  it('gives hints, changes the pace, rates otherwise, suspends and ends from its other operations', () => {
    const room = new Room();
    const stage = control(room);
    stage.button('ほかの操作').press('enter', 'enter');
    // A row opens; only the button that names the act does it.
    expect(room.terminal().exercise().hints).toHaveLength(0);
    stage.button('このヒントを出す');
    expect(room.terminal().exercise().hints).toHaveLength(1);
    stage.button('ほかの操作').type('3').press('enter').type('4').press('enter');
    expect(room.terminal().exercise().clock.rate).toBe(4);
    stage.button('ほかの操作').type('4').press('enter').type('15').press('enter', 'enter');
    expect(room.terminal().elapsed()).toBe(15 * 60_000);
    stage.button('ほかの操作').type('5').press('enter');
    expect(stage.text()).not.toMatch(/中断しています$/mu);
    stage.button('訓練を中断する');
    expect(stage.text()).toMatch(/中断しています$/mu);
    expect(stage.press('down').text()).toContain('実際の事案のため、訓練を中断しています。［時計を動かす］');
    stage.button('時計を動かす').button('ほかの操作');
    for (let n = 0; n < 12 && !/> \d+ +訓練を終える/u.test(stage.text()); n += 1) stage.press('down');
    stage.press('enter');
    // Heavy: Enter alone leads back.
    expect(stage.text()).toContain('>[戻る]');
    stage.button('この訓練を終える');
    expect(room.terminal().exercise().ended?.data.why).toBe('controller');
    expect(stage.text()).toContain('訓練は終わりました');
    expect(stage.text()).toContain('［報告書を書き出す］で、事後報告書を書き出せます');
    expect(stage.button('ほかの操作').text()).toMatch(/ \d +この画面を閉じる$/mu);
    expect(stage.text()).not.toContain('訓練は続きます');
  });

  it('only looks on while somebody else steers, and says who; taking the seat is a button', () => {
    const room = new Room();
    control(room);
    const session = room.terminal();
    const second = new DrillStage(session, new DrillControl(session, 'b'), { role: '進行', name: '鈴木' });
    for (const size of SIZES) expect(second.text(size)).toContain('進行は 進行 太郎さんが受け持っています（実時刻');
    expect(second.text()).not.toContain('[時計を止める]');
    second.button('進行を引き継ぐ');
    expect(room.terminal().exercise().controller?.words['actor.name']).toBe('鈴木');
    expect(second.press('down').text()).toContain('[時計を止める]');
  });
});

describe("a player's screen", () => {
  it('is the work screen with what has come to the seats, in three sizes', () => {
    const room = new Room();
    const { stage } = player(room, '担当');
    room.wait(10);
    for (const size of SIZES) {
      const text = stage.text(size);
      expect(text, said(size)).toContain('いますること');
      expect(text).toContain('届いた知らせ 1件・新着1');
      expect(text).toContain('想定時刻 7:20');
      expect(text).toContain('新着 7:10 市民（電話）から担当へ 電話');
      expect(text).toContain('情報の内容の確認');
    }
    stage.button('知らせを読む');
    expect(stage.text()).toMatch(/「市の@minatono_example（フォロワー(?:560|4200)人）に、変な投稿が出ている。」/u);
    stage.press('escape');
    expect(stage.text()).toContain('読了 7:10');
    expect(
      room
        .terminal()
        .exercise()
        .reads.map(({ data }) => data.injects),
    ).toEqual([['I1']]);
  });

  it('shows every button on a narrow screen too, with a controller and alone', () => {
    const { stage } = player(new Room(), '担当');
    expect(stage.text(NARROW)).toContain('[読む] [行動を書く] [ほかの操作]');
    const alone = new Room({ alone: true });
    const own = new DrillStage(alone.seat('担当', '情政'), drillWork(alone.seat('担当', '情政')), PLAYER);
    expect(own.text(NARROW)).toContain('[次まで進める] [読む] [ほかの操作]');
    expect(own.text(WIDE)).toContain('[次の知らせまで進める] [知らせを読む] [行動を書く] [ほかの操作]');
  });

  it('marks as new what comes while the messages stand open, and has read it by the next key', () => {
    const room = new Room();
    const { stage, session } = player(room, '情政');
    stage.button('知らせを読む');
    room.wait(10);
    expect(stage.text()).toMatch(/新着 7:20/u);
    expect(session.unread()).toEqual(['I2']);
    stage.press('down');
    expect([stage.text().includes('新着 7:20'), session.unread()]).toEqual([true, []]);
  });

  it('counts nothing that came to another seat, and serves several seats', () => {
    const room = new Room();
    room.wait(10);
    expect(player(room, '情政').stage.text()).toContain('届いた知らせ 1件・新着1');
    expect(player(room, '責任者').stage.text()).toContain('まだ何も届いていません');
    expect(player(room, '担当', '情政').stage.text()).toContain('届いた知らせ 2件・新着2');
  });

  it('records an act of the list with one line of text', () => {
    const room = new Room();
    const { stage } = player(room, '担当', '情政');
    stage.button('行動を書く').type('2').press('shift-tab').type('2').type('3人に電話した');
    expect(stage.text(NARROW)).toContain('3人に電話した');
    stage.button('記録する');
    expect(
      room
        .terminal()
        .exercise()
        .acts.map(({ data, words }) => [data.act, data.seat, words.text]),
    ).toEqual([['warn-dm-receivers', '情政', '3人に電話した']]);
    expect(stage.press('down').text()).toContain('情政　DMの受信者へ注意を伝える');
  });

  it('keeps what is half written for its own seats, and shows it on no other terminal', () => {
    const room = new Room();
    const [one, other] = [player(room, '担当').stage, player(room, '情政').stage];
    Object.assign(other.app, { home: one.app.home });
    one.button('行動を書く').type('1').press('enter').type('まだ途中').press('escape');
    expect(other.button('行動を書く').text()).not.toContain('まだ途中');
    expect(one.button('行動を書く').text()).toContain('まだ途中');
  });

  it('writes no file whose name does not say 【訓練】', () => {
    const { stage, session } = player(new Room(), '担当');
    const folder = mkdtempSync(join(tmpdir(), 'hikeshi-seat-'));
    Object.assign(stage.app, { cwd: folder });
    stage.app.open(new ReportForm(session.id, 'html'));
    stage.button('書き出す');
    stage.app.open(new HandoverSheet(session.id));
    stage.button('A4の紙に書き出す');
    const names = readdirSync(folder);
    rmSync(folder, { recursive: true });
    expect(names).toHaveLength(2);
    for (const name of names) expect(name).toMatch(/^【訓練】/u);
  });

  it('shows a hint that was given to the seat, as a message', () => {
    const room = new Room();
    const { stage } = player(room, '担当');
    const other = player(room, '情政');
    room.terminal().steer({ do: 'hint', expected: 'save' }, TRAINER, 'a');
    expect(stage.text()).toContain('消される前に残すものは何ですか');
    expect(other.stage.text()).not.toContain('消される前に残すもの');
  });

  it('says that the exercise was suspended, and that it has ended', () => {
    const room = new Room();
    const { stage } = player(room, '担当');
    room.terminal().steer({ do: 'suspend' }, TRAINER, 'a');
    for (const size of SIZES) expect(stage.text(size)).toContain('実際の事案のため、訓練を中断しています');
    room.terminal().steer({ do: 'end', why: 'controller' }, TRAINER, 'a');
    for (const size of SIZES) expect(stage.text(size)).toContain('訓練は終わりました');
  });

  it('alone, goes on to the next message, reads a hint when its time has come, and ends', () => {
    const room = new Room({ alone: true });
    const session = room.seat('担当', '責任者', '情政');
    const stage = new DrillStage(session, drillWork(session), PLAYER);
    for (const size of SIZES) expect(stage.text(size)).toMatch(/\[次(?:の知らせ)?まで進める\]/u);
    stage.button('次の知らせまで進める');
    expect(session.elapsed()).toBe(10 * 60_000);
    stage.button('ほかの操作');
    for (let n = 0; n < 9 && !/> \d +ヒントを読む/u.test(stage.text()); n += 1) stage.press('down');
    stage.press('enter').press('enter').button('このヒントを読む');
    expect(stage.text()).toContain('消される前に残すものは何ですか');
    expect(session.exercise().hints).toHaveLength(1);
    stage.press('escape').button('ほかの操作');
    for (let n = 0; n < 9 && !/> \d +訓練を終える/u.test(stage.text()); n += 1) stage.press('down');
    stage.press('enter').button('この訓練を終える');
    expect(session.exercise().ended).toBeDefined();
  });
});

describe('the projector', () => {
  it('shows the clock and what was released to anybody, and nothing else', () => {
    const room = new Room();
    const session = room.terminal();
    const stage = new DrillStage(session, new Projector(session));
    room.wait(10);
    for (const size of SIZES) {
      const text = stage.text(size);
      expect(text).toContain('想定時刻 7:20（開始から10分）');
      expect(text).toContain('付与済 2件');
      expect(text).not.toMatch(/評価者|期待|I6|目標/u);
    }
  });
});

describe('what is hidden', () => {
  /** Everything in a scenario that no player may see, told otherwise. */
  const HIDDEN: readonly (readonly [string, string])[] = [
    ['hidden: 評価者メモ。画面を保存するかを見る。', 'hidden: ひみつ。まったく別のことを見る。'],
    ['text: 消される前に残すものは何ですか。', 'text: ひみつのヒント。'],
    ['text: 証跡を残して奪還する', 'text: ひみつの目標'],
    ['else: 公表済み', 'else: ひみつの理由'],
    ['because: 市公式ホームページ等において', 'because: ひみつのことば'],
    ['from: I1, target: 15m, takes: 3m, critical: true', 'from: I1, target: 99m, takes: 7m'],
    ['id: I6, kind: adaptive', 'id: I6, kind: complexity'],
  ];
  const screens: readonly [string, (session: SeatSession, app: App) => Screen][] = [
    ['work', (session) => drillWork(session)],
    ['inbox', (session, app) => new Inbox(app, session)],
    ['act', (session) => new ActForm(session)],
    ['picture', (session) => new PictureForm(session)],
    ['evidence', (session) => new EvidenceForm(session.id)],
    ['handover', (session) => new HandoverSheet(session.id)],
    ['seat', (session) => new SeatMore(session, () => undefined)],
    ['timeline', (session) => new Timeline(session.id)],
    ['search', (session) => routes.search(session.id, '')],
    ['more', (session) => new MoreChoice(drillWork(session))],
  ];
  const frames = (changes: typeof HIDDEN): string[] => {
    const room = new Room({ changes, seed: 1 });
    const trainer = room.terminal();
    room.running.add('a');
    trainer.lead(TRAINER, 'a');
    const { stage, session } = player(room, '担当');
    const all: string[] = [];
    // Chance gives the id; the anchor of the hand-over sheet is a fingerprint of the whole log, out of which nothing can be read.
    const nameless = (text: string) => text.replaceAll(room.id, 'ID').replaceAll(/[0-9a-f]{4}(?: +[0-9a-f]{4}){7}/gu, 'ANCHOR');
    const look = () => {
      for (const [, screen] of screens)
        for (const size of SIZES) {
          const shown = new DrillStage(session, drillWork(session), PLAYER);
          shown.app.open(screen(session, shown.app));
          all.push(nameless(shown.text(size)));
          // Line by line, nothing else is told.
          all.push(nameless(JSON.stringify(shown.app.top.tell?.(shown.app)?.parts ?? [])));
        }
      const wall = room.terminal();
      all.push(new DrillStage(wall, new Projector(wall)).text());
      all.push(stage.text());
    };
    look();
    room.wait(12);
    session.run(room.id, { do: 'note', text: '電話を受けた' }, PLAYER);
    trainer.steer({ do: 'observe', seat: '担当', text: '評価者だけが読む' }, TRAINER, 'a');
    trainer.steer({ do: 'defer', inject: 'I6' }, TRAINER, 'a');
    trainer.steer({ do: 'release', inject: 'I7' }, TRAINER, 'a');
    trainer.steer({ do: 'rate', rate: 2 }, TRAINER, 'a');
    look();
    trainer.steer({ do: 'jump', minutes: 60, why: 'asked' }, TRAINER, 'a');
    look();
    trainer.steer({ do: 'end', why: 'controller' }, TRAINER, 'a');
    trainer.observe({ do: 'rate-otherwise', of: 'whole', rating: 'P', reason: '評価者の理由' }, TRAINER);
    look();
    return all;
  };

  it('two scenarios that differ in hidden fields alone give the same frames, byte for byte', () => {
    const [one, other] = [frames([]), frames(HIDDEN)];
    expect(other).toEqual(one);
    expect(one.length).toBeGreaterThan(240);
    for (const frame of other) expect(frame).not.toMatch(/ひみつ|評価者だけ|評価者の理由|見送り|観察/u);
  });

  it('what players see differs as soon as what is released differs', () => {
    expect(frames([['text: 画面は保存したか。', 'text: 画面はどこにあるか。']])).not.toEqual(frames([]));
  });
});
