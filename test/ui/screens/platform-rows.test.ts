import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { responsesOf } from '../../../src/incident/overview.ts';
import { Session } from '../../../src/session/session.ts';
import { memoryLog } from '../../../src/store/memory-log.ts';
import { StepForm } from '../../../src/ui/screens/step-form.ts';
import { everySceneIsSound, library, Scene } from '../../session/scene.ts';
import { tempHome } from '../../store/temp-home.ts';
import { NARROW, Stage, squeezed, TALL, WIDE } from './stage.ts';

const HEADING = '規定外の助言　運営者の窓口';
const form = (one: Scene, step: string, size = TALL): Stage => new Stage(new StepForm(one.id, 'r1', step), { scene: one, size });
const windows = (stage: Stage): string => {
  const rows = stage.rows();
  const from = rows.findIndex((row) => row.includes(HEADING));
  return from < 0 ? '' : squeezed(rows.slice(from).join('\n'));
};

afterEach(everySceneIsSound);

describe('the windows of the operators', () => {
  it.each([
    ['request-takedown', 'standard', 'impersonation', 'なりすまし', 'help.x.com/ja/safety-and-security/report-x-impersonation'],
    ['request-takedown', 'standard', 'rumor', '違法・有害', '情報流通プラットフォーム対処法'],
    ['request-account-recovery', 'standard', 'takeover', '回復', 'support.google.com/youtube/answer/76187'],
    ['apply-verification', 'standard', 'takeover', '認証', 'lycbiz.com'],
  ] as const)('stand under %s (%s, %s), as advice with the day of the check', (step, guideline, trouble, kind, words) => {
    const found = windows(form(new Scene({ guideline, trouble }), step));
    expect(found).toContain(squeezed(`${HEADING}　${kind}（最終確認 令和8年11月20日（金））`));
    expect(found).toContain(squeezed(words));
    expect(found).toContain('いまの画面は確かめていません');
  });

  it('say of what was not confirmed only that it was not', () => {
    const found = windows(form(new Scene({ guideline: 'standard', trouble: 'takeover' }), 'request-account-recovery'));
    expect(found).toMatch(/Facebook確認できていません(?:出所|書きかけ|$)/u);
    expect(found).not.toContain('facebook.com');
  });

  it('narrow to the operator and the request that the form names', () => {
    const stage = form(new Scene({ guideline: 'standard', trouble: 'impersonation' }), 'request-takedown')
      .type('4')
      .type('2');
    const found = windows(stage);
    expect(found).toContain('ハッキングされたアカウントの復旧');
    expect(found).not.toContain('help.x.com');
  });

  it('fold to what fits, and say how many are left out', () => {
    const one = new Scene({ guideline: 'standard', trouble: 'impersonation' });
    for (const size of [WIDE, NARROW]) {
      const stage = form(one, 'request-takedown', size).press('pagedown', 'pagedown', 'pagedown');
      expect(squeezed(stage.text())).toMatch(/ほか[34]件/u);
    }
  });

  it('stand under no other step', () => {
    expect(windows(form(new Scene({ guideline: 'komae', trouble: 'takeover' }), 'notify-section-head'))).toBe('');
  });

  it('count for nothing', () => {
    const one = new Scene({ guideline: 'standard', trouble: 'impersonation' });
    const left = responsesOf(one.incident)[0]?.left;
    form(one, 'request-takedown').type('1').press('escape');
    expect(responsesOf(one.incident)[0]?.left).toBe(left);
  });

  it('come from an office’s own table, and a broken one is told where they would stand', () => {
    const own = (text: string, step = 'request-takedown'): Stage => {
      const dir = tempHome();
      mkdirSync(join(dir, 'platforms'));
      writeFileSync(join(dir, 'platforms', 'routes.yaml'), text);
      const one = new Scene({ guideline: 'standard', trouble: 'impersonation' });
      const session = new Session({
        log: memoryLog(one.kept),
        library: { ...library, dirs: [dir] } as typeof library,
        mode: 'real',
        now: () => one.now,
      });
      return new Stage(new StepForm(one.id, 'r1', step), { scene: { session } as Scene, size: TALL });
    };
    const entry =
      'schema: hikeshi/platforms@1\nbasis: 自分で確かめました。\nroutes:\n  - platform: x\n    kind: impersonation\n    confidence: official\n    name: 新しい窓口\n    source: X\n    checked: 2027-04-01\n';
    expect(windows(own(entry))).toContain('新しい窓口');
    expect(windows(own(entry))).toContain('令和9年4月1日');
    expect(squeezed(own(entry.replace('official', 'certain')).text())).toContain('窓口の表を読めませんでした');
    expect(squeezed(own(entry.replace('official', 'certain'), 'notify-section-head').text())).not.toContain('窓口の表');
  });
});
