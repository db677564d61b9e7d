import { describe, expect, it } from 'vitest';
import { layerMark } from '../../../src/export/layer.ts';
import { responsesOf } from '../../../src/incident/overview.ts';
import { StepForm } from '../../../src/ui/screens/step-form.ts';
import { Work } from '../../../src/ui/screens/work.ts';
import { terms } from '../../../src/words/ja/terms.ts';
import { done, library, Scene } from '../../session/scene.ts';
import { NARROW, Stage, squeezed } from './stage.ts';

const cells = library.ids.flatMap((id) =>
  library.runbooks(id).map(({ trouble, guideline }) => [`${guideline.body} ${terms.trouble[trouble]}`, id, trouble] as const),
);

describe('the mark of a layer never leaves its step', () => {
  it.each(cells)('%s: on the work screen with the advice open, on 100 rows', (_, guideline, trouble) => {
    const one = new Scene({ guideline, trouble });
    const stage = new Stage(new Work(one.id), { scene: one, size: { columns: 120, rows: 100 } });
    const text = stage.text();
    const lines = responsesOf(one.incident)[0]?.steps ?? [];
    const shown = lines.filter(({ state, step, counts }) => state !== 'settled' || step.number === null || !counts);
    expect(shown.length).toBeGreaterThan(0);
    for (const { step, adopted } of shown) expect(text).toContain(`${layerMark(step, adopted)} ${step.title}`);
  });

  it.each(cells)('%s: on the form of every step, at 60×20 too', (_, guideline, trouble) => {
    const one = new Scene({ guideline, trouble });
    for (const { step, adopted, state } of responsesOf(one.incident)[0]?.steps ?? []) {
      if (state === 'settled' || state === 'not-yet') continue;
      const stage = new Stage(new StepForm(one.id, 'r1', step.id), { scene: one });
      expect(squeezed(stage.text())).toContain(squeezed(`${step.title} ${layerMark(step, adopted)}`));
      stage.rows(NARROW);
    }
  });

  it('stays with the settled steps in their one row', () => {
    const one = new Scene();
    one.do(done('verify-content', { finding: '投稿がある' }));
    const row = new Stage(new Work(one.id), { scene: one }).rows().find((each) => each.includes('済 '));
    expect(row).toContain('[規] 情報の内容の確認');
  });

  it('tells a sample that was not adopted from one that was', () => {
    const work = (sampleAdopted: boolean): string => {
      const one = new Scene({ trouble: 'impersonation', settings: { sampleAdopted } });
      return new Stage(new Work(one.id), { scene: one, size: { columns: 120, rows: 60 } }).text();
    };
    expect(work(false)).toContain('[見本・未採用]');
    expect(work(true)).not.toContain('[見本・未採用]');
  });
});

describe('advice', () => {
  it('is folded on 24 rows until it is asked for, and open on 40', () => {
    const one = new Scene({ guideline: 'nagasaki', trouble: 'firestorm' });
    const work = new Work(one.id);
    const stage = new Stage(work, { scene: one });
    expect(stage.text()).not.toContain('[他市]');
    expect(stage.text({ columns: 120, rows: 40 })).toContain('[他市]');
    work.advice.toggle(stage.app);
    expect(stage.text({ columns: 80, rows: 24 })).toContain('[他市]');
    // As it was left, after the window was closed too.
    stage.app.open(new Work(one.id));
    expect(stage.text()).toContain('[他市]');
    work.advice.toggle(stage.app);
    stage.app.open(new Work(one.id));
    expect(stage.text()).not.toContain('[他市]');
  });
});
