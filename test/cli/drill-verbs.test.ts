import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newHolder } from '../../src/session/exercise-lease.ts';
import { openExercise } from '../../src/session/exercise-store.ts';
import { openLibrary } from '../../src/session/folders.ts';
import { logFile } from '../../src/store/home.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { tokyo } from '../fixtures/walk.ts';
import { documentOf, Office } from './shell.ts';

const TRAINER = ['--by', '進行・佐藤 太郎'];
const START = tokyo('2026-11-21 14:00');

let here: Office;
let exercise: string;
beforeEach(() => {
  here = new Office();
  vi.setSystemTime(START);
  exercise = String(here.quick(['drill', 'start', 'takeover-saturday', '--seed', '3', ...TRAINER]).exercise);
});
afterEach(() => {
  vi.useRealTimers();
  here.leave();
});

interface Status {
  readonly state: string;
  readonly minutes: number;
  readonly simTime: string;
  readonly rate: number;
  readonly injects: readonly { id: string; state: string; minutes?: number; by?: string }[];
  readonly expected: readonly { id: string; state: string; hinted: boolean }[];
  readonly controller?: { name: string; here: boolean };
}
const status = () => here.quick(['drill', 'status', exercise]) as unknown as Status;
const inject = (id: string) => status().injects.find((one) => one.id === id);
const steer = (...words: string[]) => here.quick(['drill', words[0] ?? '', exercise, ...words.slice(1), ...TRAINER]);
const refused = (...words: string[]) => {
  const ran = here.call([...words, '--json']);
  return { code: ran.code, ...documentOf<{ refused?: { code: string }; error?: { code: string } }>(ran) };
};

describe('a town’s own scenario of the name of one of ours', () => {
  it('is told with its faults where it is broken, and ours is not played in its place', () => {
    const folder = join(here.home, 'ours');
    mkdirSync(join(folder, 'scenarios'), { recursive: true });
    writeFileSync(join(folder, 'scenarios', 'takeover-saturday.yaml'), 'schema: hikeshi/scenario@1\nid: takeover-saturday\ntitle: [');
    const ran = refused('drill', 'start', 'takeover-saturday', '--runbooks', folder, ...TRAINER);
    expect(ran).toMatchObject({ code: 2, error: { code: 'runbook.broken' } });
    const other = here.quick(['drill', 'start', 'rumor-water', '--runbooks', folder, ...TRAINER]);
    expect(other.exercise).toBeTruthy();
  });
});

