import { describe, expect, it } from 'vitest';
import { describe as tell } from '../../src/export/describe.ts';
import { isEntry } from '../../src/incident/chain.ts';
import { ExerciseLog } from '../drill/exercise-log.ts';
import { saturday } from '../drill/saturday.ts';
import { Room } from '../session/exercise-room.ts';

const { scenario } = saturday();

/** Everything an exercise can say, as a timeline tells it. */
const lines = (): string[] => {
  const log = new ExerciseLog();
  log.do({ do: 'lead', holder: 'a' }).do({ do: 'join', seats: ['担当', '情政'] });
  log.wait(9).do({ do: 'hint', expected: 'save' });
  log.do({ do: 'act', act: 'announce-on-hijacked-account-only', seat: '担当', text: '公式Xで知らせた' });
  log.do({ do: 'observe', seat: '担当', text: '声をかけ合っていた' }).do({ do: 'read', injects: ['I1'], seats: ['担当'] });
  log.wait(5).do({ do: 'end', why: 'controller' });
  log.do({ do: 'rate-otherwise', of: 'O1', rating: 'S', reason: '電話は実際に通じなかった' });
  log.do({ do: 'rate-otherwise', of: 'whole', rating: 'S', reason: '電話は実際に通じなかった' });
  const { incident } = log.exercise;
  return incident.entries.filter(isEntry).map((entry) => tell(incident, entry).text);
};

describe('a line of an exercise', () => {
  it('is told by the names that its scenario gives, so that nobody has to know an id', () => {
    const told = lines().join('\n');
    expect(told).toContain('「画面の保存等の記録」のヒントを出しました');
    expect(told).toMatch(/「O1 証跡を残して奪還する」の評価を . から S に替えました/u);
    expect(told).toMatch(/「全体」の評価を . から S に替えました/u);
    const ids = [...scenario.expected.map(({ id }) => id), ...scenario.acts.map(({ id }) => id), 'whole', 'seed'];
    expect(ids.filter((id) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`, 'u').test(told))).toEqual([]);
  });

  it('says at its start what the scenario is called', () => {
    const incident = new Room().terminal().exercise().incident;
    const started = incident.entries.filter(isEntry).find(({ type }) => type === 'exercise.started');
    expect(started && tell(incident, started).text).toBe(`想定「${scenario.title}」の訓練を始めました`);
  });

  it('of a log that bears no names is told by its ids, and not left out', () => {
    const log = new ExerciseLog();
    log.wait(9).do({ do: 'hint', expected: 'save' });
    const { incident } = log.exercise;
    const hinted = incident.entries.findLast(isEntry);
    if (hinted?.type !== 'exercise.hinted') throw new Error('no hint');
    const { title: _, ...data } = hinted.data;
    expect(tell(incident, { ...hinted, data }).text).toBe('「save」のヒントを出しました');
  });
});
