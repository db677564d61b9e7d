import { afterEach, describe, expect, it } from 'vitest';
import { describe as tell } from '../../src/export/describe.ts';
import { isEntry } from '../../src/incident/chain.ts';
import type { PaperRow } from '../../src/session/back-entry.ts';
import { paperFields, recordRows, rehearseRows } from '../../src/session/back-entry.ts';
import { done, everySceneIsSound, POST, POST2, Scene, screenshot, tanaka } from './scene.ts';

afterEach(everySceneIsSound);

const REASON = '停電で紙に書いた。送金した市民がいた';
const row = (scene: Scene, time: string, id: string, more: Partial<PaperRow> = {}): PaperRow => ({
  step: { response: 'r1', id },
  occurred: scene.time(time),
  who: '管理者 田中',
  fields: {},
  ...more,
});
/** The morning after a night on paper. */
const morning = (options: ConstructorParameters<typeof Scene>[0] = {}): Scene => new Scene(options).at('8:20');
const fates = (scene: Scene, rows: readonly PaperRow[]) => rehearseRows(scene.session, scene.id, rows, tanaka).map(({ fate }) => fate);
const record = (scene: Scene, rows: readonly PaperRow[]) =>
  recordRows(scene.session, scene.id, rows, { reason: REASON, decidedBy: '所属長 鈴木' }, tanaka);
const entries = (scene: Scene) => scene.incident.entries.filter(isEntry);

