import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAround } from './every-size.ts';
import { newOffice } from './operator.ts';

const office = newOffice();
let exercise: string;
beforeAll(async () => {
  ({ exercise } = await office.command<{ exercise: string }>('drill', 'start', 'takeover-saturday', '--by', '進行・佐藤'));
  await office.command('drill', 'jump', exercise, '30', '--by', '進行・佐藤');
  await office.command('drill', 'end', exercise, '--by', '進行・佐藤');
});
afterAll(() => office.leave());

test('a drill is gone through again on the terminal, line by line, and left with Esc', async () => {
  const me = office.open({ args: ['drill', 'replay', exercise] });
  const look = () =>
    lookAround(me, 'replay', () => {
      expect(me.row(1)).toMatch(/^【訓練】再生/u);
      expect(me.row(me.terminal.screen().length)).toContain('【訓練】');
    });
  await me.see('想定時刻 7:10（開始から0分）');
  await look();
  await me.press('right');
  expect(me.row(2)).toContain('2番（2／');
  await look();
  await me.press('end');
  expect(me.words).toContain('訓練終了');
  await me.press('left');
  expect(me.words).toContain('状況付与');
  await look();
  me.terminal.press('escape');
  expect(await me.terminal.exited).toMatchObject({ code: 0 });
});
