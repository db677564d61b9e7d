import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logFile } from '../../src/store/home.ts';
import { key } from '../../src/ui/keys/chunks.ts';
import { sayStoreError } from '../../src/words/ja/store.ts';
import { ui } from '../../src/words/ja/ui.ts';
import { tempHome } from '../store/temp-home.ts';
import { Desk } from './terminal.ts';

let home: string;
let desk: Desk;
let id: string;
beforeEach(() => {
  home = tempHome();
  desk = new Desk(home, '田中');
  id = desk.open();
  desk.app.open(desk.app.routes.work(id));
  desk.text();
});
afterEach(() => {
  desk.close();
  rmSync(home, { recursive: true, force: true });
});
const type = (text: string) => desk.app.press(key('text', text));
const drafts = () => readdirSync(join(home, 'drafts')).map((name) => readFileSync(join(home, 'drafts', name), 'utf8'));

// Windows takes no open file away.
describe.skipIf(process.platform === 'win32')('a terminal whose record is no longer there', () => {
  beforeEach(() => rmSync(logFile(home, 'real')));

  it('says so at the next look, once, without a key pressed', () => {
    expect(desk.text()).toContain(ui.allSaved);
    expect(desk.app.changed()).toBe(true);
    expect(desk.app.notice).toEqual([sayStoreError({ code: 'log.gone', facts: { file: logFile(home, 'real') } })]);
    expect(desk.text()).toContain(ui.unsaved);
    expect(desk.text()).not.toContain(ui.allSaved);
    expect(desk.app.changed()).toBe(false);
  });

  it('tells no note as recorded, and still shows what it knew', () => {
    expect(desk.note(id, '消えたあと')).toBe(false);
    expect(desk.text()).not.toMatch(/保存済み|記録しました/u);
    expect(desk.text()).toContain('情報の内容の確認');
  });

  it('promises no draft on a form any more', () => {
    desk.app.press(key('enter'));
    expect(desk.text()).toContain(ui.record.draftKept);
    desk.app.changed();
    expect(desk.text()).not.toContain(ui.record.draftKept);
    expect(desk.text()).toContain(ui.record.draftUnsure);
  });

  it('keeps beside it what is written from then on, where that can be had', () => {
    desk.app.changed();
    type('広報課から電話');
    desk.app.changed();
    expect(drafts().join('')).toContain('広報課から電話');
  });

  it('goes on, and does not repeat itself, where nothing can be kept at all', () => {
    desk.app.changed();
    rmSync(home, { recursive: true });
    // In the place of the folder stands something else.
    writeFileSync(home, '');
    type('広報課から電話');
    desk.app.changed();
    expect(desk.app.notice).toEqual([]);
    expect(desk.text()).toContain(ui.unsaved);
    expect(desk.text()).toContain('広報課から電話');
    rmSync(home);
    mkdirSync(home);
  });
});
