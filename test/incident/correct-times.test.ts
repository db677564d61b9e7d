import { afterEach, describe, expect, it } from 'vitest';
import { chronologyOf } from '../../src/export/chronology.ts';
import { correctionsOf } from '../../src/export/report-changes.ts';
import { evidenceRows } from '../../src/export/report-evidence.ts';
import { durationsOf, milestonesOf } from '../../src/export/spans.ts';
import { detectedAt, occurredAt } from '../../src/incident/corrected.ts';
import type { FieldInput } from '../../src/incident/fields.ts';
import { responsesOf } from '../../src/incident/overview.ts';
import { call, done, everySceneIsSound, POST, POST2, POST3, Scene, SECRET, screenshot } from '../session/scene.ts';

afterEach(everySceneIsSound);

const correct = (seq: number, fields: FieldInput) => ({ do: 'correct', seq, fields, reason: '時計を見まちがえた' }) as const;
const iso = (at: number) => new Date(at).toISOString();
const row = (scene: Scene, seq: number) => chronologyOf(scene.incident).find((one) => one.seq === seq);

describe('putting a time right', () => {
  it('holds the new time in the correction and the old one where it was written; both are told', () => {
    const scene = new Scene().at('2:11');
    const told = scene.did(done('notify-section-head', call));
    scene.at('2:20');
    const entry = scene.did(correct(told.seq, { occurred: iso(scene.time('2:08')) }));
    expect(entry.data).toEqual({
      target: { seq: told.seq, hash: told.hash },
      fields: { occurred: iso(scene.time('2:08')) },
      paths: ['occurred'],
    });
    expect(row(scene, told.seq)).toMatchObject({
      occurred: scene.time('2:08'),
      written: scene.time('2:11'),
      late: true,
      struck: [{ label: '時刻', old: '2時11分', new: '2時08分', bySeq: entry.seq }],
    });
    expect(correctionsOf(scene.incident)).toMatchObject([{ target: told.seq, label: '時刻', old: '2時11分', new: '2時08分' }]);
    const line = responsesOf(scene.incident)[0]?.steps.find(({ step }) => step.id === 'notify-section-head');
    expect(line?.doneAt).toBe(scene.time('2:08'));
  });

  it('moves what took how long with it: the report tells the corrected times', () => {
    const scene = new Scene({ detected: Date.parse('2026-11-21T02:04:00+09:00') }).at('2:14');
    const told = scene.did(done('notify-section-head', call));
    expect(durationsOf(milestonesOf(scene.incident)).notified).toBe(10 * 60_000);
    scene.do(correct(told.seq, { occurred: iso(scene.time('2:09')) }));
    expect(durationsOf(milestonesOf(scene.incident)).notified).toBe(5 * 60_000);
    scene.do(correct(1, { detected: iso(scene.time('1:54')) }));
    expect(durationsOf(milestonesOf(scene.incident)).notified).toBe(15 * 60_000);
  });

  it('puts both right where the finding was written twice, whichever of the two lines was meant', () => {
    for (const [line, field] of [
      [1, 'detected'],
      [3, 'occurred'],
    ] as const) {
      const scene = new Scene({ detected: Date.parse('2026-11-21T02:04:00+09:00') });
      scene.do(correct(line, { [field]: iso(scene.time('1:40')) }));
      expect(detectedAt(scene.incident)).toBe(scene.time('1:40'));
      expect(row(scene, 3)?.occurred).toBe(scene.time('1:40'));
      expect(row(scene, 1)?.text).toContain('1時40分');
      expect(row(scene, 1)?.struck).toMatchObject([{ label: '覚知の時刻', old: '2時04分', new: '1時40分' }]);
    }
  });

  it('leaves the record of the finding alone where it said another time', () => {
    const scene = new Scene({ detected: Date.parse('2026-11-21T02:04:00+09:00') });
    scene.do(correct(3, { occurred: iso(scene.time('1:40')) }));
    scene.do({ do: 'undo', seq: 4, reason: '誤り' });
    scene.do(correct(1, { detected: iso(scene.time('1:50')) }));
    expect(detectedAt(scene.incident)).toBe(scene.time('1:50'));
    expect(row(scene, 3)?.occurred).toBe(scene.time('2:04'));
  });

  it('is 後刻記入 exactly where the corrected time is another minute than that of writing', () => {
    const scene = new Scene().at('8:15');
    const late = scene.did({ do: 'note', text: '紙の記録', occurred: scene.time('3:30') });
    scene.do(correct(late.seq, { occurred: iso(scene.time('3:20')) }));
    expect(row(scene, late.seq)).toMatchObject({ occurred: scene.time('3:20'), late: true, marks: ['late', 'corrected'] });
    scene.do(correct(late.seq, { occurred: iso(scene.time('8:15')) }));
    expect(row(scene, late.seq)).toMatchObject({ late: false, marks: ['corrected'] });
    expect(row(scene, late.seq)?.struck.map((one) => [one.old, one.new])).toEqual([
      ['3時30分', '3時20分'],
      ['3時20分', '8時15分'],
    ]);
  });

  it('counts no more when the correction is undone', () => {
    const scene = new Scene().at('2:11');
    const noted = scene.did({ do: 'note', text: '一' });
    const by = scene.did(correct(noted.seq, { occurred: iso(scene.time('1:00')) }));
    scene.do({ do: 'undo', seq: by.seq, reason: '訂正が誤り' });
    expect(occurredAt(scene.incident, noted)).toBe(scene.time('2:11'));
    expect(row(scene, noted.seq)?.struck).toEqual([]);
  });

  it('refuses a time that has not come, one that is none, and one of a line that states none', () => {
    const scene = new Scene().at('2:11');
    const noted = scene.did({ do: 'note', text: '一' });
    expect(scene.refused(correct(noted.seq, { occurred: iso(scene.time('2:30')) }))).toMatchObject({ code: 'time.future' });
    for (const time of ['8時', '2026-11-21', '2026-13-41T00:00:00Z', '1'])
      expect(scene.refused(correct(noted.seq, { occurred: time }))).toMatchObject({ problems: [{ field: 'occurred', problem: 'time' }] });
    expect(scene.refused(correct(noted.seq, { occurred: '' }))).toMatchObject({ problems: [{ field: 'occurred', problem: 'missing' }] });
    const by = scene.did(correct(noted.seq, { text: '二' }));
    expect(scene.refused(correct(by.seq, { occurred: iso(scene.time('2:00')) })).code).toBe('correct.nothing');
    expect(scene.refused(correct(2, { occurred: iso(scene.time('2:00')) })).code).toBe('correct.nothing');
  });

  it('changes no line that was stored, and another day is told in full', () => {
    const scene = new Scene().at('2:11');
    const noted = scene.did({ do: 'note', text: '一' });
    const before = scene.lines;
    scene.do(correct(noted.seq, { occurred: iso(scene.time('2026-11-20 23:10')) }));
    expect(scene.lines.slice(0, -1)).toEqual(before);
    expect(row(scene, noted.seq)?.struck[0]?.new).toBe('令和8年11月20日（金）23時10分');
  });
});