describe('a drill that is run from the shell', () => {
  it('goes on while nobody calls, and each call does one thing to it', () => {
    vi.setSystemTime(START + 5 * 60_000);
    expect(status()).toMatchObject({ state: 'running', minutes: 5, simTime: '2026-05-16T07:15:00+09:00' });
    steer('rate', '3');
    steer('next');
    expect(status()).toMatchObject({ minutes: 6, rate: 3 });
    vi.setSystemTime(START + 6 * 60_000);
    expect(status().minutes).toBe(9);
    steer('pause');
    vi.setSystemTime(START + 60 * 60_000);
    expect(status()).toMatchObject({ state: 'paused', minutes: 9 });
    steer('resume');
    steer('jump', '20');
    expect(inject('I4')).toMatchObject({ state: 'released', minutes: 20, by: 'time' });
    steer('defer', 'I5');
    steer('release', 'C1');
    expect(inject('C1')).toMatchObject({ state: 'released', by: 'controller' });
    steer('hint', 'save');
    expect(status().expected.find(({ id }) => id === 'save')).toMatchObject({ hinted: true });
    steer('suspend');
    expect(status().state).toBe('suspended');
    steer('end');
    expect(status().state).toBe('ended');
    expect(inject('I5')).toMatchObject({ state: 'deferred' });
    expect(status().controller).toMatchObject({ name: '佐藤 太郎', here: false });
  });

  it('says 【訓練】 in every line that it tells, and names an inject’s state as the screen does', () => {
    const told = ['status', 'next', 'pause'].map((word) =>
      here
        .call(['drill', word, exercise, ...(word === 'status' ? [] : TRAINER)])
        .out.trim()
        .split('\n'),
    );
    const inbox = here.call(['drill', 'inbox', exercise, '--seat', '担当']).out.trim().split('\n');
    const list = here.call(['drill', 'status']).out.trim().split('\n');
    const lines = [...told.flat(), ...inbox, ...list];
    expect(lines.length).toBeGreaterThan(15);
    expect(lines.filter((line) => !line.startsWith('【訓練】'))).toEqual([]);
    expect(told[0]).toContain('【訓練】期待行動　実施0・まだ4・付与の前14');
    expect(told[0]?.[0]).toContain('公式Xに暗号資産の投稿（土曜の朝）');
    expect(told[0]?.some((line) => line.includes('条件外') || line.includes('待ち'))).toBe(true);
  });

  it('tells each seat what has come to it, and nothing else', () => {
    steer('jump', '10');
    const inbox = (seat: string) => here.quick(['drill', 'inbox', exercise, '--seat', seat]) as unknown as { id: string; text: string }[];
    expect(inbox('情政').map(({ id }) => id)).toEqual(['I3']);
    expect(inbox('責任者').map(({ id }) => id)).toEqual(['I2']);
    expect(JSON.stringify(inbox('担当'))).not.toMatch(/hidden|保存しているか/u);
  });

  it('takes an act with its one line of text, and what an evaluator saw', () => {
    here.quick(['drill', 'act', exercise, 'consult-police', '県警に電話した', '--seat', '担当', '--by', '担当・高橋']);
    here.quick(['drill', 'note', exercise, '担当', '落ち着いていた', '--by', '評価・鈴木']);
    expect(status()).toMatchObject({ observations: 1 });
    // An evaluator's word takes nobody's seat.
    expect(status().controller).toBeUndefined();
  });

  it.each([
    [['drill', 'start', 'no-such'], 2, 'scenario.unknown'],
    [['drill', 'pause', 'no-such'], 2, 'exercise.unknown'],
    [['drill', 'release', 'EX', 'I99'], 2, 'inject.unknown'],
    [['drill', 'release', 'EX', 'I1'], 1, 'inject.settled'],
    [['drill', 'rate', 'EX', 'fast'], 2, 'number.shape'],
    [['drill', 'rate', 'EX', '12'], 2, 'rate.most'],
    [['drill', 'resume', 'EX'], 1, 'clock.running'],
    [['drill', 'note', 'EX', '市長', 'x'], 2, 'seat.unknown'],
    [['drill', 'rating', 'EX', 'whole', 'Q'], 2, 'rating.shape'],
    [['drill', 'rating', 'EX', 'whole', 'S'], 2, 'exercise.text'],
  ] as const)('%j ends with %i and says why: %s', (words, code, why) => {
    const ran = refused(...words.map((word) => (word === 'EX' ? exercise : word)), ...TRAINER);
    expect([ran.code, ran.refused?.code ?? ran.error?.code]).toEqual([code, why]);
  });

  it('is not steered past a controller who sits at a terminal; who takes the seat is in the log', () => {
    const parts = { log: openLog(logFile(here.home, 'drill'), { mode: 'drill' }), library: openLibrary([]), real: () => Date.now() };
    openExercise(parts, exercise).lead({ role: '進行', name: '鈴木' }, newHolder(process.pid));
    parts.log.close();
    const held = here.call(['drill', 'pause', exercise, ...TRAINER, '--json']);
    expect([held.code, documentOf(held).refused]).toMatchObject([1, { code: 'controller.held', role: '進行', name: '鈴木' }]);
    expect(held.err).toContain('鈴木さんが進行しています（実時刻 14:00 から）');
    expect(here.call(['drill', 'pause', exercise, ...TRAINER, '--take']).code).toBe(0);
    expect(status()).toMatchObject({ state: 'paused', controller: { name: '佐藤 太郎' } });
  });

  it('does the steps of the runbook as in earnest: an order holds back, and a picture for training is evidence', () => {
    const BY = ['--by', '担当・高橋'];
    const POST = 'https://post.example/1';
    steer('next');
    const held = refused('drill', 'do', exercise, 'delete-unauthorized-posts', ...BY);
    expect(held).toMatchObject({ code: 1, refused: { code: 'step.blocked', blockedBy: [{ step: 'capture-evidence', clause: 'KM-13' }] } });
    const { evidence } = here.quick(['drill', 'picture', exercise, '--url', POST, ...BY]);
    here.quick(['drill', 'do', exercise, 'capture-evidence', '--field', `evidence=${String(evidence)}`, ...BY]);
    here.quick([
      'drill',
      'do',
      exercise,
      'delete-unauthorized-posts',
      '--field',
      `subject=${POST}`,
      '--field',
      `evidence=${String(evidence)}`,
      ...BY,
    ]);
    expect(
      status()
        .expected.filter(({ state }) => state === 'on-time')
        .map(({ id }) => id),
    ).toEqual(['save', 'delete']);
    steer('suspend');
    expect(refused('drill', 'do', exercise, 'change-password', ...BY)).toMatchObject({ code: 1, refused: { code: 'exercise.suspended' } });
  });

  it('charges the standard minutes of a deed to whoever plays alone', () => {
    // Drills stand in the order in which they began.
    vi.setSystemTime(START + 60_000);
    const { exercise: own } = here.quick(['drill', 'start', 'takeover-saturday', '--solo', '--by', '自習・高橋']);
    here.quick(['drill', 'picture', String(own), '--by', '自習・高橋']);
    here.quick(['drill', 'do', String(own), 'capture-evidence', '--field', 'evidence=E1', '--by', '自習・高橋']);
    expect(here.quick(['drill', 'status', String(own)])).toMatchObject({ alone: true, minutes: 4 });
    expect(here.quick(['drill', 'status'])).toMatchObject([
      { exercise, alone: false, state: 'running' },
      { exercise: own, alone: true },
    ]);
  });

  it('stands in no list of real incidents, and no real command finds it', () => {
    expect(here.quick(['incidents', '--all'])).toEqual([]);
    expect(refused('status', exercise)).toMatchObject({ code: 2, error: { code: 'incident.unknown' } });
  });
});
