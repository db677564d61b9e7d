import { describe, expect, it } from 'vitest';
import type { LastDrill } from '../../../src/session/last-drilled.ts';
import { Home } from '../../../src/ui/screens/home.ts';
import { Runbooks } from '../../../src/ui/screens/runbooks.ts';
import { tokyo } from '../../fixtures/walk.ts';
import { Scene } from '../../session/scene.ts';
import { NARROW, Stage, WIDE } from './stage.ts';

const MAY: LastDrill = { exercise: 'd', scenario: 'takeover-saturday', at: tokyo('2026-05-16 14:00'), rating: 'S' };

/** Home with one open incident of 狛江市, a takeover. */
const home = (last?: LastDrill | 'unknown') => {
  const stage = new Stage(new Home(), { scene: new Scene().at('2:31') });
  if (last !== undefined)
    stage.app.drilled = { of: (guideline, trouble) => (guideline === 'komae' && trouble === 'takeover' ? last : undefined) };
  return stage;
};

describe('the line of the last drill', () => {
  it('stands beneath an open incident as it is drawn: the day, the days counted, the rating in words', () => {
    expect(home(MAY).rows()).toContain('      訓練　最後は令和8年5月16日（189日前）　評価 S 一部支障');
    expect(home({ ...MAY, at: tokyo('2026-11-21 0:10'), rating: 'P' }).text()).toContain('最後は令和8年11月21日（今日）　評価 P 支障なし');
    for (const size of [WIDE, { ...NARROW, rows: 24 }]) expect(home(MAY).text(size)).toContain('評価 S 一部支障');
    // On a low screen what can be done comes first.
    expect(home(MAY).text(NARROW)).not.toContain('評価');
  });

  it('says where there was none, and says nothing while it is not known', () => {
    const none = home();
    none.app.drilled = { of: () => undefined };
    expect(none.rows()).toContain('      訓練　この手順書の訓練は、まだ行っていません');
    for (const unknown of [home(), home('unknown')]) expect(unknown.text()).not.toContain('この手順書の訓練');
  });

  it('moves nothing when it becomes known', () => {
    const before = home().rows();
    const after = home(MAY).rows();
    const changed = before.flatMap((row, at) => (row === after[at] ? [] : [row]));
    expect(changed).toEqual(['']);
  });

  it('stands beside each runbook in the list of them', () => {
    const stage = new Stage(new Runbooks());
    stage.app.drilled = { of: (guideline) => (guideline === 'hirakawa' ? MAY : undefined) };
    const text = stage.text({ columns: 100, rows: 60 });
    expect(text.match(/最後は令和8年5月16日/gu)).toHaveLength(4);
    expect(text.match(/まだ行っていません/gu)?.length).toBeGreaterThan(8);
  });
});
