import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CloseForm } from '../../../src/ui/screens/close.ts';
import { EvidenceForm } from '../../../src/ui/screens/evidence.ts';
import { HandoverSheet } from '../../../src/ui/screens/handover.ts';
import { StepForm } from '../../../src/ui/screens/step-form.ts';
import { Work } from '../../../src/ui/screens/work.ts';
import { call, done, everySceneIsSound, Scene, suzuki } from '../../session/scene.ts';
import { tempHome } from '../../store/temp-home.ts';
import { NARROW, Stage, squeezed, TALL, WIDE } from './stage.ts';

const work = (scene: Scene): Stage => new Stage(new Work(scene.id), { scene });
const starting = (stage: Stage, words: string, size = WIDE): string => stage.rows(size).find((row) => row.startsWith(words)) ?? '';

afterEach(everySceneIsSound);

describe('the three answers', () => {
  it('do not say that nobody is to be told where no clause names anybody', () => {
    const stage = work(new Scene({ guideline: 'nagasaki', trouble: 'impersonation' }));
    expect(starting(stage, ' 知らせる人')).toContain('規定に定めはありません。所属長の指示によってください。');
    expect(starting(stage, ' 知らせる人', NARROW)).toContain('規定に定めはありません');
    expect(stage.text()).not.toContain('ありません／');
  });

  it('tell nobody to report to himself, once he has taken the incident over', () => {
    const scene = new Scene({ guideline: 'ueda', trouble: 'impersonation', who: { role: '運用者', name: '田中 恵子' } });
    const report = '所属長への報告';
    const [first = ''] = scene.view().open;
    scene.do(done(first, { finding: '一覧にない' }));
    expect(starting(work(scene), ' いますること')).toContain(report);
    scene.do({ do: 'hand-over', from: { role: '運用者', name: '田中 恵子' }, to: suzuki });
    const stage = work(scene);
    stage.app.person = suzuki;
    expect(starting(stage, ' いますること')).not.toContain(report);
    expect(stage.text()).toContain(`未   [規・間接] ${report}`);
    const form = new Stage(new StepForm(scene.id, 'r1', 'notify-section-head'), { scene });
    expect(squeezed(form.text())).toContain('所属長は2:06から知っています。');
  });
});

