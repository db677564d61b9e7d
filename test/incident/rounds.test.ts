import { afterEach, describe, expect, it } from 'vitest';
import { recordsOf } from '../../src/incident/incident.ts';
import { call, done, everySceneIsSound, not, POST, POST2, POST3, Scene, screenshot } from '../session/scene.ts';

afterEach(everySceneIsSound);

const contained = (): Scene => {
  const scene = new Scene();
  scene.do(done('verify-content', { finding: '3件' }));
  scene.do(done('notify-section-head', call));
  scene.do(screenshot('1.png', POST));
  scene.do(done('capture-evidence', { evidence: 'E1', subject: POST }));
  scene.do(done('delete-unauthorized-posts', { evidence: 'E1', subject: POST }));
  scene.do(done('change-password', { changedBy: '田中' }));
  scene.do(not('not-applicable', 'revoke-third-party-apps', { reason: '設定なし' }));
  return scene;
};

describe('when it comes back', () => {
  it('begins the next round and reopens the steps that the runbook marks, no others', () => {
    const scene = contained();
    expect(scene.view().course).toBe('watching');
    const entry = scene.did({ do: 'recur', subjects: [POST3], note: '4件目', occurred: scene.now - 60_000 });
    expect(entry).toMatchObject({
      type: 'trouble.recurred',
      data: { round: 2, subjects: ['S2'] },
      words: { note: '4件目', 'subjects.S2': POST3 },
    });
    expect(scene.view().course).toBe('responding');
    const open = scene.view().open;
    expect(open).toEqual(expect.arrayContaining(['capture-evidence', 'delete-unauthorized-posts', 'change-password', 'monitor-account']));
    expect(open).not.toContain('verify-content');
    expect(open).not.toContain('revoke-third-party-apps');
    expect(scene.step('notify-section-head').state).toBe('settled');
  });

  it('keeps what was recorded in the rounds before, each under its round', () => {
    const scene = contained();
    scene.do({ do: 'recur' });
    scene.do(done('capture-evidence', { method: 'no-image', subject: POST2 }));
    expect(recordsOf(scene.incident, 'r1', 'capture-evidence').map(({ data }) => data.round)).toEqual([1, 2]);
  });

  it('may come back again and again', () => {
    const scene = contained();
    for (const round of [2, 3, 4]) {
      scene.do({ do: 'recur' });
      expect(scene.incident.responses[0]?.round).toBe(round);
    }
  });

  it('may come back where nothing was done yet', () => {
    const scene = new Scene();
    scene.do({ do: 'recur' });
    expect(scene.incident.responses[0]?.round).toBe(2);
  });
});
