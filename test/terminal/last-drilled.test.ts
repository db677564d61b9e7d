import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { newOffice, type Office } from './operator.ts';

const person = { role: '管理者', name: '田中 恵子' };
let office: Office;
afterEach(() => office.leave());

const begun = async (): Promise<void> => {
  office = newOffice({ guideline: 'komae', person });
  await office.command('open', 'takeover', '--guideline', 'komae', '--by', '管理者・田中恵子');
};

describe('the home screen', () => {
  test('tells the last drill of each open incident’s runbook, once the drills were read', async () => {
    await begun();
    const me = office.open();
    await me.see('訓練　この手順書の訓練は、まだ行っていません');
    const { exercise } = await office.command<{ exercise: string }>('drill', 'start', 'takeover-saturday', '--by', '進行・佐藤');
    await office.command('drill', 'end', exercise, '--by', '進行・佐藤');
    // Somebody else's terminal held the drill: this one learns of it.
    await me.see('（今日）　評価 U 実施できず');
  });

  test('and the work on a real incident go on as ever beside a drill store that is broken', async () => {
    await begun();
    writeFileSync(join(office.home, 'drill.db'), 'this is no database, and it never was one'.repeat(200));
    const me = office.open();
    await me.see('対応中 1件');
    await me.press('enter');
    await me.see('しないこと');
    await me.type('訓練の記録は壊れている');
    await me.see('メモとして記録する');
    await me.press('enter', 'enter');
    await me.see('番を記録しました');
    expect(me.words).not.toContain('読めません');
  });
});
