import { afterEach, describe, expect, it } from 'vitest';
import { numberSubjects } from '../../src/incident/decide/subjects.ts';
import { done, everySceneIsSound, POST, POST2, POST3, Scene, screenshot } from '../session/scene.ts';

afterEach(everySceneIsSound);

describe('posts and accounts', () => {
  it('are numbered as they are first named, and keep their number', () => {
    const scene = new Scene({ account: '@komae' });
    scene.do(done('verify-content', { finding: '2件', subject: [POST, POST2] }));
    scene.do(screenshot('1.png', POST2, POST3));
    expect([...scene.incident.subjects]).toEqual([
      ['S1', '@komae'],
      ['S2', POST],
      ['S3', POST2],
      ['S4', POST3],
    ]);
    expect(scene.incident.evidence.get('E1')?.data.subjects).toEqual(['S3', 'S4']);
  });

  it('are told once in a line, whatever is said twice', () => {
    const scene = new Scene();
    const entry = scene.did(done('verify-content', { finding: '1件', subject: [POST, POST, ` ${POST} `] }));
    expect(entry.data).toMatchObject({ subjects: ['S1'] });
    expect(Object.keys(entry.pii).filter((path) => path.startsWith('subjects.'))).toEqual(['subjects.S1']);
  });

  it('may be named by their number', () => {
    const scene = new Scene({ account: '@komae' });
    expect(scene.did(done('verify-content', { finding: '1件', subject: 'S1' })).data).toMatchObject({ subjects: ['S1'] });
    expect(scene.incident.subjects.size).toBe(1);
    scene.do(screenshot('1.png', 'S7'));
    expect(scene.incident.subjects.get('S2')).toBe('S7');
  });

  it('keep their number when the line that named them is undone', () => {
    const scene = new Scene();
    const first = scene.did(screenshot('1.png', POST));
    scene.do({ do: 'undo', seq: first.seq, reason: '別の事案' });
    const second = scene.did(screenshot('2.png', POST2));
    expect(second.data).toMatchObject({ subjects: ['S2'] });
    expect(scene.did(screenshot('3.png', POST)).data).toMatchObject({ subjects: ['S1'] });
  });

  it('never stand in the hashed line', () => {
    const scene = new Scene({ account: '@komae' });
    scene.do(screenshot('1.png', POST));
    scene.do({ do: 'recur', subjects: [POST2] });
    for (const { bytes } of scene.lines) expect(bytes).not.toMatch(/@komae|x\.com/u);
  });

  it('get no number twice, blacked out or not', () => {
    const scene = new Scene();
    scene.do(screenshot('1.png', POST, POST2));
    const bare = scene.replayed(scene.lines.map((line) => ({ ...line, disclosures: [] })));
    expect([...bare.subjects]).toEqual([
      ['S1', ''],
      ['S2', ''],
    ]);
    expect(numberSubjects(bare, [POST, POST3])).toEqual({ numbers: ['S3', 'S4'], words: { 'subjects.S3': POST, 'subjects.S4': POST3 } });
  });
});
