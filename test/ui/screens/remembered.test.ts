import { describe, expect, it } from 'vitest';
import { EvidenceForm } from '../../../src/ui/screens/evidence.ts';
import { HandoverSheet } from '../../../src/ui/screens/handover.ts';
import { StepForm } from '../../../src/ui/screens/step-form.ts';
import { RecurForm } from '../../../src/ui/screens/trouble-forms.ts';
import { call, done, POST, Scene } from '../../session/scene.ts';
import { Stage, squeezed } from './stage.ts';

const scene = (more: object = {}): Scene => {
  const one = new Scene({ guideline: 'komae', trouble: 'takeover', ...more });
  one.do(done('verify-content', { finding: '覚えのない投稿', subject: [POST] }));
  one.do(done('notify-section-head', { ...call, to: '所属長 鈴木 一郎' }));
  return one;
};

describe('words used before in this incident stand behind ↓', () => {
  it('names where a person is asked for, told in one row while the field is empty', () => {
    const one = scene();
    const stage = new Stage(new StepForm(one.id, 'r1', 'notify-infosec-supervisor'), { scene: one });
    const hint = '前に使った名前は ↓ で選べます。';
    expect(stage.text()).toMatch(/> 誰へ *\n/u);
    expect(stage.text()).toContain(hint);
    stage.press('down');
    expect(stage.text()).toMatch(/> 誰へ +\S/u);
    expect(stage.text()).not.toContain(hint);
    stage.press('up');
    expect(stage.text()).toContain(hint);
    // What is typed brings those first that hold it.
    stage.type('すずき').press('ctrl-u').type('鈴木').press('down');
    expect(stage.text()).toMatch(/> 誰へ +所属長 鈴木 一郎/u);
  });

  it('posts where a post is asked for', () => {
    const one = scene();
    const stage = new Stage(new RecurForm(one.id), { scene: one });
    expect(stage.text()).toContain('前に使った言葉は ↓ で選べます。');
    stage.press('down');
    expect(squeezed(stage.text())).toContain(squeezed(POST));
  });

  it('and never those of another incident, on whichever form', () => {
    const one = scene();
    const other = new Scene({ guideline: 'komae', trouble: 'takeover', kept: one.kept });
    for (const screen of [new StepForm(other.id, 'r1', 'notify-section-head'), new HandoverSheet(other.id), new EvidenceForm(other.id)]) {
      const stage = new Stage(screen, { scene: other });
      for (let turn = 0; turn < 30; turn += 1) {
        stage.press('down');
        expect(stage.text()).not.toContain('鈴木 一郎');
        expect(squeezed(stage.text())).not.toContain(squeezed(POST));
        if (turn % 3 === 2) stage.press('tab');
      }
    }
  });
});