describe('the list of steps', () => {
  it('tells what is done in whole items, and how many more', () => {
    const scene = new Scene();
    scene.do(done('verify-content', { finding: '3件' }));
    for (const step of ['notify-section-head', 'notify-infosec-supervisor']) scene.do(done(step, call));
    for (const size of [WIDE, NARROW]) {
      const row = starting(work(scene), ' 済 ', size);
      expect(row).toMatch(/　ほか[0-9]+$/u);
      expect(row).not.toContain('…');
    }
  });

  it('keeps the mark on who could not be reached, while the first answer goes on to who has not been tried', () => {
    const scene = new Scene();
    scene.do(done('verify-content', { finding: '3件' }));
    const stage = work(scene).press('enter').type('所属長 鈴木').press('enter').type('1').type('投稿が3件').press('enter');
    stage.button('つながらなかったと記録する');
    expect(stage.rows().find((row) => row.includes('> '))).toContain('所属長への連絡');
    expect(starting(stage, ' いますること')).toContain('統括情報セキュリティ責任者への連絡');
    expect(starting(stage, ' 知らせる人')).toContain('所属長 未 不在1回');
  });

  it('says how much advice is folded, at 60 columns too', () => {
    const stage = work(new Scene({ guideline: 'hirakawa', trouble: 'takeover' }));
    expect(stage.text()).toContain('規定外の助言 14件（たたんでいます）');
    expect(starting(stage, '── 手順', NARROW)).toContain('助言 14件');
  });

  it('shows advice phase by phase', () => {
    const stage = work(new Scene({ guideline: 'hirakawa', trouble: 'takeover' }));
    const rows = stage.rows(TALL);
    const advice = rows.slice(rows.findIndex((row) => row.includes('規定外の助言')) + 1);
    const phases = advice.slice(0, 14).flatMap((row) => /^ (\S+)\s+\S+\s+\[/u.exec(row)?.[1] ?? []);
    expect(phases.length).toBeGreaterThan(3);
    expect(new Set(phases).size).toBe(phases.length);
  });
});

describe('the title', () => {
  it('names the person where there is room, on a narrow screen too', () => {
    const short = starting(work(new Scene({ account: '@koho' })), '狛江市', NARROW);
    expect(short).toContain('@koho');
    expect(short.endsWith('管理者 田中')).toBe(true);
    const long = starting(work(new Scene({ account: '公式X @komae_koho_example_long' })), '狛江市', NARROW);
    expect(long.endsWith('管理者')).toBe(true);
  });
});

describe('evidence', () => {
  it('says when the file was written, where that was a while ago and nothing else was stated', () => {
    const file = join(tempHome(), '画面.png');
    writeFileSync(file, 'x');
    const form = (minutesAgo: number): Stage => {
      const scene = new Scene();
      const written = scene.now / 1000 - minutesAgo * 60;
      utimesSync(file, written, written);
      return new Stage(new EvidenceForm(scene.id), { scene }).type(file).press('tab');
    };
    expect(squeezed(form(33).text())).toContain('ファイルの日時は11月21日（土）1時33分です。');
    expect(squeezed(form(1).text())).not.toContain('ファイルの日時は');
    expect(squeezed(form(33).press('tab', 'tab').type('1:20').text())).not.toContain('ファイルの日時は');
    expect(squeezed(form(33).press('shift-tab').type('x').text())).not.toContain('ファイルの日時は');
  });
});

describe('the end of an incident', () => {
  it('leads to the report once it is closed', () => {
    const scene = new Scene();
    const unfinished = Object.fromEntries(scene.view().open.map((step) => [`r1/${step}`, '該当なし']));
    scene.do({ do: 'close', fields: { judge: '所属長 鈴木', damage: 'none' }, unfinished });
    expect(starting(work(scene), ' いますること')).toContain('報告書は［ほかの操作］から書き出せます。');
    expect(starting(work(scene), ' いますること', NARROW)).toContain('終結しています');
    expect(work(scene).text()).not.toContain('助言');
  });

  it('names what is left in whole: no number stands at the end of a row without its title', () => {
    const scene = new Scene({ guideline: 'nagasaki', trouble: 'impersonation' });
    for (const size of [WIDE, NARROW]) {
      const rows = new Stage(new CloseForm(scene.id), { scene }).rows(size);
      expect(rows.filter((row) => !row.includes('記録') && /[　 ][0-9]+$/u.test(row))).toEqual([]);
      expect(rows.join('\n')).not.toMatch(/──.*…/u);
    }
  });

  it('says what goes on being owed after it is closed, and nothing where nothing is', () => {
    const scene = new Scene();
    expect(new Stage(new CloseForm(scene.id), { scene }).text()).not.toContain('終結のあとも残ること');
    scene.do(done('publish-website-notice', { url: 'https://www.city.komae.example/1', title: '題' }));
    for (const size of [WIDE, NARROW]) {
      const text = squeezed(new Stage(new CloseForm(scene.id), { scene }).text({ ...size, rows: 40 }));
      expect(text).toContain('終結のあとも残ること1件');
      expect(text).toContain('お知らせの取下げの日が、まだ決まっていません（https://www.city.komae.example/1）。');
    }
  });

  it('keeps reasons that were half written when the telephone rings', () => {
    const scene = new Scene();
    const stage = new Stage(new CloseForm(scene.id), { scene })
      .button('できなかった理由を書く')
      .type('夜間でつながらず')
      .press('tab', 'escape');
    stage.app.open(new CloseForm(scene.id));
    expect(stage.text()).toContain('夜間でつながらず');
  });
});

describe('the hand-over sheet', () => {
  it('breaks off between two things, and says how many more there are', () => {
    const scene = new Scene({ guideline: 'ueda', trouble: 'impersonation' });
    const stage = new Stage(new HandoverSheet(scene.id), { scene });
    const text = squeezed(stage.text({ columns: 60, rows: 60 }));
    const [, dont = ''] = /しないこと(.*?)分かっていない/u.exec(text) ?? [];
    expect(dont).toMatch(/ほか[0-9]+$/u);
    expect(dont).not.toContain('…');
  });
});
