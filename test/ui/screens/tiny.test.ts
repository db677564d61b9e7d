import { expect, it } from 'vitest';
import { responsesOf } from '../../../src/incident/overview.ts';
import { App, type Screen } from '../../../src/ui/app.ts';
import { routes } from '../../../src/ui/screens/routes.ts';
import { Timeline } from '../../../src/ui/screens/timeline.ts';
import { Scene, tanaka } from '../../session/scene.ts';
import { tempHome } from '../../store/temp-home.ts';

it('is drawn in a window of any size: work, every step, the record', () => {
  const scene = new Scene();
  scene.do({ do: 'note', text: '秘書担当から電話。ほかに投稿は見当たらないとのこと' });
  const steps = responsesOf(scene.incident).flatMap(({ steps: lines }) => lines.flatMap((line) => routes.step(scene.id, line) ?? []));
  const screens: Screen[] = [routes.work(scene.id), new Timeline(scene.id), ...steps];
  expect(steps.length).toBeGreaterThan(5);
  for (const screen of screens) {
    const app = new App({ session: scene.session, home: tempHome(), settings: { settings: {} }, cwd: '.', routes }, screen);
    app.person = tanaka;
    for (let columns = 1; columns <= 24; columns += 1) expect(app.draw({ columns, rows: columns }).rows.length).toBeGreaterThan(0);
  }
});
