import { afterEach, describe, expect, it } from 'vitest';
import { isEntry } from '../../../src/incident/chain.ts';
import { BackEntry } from '../../../src/ui/screens/back-entry.ts';
import { BackEntrySummary } from '../../../src/ui/screens/back-entry-summary.ts';
import { Work } from '../../../src/ui/screens/work.ts';
import { done, everySceneIsSound, POST, Scene } from '../../session/scene.ts';
import { NARROW, Stage, squeezed } from './stage.ts';

afterEach(everySceneIsSound);

const ADD = 'この行を加える';
const morning = (options: ConstructorParameters<typeof Scene>[0] = {}): Scene => new Scene(options).at('8:20');
const copying = (one: Scene): Stage => {
  const stage = new Stage(new Work(one.id), { scene: one });
  stage.app.open(new BackEntry(one.id));
  return stage;
};
/** Number, time and who; then whatever the step needs, each after an Enter. */
const line = (stage: Stage, number: string, time: string, ...more: string[]): Stage => {
  stage.type(number).press('enter').type(time).press('enter');
  for (const text of more) stage.type(text).press('enter');
  expect(stage.text()).toContain(`>[${ADD}]`);
  return stage.press('enter');
};
const last = (one: Scene, count: number) => one.incident.entries.filter(isEntry).slice(-count);

describe('copying what was done on paper', () => {
  it('takes number, time and who, and nothing else where nothing else is needed', () => {
    const one = morning();
    const stage = copying(one);
    expect(stage.text()).toContain('（番号・日時・した人を書くと、この行を加えられます）');
    stage.type('7').press('enter');
    expect(stage.text()).toContain('手順7 パスワードの変更');
    stage.type('2:50').press('enter').type('管理者 田中').press('enter');
    expect(stage.text()).toContain(`>[${ADD}]`);
    stage.press('enter');
    expect(stage.text()).toContain('書き写した行　1行（まだ記録していません）');
    expect(stage.text()).toContain('2:50　管理者 田中　手順7 パスワードの変更');
    // The next line begins at the number, with the same person.
    expect(stage.text()).toMatch(/> 紙の番号/u);
    expect(stage.text()).toMatch(/した人 +管理者 田中/u);
  });

  it('asks for what the form of a step needs, and for no more', () => {
    const stage = copying(morning());
    stage.type('3');
    for (const label of ['誰へ', '手段', '要旨', '結果']) expect(stage.text(), label).toContain(label);
    expect(stage.text()).toMatch(/誰へ +所属長/u);
    expect(stage.text()).not.toContain('備考');
    stage.press('backspace').type('0');
    expect(stage.text()).toContain('書いてあること');
    stage.press('backspace').type('99');
    stage.press('enter');
    expect(squeezed(stage.text())).toContain('「99」という番号の手順は、この手順書にありません。');
  });

  it('shows a summary in the order in which it happened, says what each line becomes, and records with a reason', () => {
    const one = morning();
    const before = one.lines.length;
    const stage = copying(one);
    line(stage, '7', '2:50', '管理者 田中');
    line(stage, '６', '2:42', POST);
    line(stage, '0', '2:45', '秘書担当から電話');
    expect(stage.text()).toContain('3行（まだ記録していません）');
    stage.button('まとめを確かめる（3行）');
    expect(stage.app.top).toBeInstanceOf(BackEntrySummary);
    expect(stage.text()).toMatch(/1 +2:42　管理者 田中　手順6 当該情報の削除 +逸脱/u);
    expect(squeezed(stage.text())).toContain('規定では「手順5画面の保存等の記録」が先です。起きたとおりに、理由とともに残します。');
    expect(squeezed(stage.text(NARROW))).toContain('逸脱');
    expect(one.lines).toHaveLength(before);
    stage.button('理由を書いて、3行を記録する');
    expect(stage.text()).toContain('（理由を書くと押せます）');
    stage.type('停電で、紙に書いて進めた').button('3行を記録する');
    expect(stage.app.top).toBeInstanceOf(Work);
    expect(stage.text()).toContain('紙の3行を記録しました（後刻記入）');
    expect(last(one, 3)).toMatchObject([
      { type: 'step.overridden', occurred: one.time('2:42'), words: { override: '停電で、紙に書いて進めた' } },
      { type: 'note.added', occurred: one.time('2:45') },
      { type: 'step.settled', occurred: one.time('2:50') },
    ]);
  });

  it('opens a line of the summary again to put it right, and loses none', () => {
    const one = morning();
    const stage = copying(one);
    line(stage, '2', '2:07', '管理者 田中', '投稿が3件');
    line(stage, '0', '2:45', '秘書担当から電話');
    stage.button('まとめを確かめる（2行）').press('enter');
    expect(stage.app.top).toBeInstanceOf(BackEntry);
    expect(stage.text()).toMatch(/紙の番号 +2/u);
    expect(stage.text()).toMatch(/紙の日時 +2:07/u);
    expect(stage.text()).toContain('投稿が3件');
    expect(stage.text()).toContain('書き写した行　1行');
    stage.press('escape');
    stage.app.open(new BackEntry(one.id));
    expect(stage.text()).toContain('書き写した行　2行');
  });

  it('goes on where it was left: the lines lie beside the log', () => {
    const one = morning();
    const stage = copying(one);
    line(stage, '7', '2:50', '管理者 田中');
    stage.press('escape');
    stage.app.open(new BackEntry(one.id));
    expect(stage.text()).toContain('2:50　管理者 田中　手順7 パスワードの変更');
  });

  it('says that a step is settled, and adds to it; that a call found nobody; that a line cannot be a step', () => {
    const one = morning({ answers: [{ question: 'access', answer: 'locked-out' }] });
    one.do(done('verify-content', { finding: '3件' }));
    const stage = copying(one);
    stage.type('2');
    expect(squeezed(stage.text())).toContain('に済んでいます。この行は、追加の記録になります。');
    stage.press('backspace');
    stage.type('4').press('enter').type('2:20').press('enter').type('所属長 鈴木').press('enter');
    stage.press('shift-tab', 'shift-tab').type('2');
    expect(stage.text()).not.toContain('要旨');
    stage.button(ADD);
    line(stage, '7', '2:50');
    stage.button('まとめを確かめる（2行）');
    expect(squeezed(stage.text())).toContain('統括情報セキュリティ責任者への連絡追加つながらなかった');
    stage.press('down');
    expect(stage.text()).toMatch(/パスワードの変更 +メモ/u);
    expect(squeezed(stage.text())).toContain('アカウントに入れない間は、「7パスワードの変更」を行えません。');
  });

  it('asks which trouble the paper is of when there are two', () => {
    const one = morning({ guideline: 'uenohara' });
    one.do({ do: 'escalate', trouble: 'firestorm', reason: '批判' });
    const stage = copying(one);
    expect(stage.text()).toContain('(*)2炎上');
    stage.press('shift-tab').type('1').type('2');
    expect(stage.text()).toContain('手順2');
  });

  it('fits 60×20', () => {
    const stage = copying(morning());
    stage.rows(NARROW);
    stage.type('3');
    stage.rows(NARROW);
    stage.press('tab', 'tab', 'tab', 'tab');
    expect(stage.text(NARROW)).toContain('>');
  });
});
