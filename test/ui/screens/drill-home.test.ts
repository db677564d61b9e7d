import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ExerciseParts, ExerciseSession } from '../../../src/session/exercise.ts';
import { openExercise, startExercise } from '../../../src/session/exercise-store.ts';
import { scenariosOf } from '../../../src/session/scenarios.ts';
import { logFile } from '../../../src/store/home.ts';
import { openLog } from '../../../src/store/sqlite-log.ts';
import type { App, Size } from '../../../src/ui/app.ts';
import { DrillHome } from '../../../src/ui/screens/drill-home.ts';
import { Home } from '../../../src/ui/screens/home.ts';
import { playSaturday } from '../../drill/played.ts';
import { tokyo } from '../../fixtures/walk.ts';
import { library } from '../../session/scene.ts';
import { NARROW, Stage, TALL, WIDE } from './stage.ts';

const SIZES = [WIDE, NARROW, TALL];
const TRAINER = { role: '進行', name: '進行 太郎' };
const SATURDAY = '公式Xに暗号資産の投稿（土曜の朝）';

let folder = '';
afterEach(() => {
  if (folder !== '') rmSync(folder, { recursive: true });
  folder = '';
});

/** Home with a drill store, on which something was done. */
const office = (alone: boolean, done: (session: ExerciseSession, clock: { now: number }) => void): { stage: Stage; app: App } => {
  const stage = new Stage(new Home());
  const { app } = stage;
  const clock = { now: tokyo('2026-11-20 14:00') };
  const log = openLog(logFile(app.home, 'drill'), { mode: 'drill' });
  const parts: ExerciseParts = { log, library, real: () => clock.now };
  const found = scenariosOf(library).scenarios.find(({ scenario }) => scenario.id === 'takeover-saturday');
  if (found === undefined) throw new Error('no scenario');
  const acted = startExercise(parts, found, { seed: 3, alone }, TRAINER);
  if ('refused' in acted) throw new Error('refused');
  done(openExercise(parts, acted.incident.id), clock);
  log.close();
  app.open(new DrillHome(app));
  return { stage, app };
};

/** As a drill must be seen: 【訓練】 first and last. */
const marked = (stage: Stage, size: Size) => {
  const rows = stage.rows(size);
  expect(rows[0]).toMatch(/^【訓練】(?!【訓練】)/u);
  expect(rows.at(-1)).toMatch(/【訓練】$/u);
};
const choose = (stage: Stage, words: string) => {
  for (let tries = 0; tries < 30 && !stage.rows().some((row) => / > /u.test(row) && row.includes(words)); tries += 1) stage.press('down');
  expect(stage.text()).toMatch(new RegExp(` > .*${words}`, 'u'));
  return stage.press('enter');
};

