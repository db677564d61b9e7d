import { afterEach, describe, expect, it } from 'vitest';
import { chronologyOf } from '../../../src/export/chronology.ts';
import { recordsOf } from '../../../src/incident/incident.ts';
import { StepForm } from '../../../src/ui/screens/step-form.ts';
import { Work } from '../../../src/ui/screens/work.ts';
import { call, done, everySceneIsSound, POST, Scene, screenshot } from '../../session/scene.ts';
import { NARROW, Stage, squeezed, WIDE } from './stage.ts';

afterEach(everySceneIsSound);

const ready = (): Scene => {
  const scene = new Scene();
  scene.do(done('verify-content', { finding: '3件' }));
  scene.do(screenshot('1.png', POST));
  scene.do(done('capture-evidence', { evidence: 'E1' }));
  return scene;
};
const form = (scene: Scene, step: string): Stage => {
  const stage = new Stage(new Work(scene.id), { scene });
  stage.app.open(new StepForm(scene.id, 'r1', step));
  return stage;
};
const passwords = (scene: Scene) => recordsOf(scene.incident, 'r1', 'change-password');

describe('Enter alone', () => {
  it('records no change of a password: the checklist asks, and its button says why it waits', () => {
    const scene = ready();
    const stage = form(scene, 'change-password');
    expect(squeezed(stage.text())).toContain('（「条件の確認」を選ぶと押せます）');
    expect(stage.text()).not.toContain('[変更したと記録する]');
    const before = scene.lines.length;
    stage.press(...Array.from({ length: 9 }, () => 'enter' as const));
    expect(scene.lines).toHaveLength(before);
    expect(stage.text()).toMatch(/> 条件の確認/u);
    expect(stage.text()).toContain('選ぶと、次へ進めます。');
  });

  it('goes on once something was ticked, or said not to be confirmed', () => {
    for (const [digits, conditions] of [
      ['13', ['strong', 'not-reused']],
      ['4', ['unconfirmed']],
    ] as const) {
      const scene = ready();
      const stage = form(scene, 'change-password');
      stage.type(digits).press('enter', 'enter');
      expect(passwords(scene).map(({ data }) => data.fields.conditions)).toEqual([conditions]);
    }
  });

  it('waits while the checklist says two things at once', () => {
    const scene = ready();
    const stage = form(scene, 'change-password').type('14');
    expect(squeezed(stage.text())).toContain('確かめたものか「確かめていない」のどちらかにすると押せます');
    expect(scene.refused(done('change-password', { changedBy: '田中', conditions: ['strong', 'unconfirmed'] }))).toMatchObject({
      problems: [{ field: 'conditions', problem: 'choice' }],
    });
  });
});

describe('a checklist that was left out in the shell', () => {
  it('is told as 未確認, and can be put right', () => {
    const scene = ready();
    const changed = scene.did(done('change-password', { changedBy: '田中' }));
    const row = () => chronologyOf(scene.incident).find(({ seq }) => seq === changed.seq);
    expect(row()?.text).toContain('条件の確認：未確認');
    scene.do({ do: 'correct', seq: changed.seq, fields: { conditions: ['strong'] }, reason: '聞き取り' });
    expect(row()?.struck).toMatchObject([{ old: '未確認', new: '十分な長さと複雑さ' }]);
  });
});

describe('a choice that may be left', () => {
  it.each([WIDE, NARROW])('says （任意）, in a call and in every other form: %o', (size) => {
    const scene = ready();
    const text = new Stage(new StepForm(scene.id, 'r1', 'notify-section-head'), { scene, size: { ...size, rows: 60 } }).text();
    expect(squeezed(text)).toMatch(/受けた人\(\)1本人\(\)2代行の人（任意）/u);
    expect(squeezed(text)).toMatch(/3まだ（任意）/u);
    expect(squeezed(text)).not.toMatch(/5文書（任意）/u);
    scene.do(done('notify-section-head', call));
  });
});