describe('putting right which post a picture shows', () => {
  const kept = () => {
    const scene = new Scene();
    const file = scene.did(screenshot('1.png', POST));
    return { scene, file };
  };

  it('tells old and new, gives a new post its number, and what is deleted stands on the right one', () => {
    const { scene, file } = kept();
    const entry = scene.did(correct(file.seq, { subject: POST2 }));
    expect(entry.words['subjects.S2']).toBe(POST2);
    expect(scene.incident.subjects.get('S2')).toBe(POST2);
    expect(row(scene, file.seq)?.struck).toMatchObject([{ label: '投稿・アカウント', old: POST, new: POST2 }]);
    expect(row(scene, file.seq)?.text).not.toContain(POST);
    expect(evidenceRows(scene.incident)[0]?.subjects).toEqual([POST2]);
    scene.do(done('capture-evidence', { evidence: 'E1', subject: POST2 }));
    const gone = (post: string) => done('delete-unauthorized-posts', { subject: post, evidence: 'E1', gist: '広告', deletedBy: '田中' });
    expect(scene.refused(gone(POST))).toMatchObject({ code: 'subject.uncovered' });
    scene.do(gone(POST2));
  });

  it('may name several, take up a known one, and name none', () => {
    const { scene, file } = kept();
    scene.do(correct(file.seq, { subject: [POST, POST3] }));
    expect(evidenceRows(scene.incident)[0]?.subjects).toEqual([POST, POST3]);
    const known = scene.did(correct(file.seq, { subject: POST }));
    expect(Object.keys(known.words)).not.toContain('subjects.S1');
    scene.do(correct(file.seq, { subject: '' }));
    expect(evidenceRows(scene.incident)[0]?.subjects).toEqual([]);
    expect(row(scene, file.seq)?.struck.map((one) => one.new)).toEqual([`${POST}\n${POST3}`, POST, '（記載なし）']);
  });

  it('fills in what was left empty at night, and takes no secret', () => {
    const scene = new Scene();
    const file = scene.did(screenshot('1.png'));
    scene.do(correct(file.seq, { subject: POST }));
    expect(row(scene, file.seq)?.struck).toMatchObject([{ old: '（記載なし）', new: POST }]);
    expect(scene.refused(correct(file.seq, { subject: SECRET }))).toMatchObject({ problems: [{ field: 'subject', problem: 'secret' }] });
  });
});
