import { describe, expect, it } from 'vitest';
import { pictureOf } from '../../src/export/picture.ts';
import { scaleOf } from '../../src/export/picture-scale.ts';
import { durationsOf, milestonesOf } from '../../src/export/spans.ts';
import { svgPicture } from '../../src/print/svg.ts';
import { komaeTakeover, komaeTakeoverClosed, nagasakiFirestorm } from '../fixtures/incidents.ts';
import { tokyo } from '../fixtures/walk.ts';
import { allOf, parseHtml, textOf } from '../print/parse.ts';
import { Scene } from '../session/scene.ts';

const closed = komaeTakeoverClosed();
const picture = pictureOf(closed.incident);
const svg = svgPicture(picture);

describe('how long it took', () => {
  it('is told from the detection to the first deed of each kind, as its doer states it', () => {
    const minutes = Object.entries(durationsOf(milestonesOf(closed.incident))).map(([id, time]) => [id, time / 60_000]);
    expect(minutes).toEqual([
      ['verified', 3],
      ['notified', 7],
      ['contained', 27],
      ['published', 63],
      ['closed', 3 * 1440 + 481],
    ]);
  });

  it('is not told of what is stated to lie before the detection: the picture asks which of the two is right', () => {
    const scene = new Scene().at('2:20');
    const fields = { to: '所属長 鈴木', means: 'phone', gist: '報告' };
    scene.did({ do: 'settle', step: 'notify-section-head', outcome: 'done', fields, occurred: scene.time('2:01') });
    const incident = scene.session.load(scene.id);
    expect(durationsOf(milestonesOf(incident))).toEqual({});
    const { text, to } = pictureOf(incident).spans.find(({ label }) => label === '覚知→連絡') ?? {};
    expect(text).toBe('覚知の時刻より前です（令和8年11月21日（土）2時01分、4番）。どちらかの時刻を確かめてください');
    expect(to).toBeUndefined();
  });

  it('takes no call that found nobody for a report, and no open incident for a closed one', () => {
    expect(milestonesOf(nagasakiFirestorm().incident).map(({ id }) => id)).toEqual(['detected']);
    expect(milestonesOf(komaeTakeover().incident).find(({ id }) => id === 'notified')?.seq).toBe(7);
  });
});

describe('the picture of an incident', () => {
  it('places every entry once, in the lane of its phase', () => {
    const seqs = picture.lanes.flatMap(({ marks }) => marks.map(({ seq }) => seq));
    expect(seqs.toSorted((a, b) => a - b)).toEqual(closed.incident.entries.map(({ seq }) => seq));
    expect(picture.lanes.map(({ label }) => label)).toEqual([
      '覚知',
      '確認',
      '連絡',
      '記録',
      '封じ込め',
      '除去',
      '周知',
      '監視',
      '終結',
      'メモなど',
    ]);
    expect(picture.lanes.flatMap(({ marks }) => marks).every(({ x }) => x >= 0 && x <= 1)).toBe(true);
  });

  it('tells deviations, late entries, missed calls and undone lines by their shape', () => {
    const of = (shape: string) =>
      picture.lanes.flatMap(({ marks }) => marks.filter((mark) => mark.shape === shape).map(({ seq }) => seq)).toSorted((a, b) => a - b);
    expect([of('deviation'), of('missed'), of('undone')]).toEqual([[10, 11], [8, 16], [21]]);
    expect(of('late')).toContain(19);
  });

  it('draws three quiet days short, and nothing else', () => {
    expect(picture.pauses.map(({ label }) => label)).toEqual(['（3日）']);
    expect(pictureOf(komaeTakeover().incident).pauses.every(({ from, to }) => to - from > 7_200_000)).toBe(true);
    const { at, pauses } = scaleOf([0, 60_000, 120_000]);
    expect([at(0), at(60_000), at(120_000), pauses.length]).toEqual([0, 0.5, 1, 0]);
  });

  it('keeps the order of time wherever the pauses are', () => {
    const times = ['2026-11-21 2:00', '2026-11-21 2:10', '2026-11-25 9:00', '2026-11-25 9:01', '2026-12-30 0:00'].map(tokyo);
    const places = times.map(scaleOf(times).at);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect([places[0], places.at(-1)]).toEqual([0, 1]);
  });

  it('is one SVG that is told in words too, and runs and loads nothing', () => {
    const root = parseHtml(svg);
    expect(new Set(allOf(root, '*').map(({ tag }) => tag))).toEqual(new Set(['svg', 'title', 'desc', 'path', 'text']));
    expect(textOf(allOf(root, 'title')[0] as never)).toBe('事案の経過の図');
    expect(textOf(allOf(root, 'desc')[0] as never)).toContain('覚知→封じ込め 27分（令和8年11月21日（土）2時31分、10番）');
    expect(svg).not.toMatch(/script|href|style=|url\(|on\w+=/u);
    expect(new Set([...svg.matchAll(/(?:fill|stroke)="([^"]*)"/gu)].map(([, colour]) => colour))).toEqual(
      new Set(['#000', '#fff', 'none']),
    );
  });

  it('carries 【訓練】 in a drill, and is the same from the same log', () => {
    expect(svgPicture(pictureOf(komaeTakeover({ mode: 'drill' }).incident))).toContain('>【訓練】</text>');
    expect(svgPicture(pictureOf(komaeTakeoverClosed().incident))).toBe(svg);
  });
});
