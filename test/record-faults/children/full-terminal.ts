// A terminal on a disk that is too small: writes notes until one is not stored, and tells as JSON what the screen said and what is there.
import { join } from 'node:path';
import { logFile } from '../../../src/store/home.ts';
import { openLog } from '../../../src/store/sqlite-log.ts';
import { Desk } from '../terminal.ts';

const [small = ''] = process.argv.slice(2);
const home = join(small, 'home');
const desk = new Desk(home, '田中');
const id = desk.open();
desk.app.open(desk.app.routes.work(id));
let said = 0;
while (said < 2000 && desk.note(id, `${said} ${'あ'.repeat(3000)}`)) said += 1;
const screen = desk.text();
const again = desk.note(id, 'もう一度');
desk.close();
const log = openLog(logFile(home, 'real'), { mode: 'real' });
const lines = log.read(id);
log.close();
console.log(
  JSON.stringify({
    said,
    again,
    stored: lines.filter(({ bytes }) => bytes.includes('"note.added"')).length,
    saved: desk.app.saved(),
    unsaved: desk.app.unsaved,
    claims: screen.includes('保存済み') || screen.includes('記録しました'),
    tells: screen.includes('保存できません'),
  }),
);