describe('the way to a drill', () => {
  it('says 【訓練】 first and last on each of its screens, in three sizes', () => {
    const { stage } = office(false, (session) => session.take({ do: 'join', seats: ['担当'] }, { role: '担当', name: '高橋 みなと' }));
    for (const size of SIZES) marked(stage, size);
    choose(stage, SATURDAY);
    for (const size of SIZES) marked(stage, size);
    choose(stage, '席に着いて参加する');
    for (const size of SIZES) marked(stage, size);
  });

  it('tells who sits where, and is done once a seat and a name are there', () => {
    const { stage, app } = office(false, (session) => session.take({ do: 'join', seats: ['担当'] }, { role: '担当', name: '高橋 みなと' }));
    choose(stage, SATURDAY);
    choose(stage, '席に着いて参加する');
    expect(stage.text()).toContain('1担当（高橋 みなとさん）');
    expect(stage.text()).toMatch(/2責任者(?!（)/u);
    expect(stage.text()).toContain('席を選ぶと押せます');
    stage.type('2').button('席に着く');
    expect(app.away).toMatchObject({ as: 'join', seats: ['責任者'] });
  });

  it('asks nobody for a name who only shows what came', () => {
    const { stage, app } = office(false, () => undefined);
    choose(stage, SATURDAY);
    choose(stage, '投影用に');
    expect(app.away).toMatchObject({ as: 'projector' });
  });

  it('tells of a scenario what its players may know, for whoever chooses it may be one of them', () => {
    const { stage } = office(false, () => undefined);
    const { scenarios } = scenariosOf(library);
    const [{ scenario } = { scenario: undefined }] = scenarios;
    choose(stage, scenario?.title ?? '');
    const text = stage.text();
    expect(text).toContain(scenario?.seats.join('・'));
    for (const { text: objective } of scenario?.objectives ?? []) expect(text).not.toContain(objective.slice(0, 12));
    for (const inject of scenario?.injects ?? []) expect(text).not.toContain(inject.text.slice(0, 12));
    for (const inject of scenario?.injects ?? []) if (inject.hidden) expect(text).not.toContain(inject.hidden.slice(0, 8));
    for (const size of SIZES) marked(stage, size);
  });

  it('knows a drill that somebody does alone', () => {
    const { stage } = office(true, () => undefined);
    expect(stage.text()).toMatch(/> 1 +公式Xに暗号資産の投稿（土曜の朝） +自習　実時刻 14:00 から/u);
    choose(stage, SATURDAY);
    expect(stage.text()).toContain('自習を続ける');
    expect(stage.text()).not.toContain('席に着いて参加する');
  });
});

describe('a drill that has ended', () => {
  it('is found again with its rating, and its report is a file whose name says 【訓練】', () => {
    const { stage, app } = office(false, playSaturday);
    expect(stage.text()).not.toContain('行っている訓練');
    stage.button('終わった訓練を見る（1件）');
    for (const size of SIZES) marked(stage, size);
    expect(stage.text(WIDE)).toMatch(/公式Xに暗号資産の投稿（土曜の朝） +令和8年11月20日（金）14:00/u);
    stage.press('enter');
    for (const size of SIZES) marked(stage, size);
    expect(stage.text(WIDE)).toContain('評価 U 実施できず');
    folder = mkdtempSync(join(tmpdir(), 'hikeshi-report-'));
    Object.assign(app, { cwd: folder });
    choose(stage, '事後報告書を書き出す');
    for (const size of SIZES) marked(stage, size);
    stage.button('書き出す');
    const [name = ''] = readdirSync(folder);
    expect(name).toBe('【訓練】takeover-saturday-20261120-1400.html');
    expect(app.notice).toEqual([`書き出しました：${join(folder, name)}`]);
    const page = readFileSync(join(folder, name), 'utf8');
    expect(page).toContain('事後報告書');
    expect(page).toContain('乗っ取られたアカウントだけで知らせる');
    // A second time it is not written over.
    choose(stage, '事後報告書を書き出す');
    stage.button('書き出す');
    expect(app.notice.join('')).toContain('あります');
    // As Markdown it is another file.
    stage.press('escape');
    choose(stage, '事後報告書を書き出す');
    stage.type('2').button('書き出す');
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('is gone through again line by line, and Esc comes back to it', () => {
    const { stage } = office(false, playSaturday);
    stage.button('終わった訓練を見る（1件）').press('enter');
    choose(stage, '記録を1件ずつ見る');
    expect(stage.press('end').text()).toMatch(/（(?<all>\d+)／\k<all>）/u);
    for (const size of SIZES) marked(stage, size);
    stage.press('escape');
    expect(stage.text(WIDE)).toContain('事後報告書を書き出す');
    expect(stage.app.done).toBe(false);
  });

  it('takes the words of an evaluator still', () => {
    const { stage, app } = office(false, playSaturday);
    stage.button('終わった訓練を見る（1件）').press('enter');
    choose(stage, '進行の画面で');
    stage.button('進行の画面を開く');
    expect(app.away).toMatchObject({ as: 'control' });
  });
});
