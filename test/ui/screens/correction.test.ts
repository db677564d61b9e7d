import { afterEach, describe, expect, it } from 'vitest';
import { correctionsOf } from '../../../src/export/report-changes.ts';
import { detectedAt, occurredAt, postsOf } from '../../../src/incident/corrected.ts';
import type { EntryOf } from '../../../src/incident/entry.ts';
import { EntryView } from '../../../src/ui/screens/entry-view.ts';
import { Timeline } from '../../../src/ui/screens/timeline.ts';
import { call, done, everySceneIsSound, POST, POST2, Scene, screenshot } from '../../session/scene.ts';
import { NARROW, Stage, squeezed, TALL } from './stage.ts';

afterEach(everySceneIsSound);

const tab = (stage: Stage, label: string): Stage => {
  for (let turn = 0; turn < 24 && !new RegExp(`> ${label}`, 'u').test(stage.text()); turn += 1) stage.press('tab');
  expect(stage.text()).toMatch(new RegExp(`> ${label}`, 'u'));
  return stage;
};
const opened = (scene: Scene, seq: number, size = TALL): Stage => new Stage(new EntryView(scene.id, seq), { scene, size });

describe('putting a time right on the screen', () => {
  const told = () => {
    const scene = new Scene({ detected: Date.parse('2026-11-21T02:04:00+09:00') }).at('2:11');
    const entry = scene.did(done('notify-section-head', call));
    scene.at('8:30');
    return { scene, entry };
  };

  it('shows what was understood of the time that was typed, and records that', () => {
    for (const [typed, read, at] of [
      ['8時08分', '→ 令和8年11月21日（土）8時08分、と読みました', '8:08'],
      ['昨日 23:10', '→ 令和8年11月20日（金）23時10分、と読みました', '2026-11-20 23:10'],
    ] as const) {
      const { scene, entry } = told();
      const stage = tab(opened(scene, entry.seq).button('訂正する'), '時刻').type(typed);
      expect(stage.text()).toContain(read);
      expect(stage.text()).not.toContain('[訂正を記録する]');
      tab(stage, '理由').type('時計を見まちがえた');
      stage.button('訂正を記録する');
      expect(occurredAt(scene.incident, entry)).toBe(scene.time(at));
      expect(correctionsOf(scene.incident)).toHaveLength(1);
    }
  });

  it('asks about さっき and takes it with ↓ alone', () => {
    const { scene, entry } = told();
    const stage = tab(opened(scene, entry.seq).button('訂正する'), '時刻').type('さっき');
    expect(stage.text()).toContain('8時25分ごろですか。');
    tab(stage, '理由').type('x');
    expect(squeezed(stage.text())).toContain('（直す言葉か時刻と、理由を書くと押せます）');
    tab(stage, '時刻').press('down');
    stage.button('訂正を記録する');
    expect(occurredAt(scene.incident, entry)).toBe(scene.time('8:25'));
  });

  it('offers the time of finding, and puts both lines right that say it', () => {
    const { scene } = told();
    const stage = tab(opened(scene, 1).button('訂正する'), '覚知の時刻').type('1時50分');
    tab(stage, '理由').type('通報の時刻だった');
    stage.button('訂正を記録する');
    expect(detectedAt(scene.incident)).toBe(scene.time('1:50'));
    expect(correctionsOf(scene.incident).map(({ target, old, new: now }) => [target, old, now])).toEqual([
      [1, '2時04分', '1時50分'],
      [3, '2時04分', '1時50分'],
    ]);
  });

  it('changes nothing that was not touched, and says so', () => {
    const { scene, entry } = told();
    const stage = opened(scene, entry.seq).button('訂正する');
    tab(stage, '理由').type('x');
    expect(squeezed(stage.text())).toContain('（直す言葉か時刻と、理由を書くと押せます）');
    expect(stage.text()).toMatch(/時刻\s+2:11/u);
  });

  it('shows 消 and 正 in the timeline, and 後 where it became a late entry', () => {
    const { scene, entry } = told();
    scene.do({ do: 'correct', seq: entry.seq, fields: { occurred: new Date(scene.time('2:08')).toISOString() }, reason: '誤記' });
    const text = new Stage(new Timeline(scene.id), { scene, size: TALL }).text();
    expect(text).toMatch(/消　〔時刻　2時11分〕/u);
    expect(text).toMatch(/正　時刻　2時08分（\d番で訂正）/u);
    expect(text).toContain('後2:11');
  });
});

describe('putting right which post a picture shows, on the screen', () => {
  it('takes the URL as it is typed', () => {
    const scene = new Scene();
    const file = scene.did(screenshot('1.png', POST)) as EntryOf<'evidence.added'>;
    const stage = tab(opened(scene, file.seq).button('訂正する'), '投稿のURL');
    for (let turn = 0; turn < POST.length; turn += 1) stage.press('backspace');
    stage.type(POST2);
    tab(stage, '理由').type('写しまちがい');
    stage.button('訂正を記録する');
    expect(postsOf(scene.incident, file).map((one) => scene.incident.subjects.get(one))).toEqual([POST2]);
  });
});

describe('Enter in the timeline', () => {
  it('shows the record in full: when, who, every field, links, and what may be blacked out', () => {
    const scene = new Scene();
    scene.do(screenshot('1.png', POST));
    const kept = scene.did(done('capture-evidence', { evidence: 'E1', subject: POST, remark: '夜間に撮影' }));
    scene.do({ do: 'correct', seq: kept.seq, fields: { remark: '2時に撮影' }, reason: '誤記' });
    const stage = new Stage(new Timeline(scene.id), { scene, size: TALL });
    stage.press('end', 'up', 'enter');
    expect(stage.app.top).toBeInstanceOf(EntryView);
    const text = stage.text();
    for (const wanted of [
      `${kept.seq}番　記録`,
      '令和8年11月21日（土）2時06分00秒',
      '管理者 田中 恵子',
      '5 [規] 画面の保存等の記録',
      '４(３)カ',
      '消　　　 〔備考　夜間に撮影〕',
      '2時に撮影（6番で訂正）',
      '証拠　E1',
      '訂正　5番の備考を訂正',
      '黒塗りにできる言葉　記入者',
    ])
      expect(squeezed(text)).toContain(squeezed(wanted));
    expect(scene.lines).toHaveLength(6);
    stage.press('down', 'enter');
    expect(squeezed(stage.text())).toContain(squeezed('4番　証拠'));
    stage.press('escape', 'escape');
    expect(stage.app.top).toBeInstanceOf(Timeline);
  });

  it('leads to the correction and to the undoing', () => {
    const scene = new Scene();
    const noted = scene.did({ do: 'note', text: '一' });
    expect(opened(scene, noted.seq).button('訂正する').text()).toContain(`${noted.seq}番の訂正`);
    expect(opened(scene, noted.seq).button('取り消す').text()).toContain(`${noted.seq}番の取消し`);
  });

  it('is read from its beginning on a small screen, and ends where PgDn leads', () => {
    const scene = new Scene();
    const told = scene.did(done('notify-section-head', { ...call, remark: 'あ'.repeat(600) }));
    scene.do({ do: 'correct', seq: told.seq, fields: { gist: '4件' }, reason: '誤記' });
    const stage = opened(scene, told.seq, NARROW);
    expect(stage.text()).toContain(`${told.seq}番　連絡`);
    stage.press('pagedown', 'pagedown', 'pagedown', 'pagedown', 'pagedown', 'pagedown');
    expect(stage.text()).toContain('記録のつながり　正常');
  });
});
