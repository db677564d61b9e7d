import { describe, expect, it } from 'vitest';
import { chronologyCsv } from '../../src/export/csv-chronology.ts';
import { longIncident } from '../../src/export/long.ts';
import { markdown } from '../../src/export/markdown.ts';
import { longMarkdown } from '../../src/export/markdown-long.ts';
import { reportModel } from '../../src/export/report.ts';
import { pictureDocument } from '../../src/export/stage.ts';
import { komaeEscalated, komaeTakeover, komaeTakeoverClosed, nagasakiFirestorm } from '../fixtures/incidents.ts';
import type { Walk } from '../fixtures/walk.ts';

const longOf = (walk: Walk) => {
  const runbooks = new Map(walk.incident.responses.map(({ hash, runbook }) => [hash, runbook]));
  return longIncident(
    () => walk.log,
    (hash) => runbooks.get(hash),
  );
};

describe.each<[string, () => Walk]>([
  ['a closed incident', () => komaeTakeoverClosed()],
  ['a drill', () => komaeTakeover({ mode: 'drill' })],
  ['one that became another', () => komaeEscalated()],
  ['one that crosses a year', () => nagasakiFirestorm()],
])('%s that is read line by line', (_, make) => {
  const walk = make();
  walk.at('2027-01-05 9:00').do({ do: 'note', text: '先の話', occurred: walk.time('2027-01-04 8:00') });
  walk.do({ do: 'note', text: '同じ日の話' });
  walk.at('9:10').do({ do: 'note', text: 'あとの話' });
  // In the minute of a line that was written before it: after that line.
  walk.do({ do: 'note', text: '同じ分の話', occurred: walk.time('9:00') });

  it('gives the same Markdown as one that is held', () => {
    const held = markdown(pictureDocument(walk.incident, reportModel(walk.incident, walk.now)));
    const pieces = [...longMarkdown(longOf(walk), walk.now)].join('').trimEnd();
    expect(`${pieces}\n`).toBe(held);
  });

  it('gives the same CSV, and holds no plain note', () => {
    const long = longOf(walk);
    expect([...chronologyCsv(long.incident, long.lines())].join('')).toBe([...chronologyCsv(walk.incident)].join(''));
    expect(long.count).toBe(walk.log.length);
    expect(long.incident.entries.length).toBeLessThan(walk.log.length);
  });
});
