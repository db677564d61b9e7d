import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anchorOf } from '../../src/export/anchor.ts';
import { ImpossibleLog } from '../../src/incident/replay.ts';
import { logFile } from '../../src/store/home.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { ReportForm } from '../../src/ui/screens/ending-forms.ts';
import { ui } from '../../src/words/ja/ui.ts';
import { canMount, runOnSmallDisk } from '../store/children.ts';
import { tempHome } from '../store/temp-home.ts';
import { Desk, SIZE } from './terminal.ts';

const AT = Date.parse('2026-11-21T10:32:00+09:00');
let root: string;
let home: string;
let desks: Desk[];
const sit = (name: string, mode: 'real' | 'drill' = 'real'): Desk => {
  const desk = new Desk(home, name, () => AT, mode);
  desks.push(desk);
  return desk;
};
beforeEach(() => {
  root = tempHome();
  home = join(root, 'home');
  desks = [];
});
afterEach(() => {
  for (const desk of desks) desk.close();
  rmSync(root, { recursive: true, force: true });
});

describe('two terminals on one incident', () => {
  it('each see what the other records, at the next look, without a key pressed', () => {
    const [left, right] = [sit('田中'), sit('佐藤')];
    const id = left.open();
    // What was written after the other desk opened its log, and before it was asked for the first time, is new to it.
    expect([left.app.changed(), right.app.changed()]).toEqual([true, true]);
    for (const { app } of [left, right]) app.open(app.routes.work(id));
    expect([left.app.changed(), right.app.changed()]).toEqual([false, false]);
    expect(right.text()).not.toContain('左の画面から');
    left.note(id, '左の画面から');
    expect(right.app.changed()).toBe(true);
    expect(right.text()).toContain('左の画面から');
    expect(right.app.changed()).toBe(false);
  });

  it('both keep their notes: a note made for an older line is moved behind the newer one', () => {
    const [left, right] = [sit('田中'), sit('佐藤')];
    const id = left.open();
    // Both have looked, then both write.
    for (const desk of [left, right]) desk.session.load(id);
    expect([left.note(id, '左'), right.note(id, '右'), left.note(id, '左2')]).toEqual([true, true, true]);
    const texts = left.session.load(id).entries.flatMap((line) => ('words' in line && line.words.text) || []);
    expect(texts).toEqual(['左', '右', '左2']);
  });

  it('settle a step once: the second is told who did it and when, and records nothing', () => {
    const [left, right] = [sit('田中'), sit('佐藤')];
    const id = left.open();
    for (const desk of [left, right]) desk.session.load(id);
    const settle = (desk: Desk) => {
      const { person } = desk.app;
      const fields = { finding: '3件' };
      return person && desk.app.act(() => desk.session.run(id, { do: 'settle', step: 'verify-content', outcome: 'done', fields }, person));
    };
    expect(settle(right)).toBeDefined();
    const before = left.session.load(id).head;
    expect(settle(left)).toBeUndefined();
    expect(left.app.notice[0]).toBe('「2 情報の内容の確認」は、管理者 佐藤が10:32に完了済みです。');
    expect(left.session.load(id).head).toEqual(before);
  });

  it('in a drill write a record of their own, which no real one takes in', () => {
    const [real, drill] = [sit('田中'), sit('佐藤', 'drill')];
    const id = drill.open();
    drill.note(id, '訓練');
    expect(real.session.ids()).toEqual([]);
    const [from, to] = [openLog(logFile(home, 'drill'), { mode: 'drill' }), openLog(logFile(home, 'real'), { mode: 'real' })];
    const lines = from.read(id);
    for (const { bytes } of lines) {
      const { runbook } = JSON.parse(bytes) as { runbook: string };
      to.keepRunbook(runbook, from.runbook(runbook) ?? '');
    }
    to.append(id, 0, lines);
    from.close();
    to.close();
    // Even brought in by hand, it is not read as a real incident's.
    const read = () => real.session.load(id);
    let mode = 'refused';
    try {
      mode = read().opened.mode;
    } catch (problem) {
      expect(problem).toBeInstanceOf(ImpossibleLog);
    }
    expect(mode).not.toBe('real');
  });
});

describe('a report that is written from the screen', () => {
  it('signs the record up to there, and tells line and value for the paper', () => {
    const desk = sit('田中');
    const id = desk.open();
    desk.app.open(desk.app.routes.work(id));
    desk.app.open(new ReportForm(id, 'md'));
    for (const chunk of [1, 2]) {
      desk.app.draw(SIZE);
      desk.app.press({ name: 'enter', chunk, withText: false, last: true });
    }
    const { seq, hash } = desk.session.load(id).head;
    expect(desk.app.notice.join('\n')).toContain(`記録 ${seq}番まで　${anchorOf(hash)}`);
    expect(desk.session.log.checkpoints(id)).toMatchObject([{ seq, head: hash }]);
  });
});

describe('a write that failed', () => {
  it('is told on every screen from then on, and the one before it stays what was saved last', () => {
    const desk = sit('田中');
    const id = desk.open();
    desk.app.open(desk.app.routes.work(id));
    expect(desk.note(id, '保存できた')).toBe(true);
    expect(desk.app.saved()).toBe(ui.savedAt('10:32'));
    const { StatementSync } = process.getBuiltinModule('node:sqlite');
    const { run } = StatementSync.prototype;
    const failing = vi.spyOn(StatementSync.prototype, 'run').mockImplementation(function (
      this: { sourceSQL: string },
      ...values: unknown[]
    ) {
      if (this.sourceSQL === 'COMMIT') throw Object.assign(new Error('disk I/O error'), { errcode: 10, code: 'ERR_SQLITE_ERROR' });
      return Reflect.apply(run, this, values);
    });
    try {
      expect(desk.note(id, '保存できない')).toBe(false);
    } finally {
      failing.mockRestore();
    }
    // The disk is well again; this session writes no more, because it cannot know what the disk kept.
    expect(desk.note(id, 'まだ')).toBe(false);
    expect(desk.app.saved()).toBe(ui.unsaved);
    expect(desk.text()).toContain(ui.unsaved);
    expect(desk.text()).not.toMatch(/保存済み|記録しました/u);
    const other = sit('佐藤');
    expect(JSON.stringify(other.session.load(id).entries)).not.toContain('保存できない');
    expect(other.note(id, '開き直せば書ける')).toBe(true);
  });

  it.runIf(canMount())('on a disk that is full stores everything it said it stored, and says no more', () => {
    const small = join(root, 'small');
    mkdirSync(small);
    const told = runOnSmallDisk(small, 2048, '../../record-faults/children/full-terminal', [small]);
    expect(told).toMatchObject({ again: false, saved: ui.unsaved, claims: false, tells: true });
    expect(told.said).toBeGreaterThan(5);
    expect(told.stored).toBe(told.said);
  });
});
