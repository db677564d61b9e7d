import { afterEach, describe, expect, it } from 'vitest';
import { TROUBLES } from '../../../machines/words.ts';
import { responsesOf } from '../../../src/incident/overview.ts';
import { startForm } from '../../../src/ui/parts/form.ts';
import { formFields } from '../../../src/ui/parts/form-rows.ts';
import { rowText } from '../../../src/ui/parts/row.ts';
import { CloseForm } from '../../../src/ui/screens/close.ts';
import { stepFields } from '../../../src/ui/screens/step-fields.ts';
import { everySceneIsSound, library, Scene, tanaka } from '../../session/scene.ts';
import { NARROW, Stage, squeezed, WIDE } from './stage.ts';

afterEach(everySceneIsSound);

describe('the label of a field', () => {
  it.each([NARROW, WIDE])('stands whole in front of every reason when an incident is ended with steps left: %o', (size) => {
    const scene = new Scene();
    const open = scene.view().open.length;
    const stage = new Stage(new CloseForm(scene.id), { scene, size: { ...size, rows: 60 } }).button('できなかった理由を書く');
    const text = squeezed(stage.text());
    const labels = responsesOf(scene.incident)
      .flatMap(({ steps }) => steps)
      .filter(({ counts, state }) => counts && state !== 'settled')
      .map(({ step }) => `${step.number ?? ''} ${step.title}ができなかった理由`);
    expect(labels).toHaveLength(open);
    for (const label of labels) expect(text).toContain(squeezed(label));
    // What is written under it keeps to the screen.
    const reason = '夜間でつながらず、翌朝に行うこととした。'.repeat(3);
    expect(squeezed(stage.type(reason).text())).toContain(reason);
  });

  it.each(TROUBLES)('stands whole in every form of every runbook at 60 columns: %s', (trouble) => {
    for (const guideline of library.ids) {
      const scene = new Scene({ guideline, trouble });
      for (const line of responsesOf(scene.incident)[0]?.steps ?? []) {
        const fields = stepFields(scene.incident, line, tanaka);
        const drawn = formFields(startForm({ fields, buttons: [] }), { columns: 60, now: scene.now })
          .rows.map(rowText)
          .join('');
        for (const { label } of fields) expect(squeezed(drawn)).toContain(squeezed(label));
      }
    }
  });
});
