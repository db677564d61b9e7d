import { describe, expect, it } from 'vitest';
import { drillReport } from '../../../src/drill/report.ts';
import { incidentAt, replaySteps, standsOf } from '../../../src/export/drill-replay.ts';
import { responsesOf } from '../../../src/incident/overview.ts';
import { Session } from '../../../src/session/session.ts';
import { memory, memoryLog } from '../../../src/store/memory-log.ts';
import { App, type Size } from '../../../src/ui/app.ts';
import type { KeyName } from '../../../src/ui/keys/key.ts';
import { frameText, rowText } from '../../../src/ui/parts/row.ts';
import { width } from '../../../src/ui/parts/width.ts';
import { DrillReplay } from '../../../src/ui/screens/drill-replay.ts';
import { routes } from '../../../src/ui/screens/routes.ts';
import { planted } from '../../drill/planted.ts';
import { library } from '../../session/scene.ts';
import { tempHome } from '../../store/temp-home.ts';
import { NARROW, TALL, WIDE } from './stage.ts';

const { log, deleted } = planted();
const { exercise } = log;
const { incident } = exercise;
const report = drillReport(exercise, { trend: { rows: [], decidable: false } });

const show = (size: Size = WIDE) => {
  const screen = new DrillReplay(report, incident);
  const session = new Session({ log: memoryLog(memory()), library, mode: 'drill', now: () => 0 });
  const app = new App({ session, home: tempHome(), settings: { settings: {} }, cwd: '.', routes }, screen);
  const rows = () => {
    const text = frameText(app.draw(size));
    expect(text).toHaveLength(size.rows);
    for (const row of text) expect(width(row)).toBeLessThanOrEqual(size.columns);
    return text;
  };
  const press = (...names: KeyName[]) => {
    for (const name of names) app.press({ name, chunk: 1, withText: false, last: true });
    return rows();
  };
  return { app, rows, press };
};

describe('the replay of a drill', () => {
  it('goes through every line, on both clocks, which are named; 【訓練】 stands first and last', () => {
    const { rows, press, app } = show();
    const first = rows();
    expect(first[0]).toMatch(/^【訓練】再生　公式X/u);
    expect(first[1]).toMatch(/^ 想定時刻 7:10（開始から0分）　実時刻 14:00 +1番（1／29）$/u);
    expect(first.at(-1)).toMatch(/【訓練】$/u);
    const seen = [first[1], ...Array.from({ length: 40 }, () => press('right')[1])].map((row) => /(\d+)番/u.exec(row ?? '')?.[1]);
    expect([...new Set(seen)]).toEqual(log.entries.map(({ seq }) => String(seq)));
    expect(press('home')[1]).toContain('1番');
    expect(press('end')[1]).toContain('29番');
    expect(press('left')[1]).toContain('28番');
    expect(press('pageup')[1]).toContain('18番');
    press('escape');
    expect(app.done).toBe(true);
  });

  it('shows the work as it stood after that line, and not as it ended', () => {
    const { press } = show();
    const at = (seq: number) => {
      press('home');
      return press(...Array.from({ length: seq - 1 }, (): KeyName => 'right')).join('\n');
    };
    expect(at(deleted - 1)).toContain('済2・残り7');
    expect(at(deleted - 1)).toMatch(/6 止 +\[規\] 当該情報の削除/u);
    expect(at(deleted)).toContain('順番を変えた理由');
    expect(at(deleted)).not.toMatch(/6 止/u);
  });

  it('never moves the three answers, whatever was written', () => {
    for (const size of [WIDE, NARROW, TALL]) {
      const { rows, press } = show(size);
      const places = [rows(), ...Array.from({ length: 28 }, () => press('right'))].map((text) =>
        text.findIndex((row) => row.startsWith(' いますること')),
      );
      expect(new Set(places).size).toBe(1);
    }
  });

  it('reads on where an inject is longer than its rows', () => {
    const { press } = show(NARROW);
    const inject = press('right', 'right', 'right', 'right').join('\n');
    expect(inject).toContain('状況付与　I1');
    const long = press(...Array.from({ length: 8 }, (): KeyName => 'right'));
    expect(long[2]).toContain('↓ あと');
    expect(press('down')[3]).not.toBe(long[3]);
    expect(press('up')[3]).toBe(long[3]);
  });

  it('is told line by line where nothing can be drawn', () => {
    const { app } = show();
    const screen = app.top as DrillReplay;
    const told = screen.tell(app).parts;
    const words = told.map((part) => (typeof part === 'string' ? part : 'go' in part ? '' : rowText(part))).join('\n');
    expect(words).toContain('想定時刻 7:10（開始から0分）　実時刻 14:00');
    expect(words).toContain('最初の記録です。');
    const choices = told.flatMap((part) => (typeof part !== 'string' && 'go' in part ? [part] : []));
    choices[0]?.go(app);
    expect(
      screen
        .draw(app, WIDE)
        .rows[1]?.map(({ text }) => text)
        .join(''),
    ).toContain('2番');
    choices[2]?.go(app);
    expect(app.done).toBe(true);
  });
});

describe('the work after each line', () => {
  it('is what a replay of the lines up to it comes to', () => {
    const stands = [...standsOf(incident)];
    expect(stands).toHaveLength(incident.entries.length);
    for (const [at, { seq }] of incident.entries.entries()) {
      const done = responsesOf(incidentAt(incident, seq)).reduce((sum, line) => sum + line.done, 0);
      expect(stands[at]?.done).toBe(done);
    }
    expect(stands.at(-1)).toMatchObject({ done: responsesOf(incident).reduce((sum, line) => sum + line.done, 0) });
  });

  it('counts the injects that had come', () => {
    const steps = replaySteps(report, incident);
    expect(steps.map(({ injects }) => injects.length)).toEqual([...steps.map(({ injects }) => injects.length)].sort((a, b) => a - b));
    expect(steps.at(-1)?.injects).toEqual(['I1', 'I2', 'I3', 'I7', 'I6']);
  });
});