describe('a sheet of paper', () => {
  const night = (scene: Scene): PaperRow[] => [
    row(scene, '2:50', 'change-password', { who: '管理者 田中' }),
    row(scene, '2:07', 'verify-content', { fields: { finding: '覚えのない投稿が3件' } }),
    row(scene, '2:11', 'notify-section-head', { fields: { to: '所属長 鈴木', means: 'phone', gist: '3件ある' } }),
    row(scene, '2:20', 'notify-infosec-supervisor', {
      missed: true,
      fields: { to: '統括情報セキュリティ責任者', means: 'phone' },
      who: '所属長 鈴木',
    }),
    row(scene, '2:36', 'capture-evidence', { fields: { method: 'no-image', subject: POST } }),
    row(scene, '2:42', 'delete-unauthorized-posts', { fields: { subject: POST } }),
    { occurred: scene.time('2:45'), who: '管理者 田中', fields: {}, text: '秘書担当から電話' },
  ];

  it('is taken in as it happened: real times, who did it, 後刻記入, one line after the other', () => {
    const scene = morning();
    const before = entries(scene).length;
    const known = night(scene);
    const copied = record(scene, known);
    expect(copied.map(({ row: { occurred } }) => occurred)).toEqual([...known.map(({ occurred }) => occurred)].sort((a, b) => a - b));
    expect(copied.map(({ fate }) => fate)).not.toContain('incomplete');
    const lines = entries(scene).slice(before);
    expect(lines.map(({ occurred }) => occurred)).toEqual(copied.flatMap((one) => one.seqs.map(() => one.row.occurred)));
    for (const line of lines) expect(tell(scene.incident, line).marks).toContain('late');
    expect(lines.every(({ at }) => at === scene.time('8:20'))).toBe(true);
    expect(scene.step('change-password').outcome).toBe('done');
    expect(lines.find((line) => 'step' in line.data && line.data.step === 'change-password')?.words['fields.changedBy']).toBe(
      '管理者 田中',
    );
    expect(lines.find((line) => 'step' in line.data && line.data.step === 'verify-content')?.words['fields.doneBy']).toBe('管理者 田中');
    expect(lines.find(({ type }) => type === 'note.added')?.words.text).toBe('紙の記録　管理者 田中　秘書担当から電話');
  });

  it('is tried first, and nothing is written by that', () => {
    const scene = morning();
    const before = scene.lines;
    const rows = night(scene);
    expect(fates(scene, rows)).toEqual(['settled', 'settled', 'further', 'settled', 'settled', 'note', 'settled']);
    expect(scene.lines).toEqual(before);
    expect(record(scene, rows).map(({ fate }) => fate)).toEqual(['settled', 'settled', 'further', 'settled', 'settled', 'note', 'settled']);
  });

  it('that broke an order is taken as a deviation, with its reason and who decided', () => {
    const scene = morning();
    const rows = [row(scene, '2:42', 'delete-unauthorized-posts', { fields: { subject: POST } })];
    expect(fates(scene, rows)).toEqual(['deviation']);
    const [copied] = record(scene, rows);
    expect(copied?.why).toMatchObject({ code: 'step.blocked', blockedBy: [{ step: 'capture-evidence' }] });
    expect(entries(scene).at(-1)).toMatchObject({
      type: 'step.overridden',
      occurred: scene.time('2:42'),
      words: { override: REASON, overriddenBy: '所属長 鈴木', 'fields.deletedBy': '管理者 田中' },
    });
  });

  it('keeps the order of the paper and not that of the typing: what was saved first is no deviation', () => {
    const scene = morning();
    const rows = [
      row(scene, '2:42', 'delete-unauthorized-posts', { fields: { subject: POST } }),
      row(scene, '2:36', 'capture-evidence', { fields: { method: 'no-image', subject: POST } }),
    ];
    expect(fates(scene, rows)).toEqual(['settled', 'settled']);
    expect(
      fates(
        scene,
        rows.map((one, at) => ({ ...one, occurred: scene.time(at === 0 ? '2:30' : '2:36') })),
      ),
    ).toEqual(['deviation', 'settled']);
  });

  it('takes a deletion of a post that was not saved: the step before it is open again', () => {
    const scene = morning();
    scene.do(screenshot('1.png', POST));
    scene.do(done('capture-evidence', { evidence: 'E1', subject: POST }));
    const rows = [row(scene, '8:00', 'delete-unauthorized-posts', { fields: { subject: [POST, POST2], evidence: 'E1' } })];
    expect(fates(scene, rows)).toEqual(['deviation']);
    record(scene, rows);
    expect(
      entries(scene)
        .slice(-2)
        .map(({ type }) => type),
    ).toEqual(['step.reopened', 'step.overridden']);
    expect(scene.step('capture-evidence').state).toBe('open');
    expect(scene.step('delete-unauthorized-posts').outcome).toBe('done');
  });

  it('gives the reason for the order of the text that only sorts', () => {
    const scene = morning();
    const rows = [row(scene, '2:30', 'change-password')];
    expect(fates(scene, rows)).toEqual(['deviation']);
    record(scene, rows);
    expect(entries(scene).at(-1)).toMatchObject({
      type: 'step.settled',
      data: { outOfOrder: [{ step: expect.any(String) }] },
      words: { 'fields.orderReason': REASON },
    });
  });

  it('adds to a step that is settled', () => {
    const scene = morning();
    scene.do(done('verify-content', { finding: '3件' }));
    expect(record(scene, [row(scene, '2:30', 'verify-content', { fields: { finding: '4件目' } })]).map(({ fate }) => fate)).toEqual([
      'further',
    ]);
    expect(entries(scene).at(-1)).toMatchObject({ type: 'step.recorded', occurred: scene.time('2:30') });
  });

  it('keeps as a memo what the machines have no place for, words and all', () => {
    const scene = morning({ answers: [{ question: 'access', answer: 'locked-out' }] });
    const [copied] = record(scene, [row(scene, '2:50', 'change-password', { who: '管理者 田中', fields: { witness: '鈴木' } })]);
    expect(copied).toMatchObject({ fate: 'note', why: { code: 'step.locked-out' } });
    expect(entries(scene).at(-1)).toMatchObject({ type: 'note.added', response: 'r1', occurred: scene.time('2:50') });
    expect(entries(scene).at(-1)?.words.text).toBe('紙の記録　手順7 パスワードの変更　管理者 田中　立会い：鈴木');
  });

  it('says which line is incomplete, and records the others', () => {
    const scene = morning();
    const rows = [row(scene, '2:07', 'verify-content'), row(scene, '2:50', 'change-password', { occurred: scene.time('8:10') })];
    expect(fates(scene, rows)).toEqual(['incomplete', 'deviation']);
    expect(fates(scene, [row(scene, '9:00', 'verify-content', { fields: { finding: 'x' } })])).toEqual(['incomplete']);
  });

  it('asks for what a form needs, and never for who did it', () => {
    expect(paperFields('R09')).toEqual([]);
    expect(paperFields('R05')).toEqual(['to', 'means', 'gist']);
    expect(paperFields('R16')).toEqual(['url', 'title']);
    expect(paperFields('R12')).toEqual(['subject', 'evidence']);
  });
});
