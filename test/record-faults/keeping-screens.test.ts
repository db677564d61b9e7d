import { afterEach, describe, expect, it } from 'vitest';
import { custodyOf } from '../../src/incident/decide/custody.ts';
import { documentOf, retentionOf } from '../../src/incident/decide/retention.ts';
import { HandledForm, NumberForm, RetentionForm } from '../../src/ui/screens/keeping.ts';
import { MoreChoice } from '../../src/ui/screens/more.ts';
import { Work } from '../../src/ui/screens/work.ts';
import { everySceneIsSound, Scene, screenshot } from '../session/scene.ts';
import { NARROW, Stage, squeezed } from '../ui/screens/stage.ts';

afterEach(everySceneIsSound);

const staged = (make: (id: string) => ConstructorParameters<typeof Stage>[0], scene = new Scene()) => ({
  scene,
  stage: new Stage(make(scene.id), { scene, size: { columns: 100, rows: 40 } }),
});

describe('ほかの操作', () => {
  it('leads to how the record is kept, also after the end, and to custody where there is a file', () => {
    const { scene, stage } = staged((id) => new MoreChoice(new Work(id)));
    expect(stage.text()).toContain('保存期間を記録する');
    expect(stage.text()).not.toContain('証拠を見た');
    scene.do(screenshot('1.png'));
    expect(stage.text()).toContain('証拠を見た・写しを書き出した・渡したことを記録する');
    stage.text(NARROW);
  });
});

describe('the form of custody', () => {
  it('records what was done with a file; to whom it was handed has to be said first', () => {
    const scene = new Scene();
    scene.do(screenshot('1.png'));
    const { stage } = staged((id) => new HandledForm(id), scene);
    // E1 and 見た stand there; 渡した is the third.
    stage.press('tab').type('3');
    expect(squeezed(stage.text())).toContain('渡した相手を書くと押せます');
    stage.type('調布警察署').press('tab').type('捜査の照会').button('記録する');
    const [line] = custodyOf(scene.incident, 'E1');
    expect(line?.data).toEqual({ evidence: 'E1', how: 'handed-over' });
    expect(line?.words).toMatchObject({ to: '調布警察署', reason: '捜査の照会' });
  });
});

describe('the forms of filing', () => {
  it('record a period in years as people write it, or a day, never both', () => {
    const { scene, stage } = staged((id) => new RetentionForm(id));
    expect(squeezed(stage.text())).toContain('年数か日と、根拠を書くと押せます');
    stage.type('５年').press('tab').type('2031-03-31').press('tab').type('文書管理規程');
    expect(squeezed(stage.text())).toContain('年数か日と、根拠を書くと押せます');
    stage.press('shift-tab');
    for (let at = 0; at < 10; at += 1) stage.press('backspace');
    stage.button('記録する');
    expect(retentionOf(scene.incident)?.data).toEqual({ years: 5 });
  });

  it('refuse a period that cannot be read, say how it is written, and keep what was typed', () => {
    const { scene, stage } = staged((id) => new RetentionForm(id));
    stage.type('ずっと').press('tab', 'tab').type('規程').button('記録する');
    expect(retentionOf(scene.incident)).toBeUndefined();
    expect(squeezed(stage.text())).toContain('年数（1から100）か、満了の日（2031-03-31）');
    expect(stage.text()).toContain('ずっと');
  });

  it('record the document number', () => {
    const { scene, stage } = staged((id) => new NumberForm(id));
    expect(stage.text()).not.toContain('狛企広');
    expect(squeezed(stage.text())).toContain('文書番号を書くと押せます');
    stage.type('狛企広第123号').button('記録する');
    const { seq, words } = documentOf(scene.incident) ?? {};
    expect(words?.document).toBe('狛企広第123号');
    // What stands is shown where it would be said anew.
    const retain = () => staged((id) => new RetentionForm(id), scene).stage;
    expect(squeezed(retain().text())).toContain(`文書番号狛企広第123号（${seq}番）`);
    expect(squeezed(retain().text())).not.toContain('根拠文書管理規程');
    scene.do({ do: 'retain', years: 5, basis: '文書管理規程' });
    expect(squeezed(retain().text())).toContain('保存期間5年根拠文書管理規程');
    retain().text(NARROW);
  });
});

describe('an incident that went to another PC', () => {
  it('is drawn, and every act on it is answered with where it went', () => {
    const scene = new Scene();
    scene.do({ do: 'transfer', to: '所属長 鈴木一郎' });
    const { stage } = staged((id) => new NumberForm(id), scene);
    stage.type('第1号').button('記録する');
    expect(squeezed(stage.text())).toContain('「所属長鈴木一郎」に引き継がれています');
    expect(documentOf(scene.incident)).toBeUndefined();
    stage.app.start(new Work(scene.id));
    for (const size of [NARROW, { columns: 100, rows: 40 }]) expect(stage.text(size)).toContain('乗っ取り');
  });
});
