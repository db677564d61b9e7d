import { inert } from '../export/inert.ts';
import type { Picture, PictureMark, Shape } from '../export/picture.ts';
import { SHAPES } from '../export/picture.ts';
import { exports as words } from '../words/ja/exports.ts';

/*
 * The picture in black on white: shapes tell what a mark is, never a colour. Units are fifths of a millimetre on A4, so that the
 * text is as large as in the tables beside it. No script, no style, no address.
 */
const WIDTH = 890;
const LEFT = 112;
const RIGHT = 14;
const LANE = 40;
const SPAN = 25;
const TEXT = 14;
const SMALL = 11.5;
export const GOTHIC = 'BIZ UDGothic, Yu Gothic, Hiragino Sans, Meiryo, MS Gothic, Noto Sans CJK JP, sans-serif';

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text as SVG holds it. */
export const escaped = (text: string): string => inert(text).replaceAll(/[&<>"]/gu, (character) => ENTITY[character] ?? '');

const place = (x: number): number => Math.round((LEFT + x * (WIDTH - LEFT - RIGHT)) * 10) / 10;

export const textAt = (x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end' = 'start', size = TEXT): string =>
  `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}">${escaped(text)}</text>`;

export const line = (path: string, width = 1, dash = ''): string =>
  `<path d="${path}" fill="none" stroke="#000" stroke-width="${width}"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`;

export const filled = (path: string, fill: '#000' | '#fff'): string =>
  `<path d="${path}" fill="${fill}" stroke="#000" stroke-width="1.4"/>`;

export const circle = (x: number, y: number, r: number): string => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

/** ● done, ○ note, ▲ deviation, □ written later, ✕ nobody there, ○ with a line through it undone. */
const SHAPE: Record<Shape, (x: number, y: number) => string> = {
  done: (x, y) => filled(circle(x, y, 5), '#000'),
  note: (x, y) => filled(circle(x, y, 4), '#fff'),
  deviation: (x, y) => filled(`M${x} ${y - 7}l7 12h-14z`, '#000'),
  late: (x, y) => filled(`M${x - 5} ${y - 5}h10v10h-10z`, '#fff'),
  missed: (x, y) => line(`M${x - 5} ${y - 5}l10 10m0 -10l-10 10`, 2),
  undone: (x, y) => filled(circle(x, y, 4), '#fff') + line(`M${x - 8} ${y}h16`, 1.6),
};

/** Marks of one lane: where they would cover each other they stand in two rows, and a number is left out where it would. */
const laneMarks = (marks: readonly PictureMark[], y: number): string => {
  const labelled = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const drawn = [...marks]
    .sort((a, b) => a.x - b.x || a.seq - b.seq)
    .map(({ x, seq, shape }) => {
      const at = place(x);
      const room = String(seq).length * 7 + 4;
      const row = labelled.findIndex((last) => at - last >= room);
      if (row >= 0) labelled[row] = at;
      const label = row < 0 ? '' : textAt(at, row === 0 ? y - 9 : y + 18, String(seq), 'middle', SMALL);
      return SHAPE[shape](at, y) + label;
    });
  return drawn.join('');
};

const axis = ({ ticks, pauses }: Picture, top: number, bottom: number): string[] => {
  let last = Number.NEGATIVE_INFINITY;
  const drawn = ticks.flatMap(({ x, label, day }) => {
    const at = place(x);
    const tick = line(`M${at} ${top}V${bottom}`, 0.5, '1 4');
    if (at - last < 52 && day === undefined) return [tick];
    last = at;
    const anchor = at > WIDTH - 50 ? 'end' : 'middle';
    return [tick, textAt(at, top - 6, label, anchor, SMALL), ...(day === undefined ? [] : [textAt(at, top - 21, day, anchor, SMALL)])];
  });
  const broken = pauses.map(({ x, width, label }) => {
    const middle = place(x + width / 2);
    const [from, to] = [middle - 12, middle + 12];
    const said = textAt(middle, top - 6, label, 'middle', SMALL);
    const waves = Array.from({ length: Math.max(1, Math.floor((bottom - top) / 24)) }, () => 'q5 6 0 12t0 12').join('');
    return `<path d="M${from} ${top}H${to}V${bottom}H${from}z" fill="#fff"/>${line(`M${from} ${top}${waves}`)}${line(`M${to} ${top}${waves}`)}${said}`;
  });
  return [...drawn, ...broken];
};

const spanRows = ({ spans }: Picture, top: number): string[] =>
  spans.flatMap(({ label, from, to, text }, row) => {
    const y = top + row * SPAN + SPAN / 2;
    const name = textAt(4, y + 5, label, 'start', 13);
    if (to === undefined) return [name, textAt(place(from) + 6, y + 5, text, 'start', 13)];
    const [start, end] = [place(from), place(to)];
    const bar = filled(`M${start} ${y - 5}H${Math.max(end, start + 2)}V${y + 5}H${start}z`, row % 2 === 0 ? '#000' : '#fff');
    // The words stand where there is room: after the bar, or in the middle of it on a white ground.
    const long = [...text].length * 11;
    if (end + 6 + long < WIDTH) return [name, bar, textAt(end + 6, y + 5, text, 'start', SMALL)];
    const middle = Math.round((start + end) / 2);
    const ground = `<path d="M${middle - long / 2 - 6} ${y - 8}h${long + 12}v16h${-long - 12}z" fill="#fff"/>`;
    return [name, bar, ground, textAt(middle, y + 5, text, 'middle', SMALL)];
  });

const legend = (picture: Picture, y: number): string[] => {
  const used = SHAPES.filter((shape) => picture.lanes.some(({ marks }) => marks.some((mark) => mark.shape === shape)));
  let x = LEFT;
  return used.flatMap((shape) => {
    const at = x;
    x += 34 + words.picture.shape[shape].length * 13;
    return [SHAPE[shape](at, y), textAt(at + 11, y + 5, words.picture.shape[shape], 'start', 12)];
  });
};

/** The picture as one SVG element, with its title and its words for those who do not see it. `id` tells it apart on its page. */
export const svgPicture = (picture: Picture, id = 'picture'): string => {
  const top = 40;
  const lanesEnd = top + picture.lanes.length * LANE;
  const spansTop = lanesEnd + 26;
  const spansEnd = spansTop + picture.spans.length * SPAN;
  const height = spansEnd + 30;
  const mark = picture.drill ? words.drill : '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="178mm" height="${Math.round(height / 5)}mm" role="img" aria-labelledby="${id}-title ${id}-told" font-family="${GOTHIC}" fill="#000">`,
    `<title id="${id}-title">${escaped(mark + picture.caption)}</title>`,
    `<desc id="${id}-told">${escaped(mark + picture.told)}</desc>`,
    `<path d="M0 0H${WIDTH}V${height}H0z" fill="#fff"/>`,
    ...(picture.drill ? [textAt(4, 16, words.drill)] : []),
    ...axis(picture, top, lanesEnd),
    line(`M${LEFT} ${top}H${WIDTH - RIGHT}`),
    ...picture.lanes.flatMap(({ label, marks }, row) => {
      const y = top + row * LANE + LANE / 2;
      return [
        textAt(4, y + 5, label),
        line(`M${LEFT} ${y}H${WIDTH - RIGHT}`, 0.6),
        line(`M0 ${y + LANE / 2}H${WIDTH - RIGHT}`, 0.4),
        laneMarks(marks, y),
      ];
    }),
    textAt(4, spansTop - 8, words.picture.spans, 'start', 12),
    ...spanRows(picture, spansTop),
    ...legend(picture, spansEnd + 16),
    '</svg>',
  ].join('\n');
};
