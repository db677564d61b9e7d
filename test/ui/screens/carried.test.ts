import { afterEach, describe, expect, it } from 'vitest';
import { CarriedOver } from '../../../src/ui/screens/carried.ts';
import { StepDetail } from '../../../src/ui/screens/step-detail.ts';
import { EscalateForm } from '../../../src/ui/screens/trouble-forms.ts';
import { call, done, everySceneIsSound, Scene } from '../../session/scene.ts';
import { NARROW, Stage, squeezed } from './stage.ts';

afterEach(everySceneIsSound);

const told = (): { one: Scene; seq: number } => {
  const one = new Scene({ guideline: 'uenohara' }).at('2:11');
  return { one, seq: one.did(done('notify-section-head', call)).seq };
};

describe('a trouble that changes', () => {
  it('tells what it will take over before, and what it took over after, each with the number of its line', () => {
    const { one, seq } = told();
    const stage = new Stage(new EscalateForm(one.id), { scene: one });
    expect(stage.text()).not.toContain('引き継ぐ手順');
    stage.type('2');
    const said = `手順2 所属課長等への報告　${seq}番の記録 2:11 管理者 田中 恵子`;
    expect(stage.text()).toContain('引き継ぐ手順　2件');
    expect(stage.text()).toContain(said);
    stage.type('投稿に批判が集まっている').button('この種別を加える');
    expect(stage.app.top).toBeInstanceOf(CarriedOver);
    expect(stage.text()).toContain('「炎上」の手順書を加えました');
    expect(stage.text()).toMatch(new RegExp(`2 +所属課長等への報告 +${seq}番の記録 2:11`, 'u'));
    expect(squeezed(stage.text(NARROW))).toContain('周知は引き継ぎません');
    stage.type('2').press('enter');
    expect(stage.app.top).toBeInstanceOf(StepDetail);
    expect(squeezed(stage.text())).toContain(`${seq}番`);
  });

  it('says so when nothing is taken over', () => {
    const one = new Scene({ guideline: 'komae' });
    one.do({ do: 'escalate', trouble: 'rumor', reason: '噂' });
    const stage = new Stage(new CarriedOver(one.id), { scene: one });
    expect(stage.text()).toContain('「デマ」に引き継いだ手順');
  });
});
