import type { ExercisePicture, PictureRow } from '../export/aar-picture.ts';
import { aarPicture as words } from '../words/ja/aar-picture.ts';
import { exports } from '../words/ja/exports.ts';
import { circle, escaped, filled, GOTHIC, line, textAt } from './svg.ts';

/*
 * The course of an exercise, black on white: a row for each expected action, its window as a white bar from the release to the training
 * target, its deed as a mark whose shape tells how it went. Units are fifths of a millimetre on A4. No script, no style, no address.
 */
const WIDTH = 890;
const LEFT = 250;
const RIGHT = 30;
/** Height of a row; less where a scenario expects more than a page would hold. */
const rowOf = ({ rows }: ExercisePicture): number => Math.min(24, Math.floor(1080 / Math.max(1, rows.length)));
const TOP = 88;
const SMALL = 11.5;
/** Letters of a label that fit before the axis. */
const LABEL = 19;

type Sign = keyof typeof words.signs;

const place = (x: number): number => Math.round((LEFT + x * (WIDTH - LEFT - RIGHT)) * 10) / 10;
const short = (text: string): string => {
  const letters = Array.from(text);
  return letters.length > LABEL ? `${letters.slice(0, LABEL - 1).join('')}…` : text;
};

const SIGN: Record<Sign, (x: number, y: number) => string> = {
  released: (x, y) => filled(`M${x - 6} ${y - 5}h12l-6 10z`, '#000'),
  due: (x, y) => line(`M${x} ${y - 7}v14`, 2),
  'on-time': (x, y) => filled(circle(x, y, 5), '#000'),
  late: (x, y) => filled(`M${x} ${y - 7}l7 12h-14z`, '#000'),
  missed: (x, y) => line(`M${x - 5} ${y - 5}l10 10m0 -10l-10 10`, 2.4),
  hint: (x, y) => filled(`M${x} ${y - 6}l6 6l-6 6l-6 -6z`, '#fff'),
  breach: (x, y) => filled(`M${x - 5} ${y - 5}h10v10h-10z`, '#000'),
};

/** Injects over the axis; names that would touch stand one above the other. */
function injectMarks({ injects }: ExercisePicture): string[] {
  const taken = [0, 0, 0];
  return injects.map(({ x, id }) => {
    const at = place(x);
    const free = taken.findIndex((last) => at - last >= id.length * 8 + 8);
    const row = free < 0 ? taken.indexOf(Math.min(...taken)) : free;
    taken[row] = at;
    return SIGN.released(at, TOP - 10) + textAt(at, TOP - 20 - row * 14, id, 'middle', SMALL);
  });
}

/** The number of a record beside its mark, on a ground of its own. */
function numberAt(at: number, y: number, seq: number, left = false): string {
  const room = String(seq).length * 7 + 4;
  const ground = `<path d="M${left ? at - 8 - room : at + 8} ${y - 5}h${room}v10h${-room}z" fill="#fff"/>`;
  return ground + textAt(left ? at - 9 : at + 10, y + 4, String(seq), left ? 'end' : 'start', SMALL);
}

function rowMarks(row: PictureRow, y: number): string {
  const { from, due, done, state, hints } = row;
  const [start, end] = [place(from), place(due ?? 1)];
  const bar = filled(`M${start} ${y - 6}H${Math.max(end, start + 2)}V${y + 6}H${start}z`, '#fff');
  const beyond = done !== undefined && done.x > (due ?? 1) ? line(`M${end} ${y}H${place(done.x)}`, 1.4, '3 3') : '';
  const given = hints.map((x) => SIGN.hint(place(x), y)).join('');
  const limit = due === undefined ? '' : SIGN.due(end, y);
  if (state === 'open') return bar + limit + given;
  const at = place(done?.x ?? due ?? 1);
  // The number stands where no limit is drawn through it.
  const left = done !== undefined && due !== undefined && due > done.x && end - at < 12 + String(done.seq).length * 7;
  const number = done === undefined ? '' : numberAt(at, y, done.seq, left);
  return bar + beyond + limit + given + number + SIGN[state](at, y);
}

function legend({ rows, breaches }: ExercisePicture, y: number): string[] {
  const used = (Object.keys(words.signs) as Sign[]).filter((sign) => {
    if (sign === 'released' || sign === 'due') return true;
    if (sign === 'hint') return rows.some(({ hints }) => hints.length > 0);
    return sign === 'breach' ? breaches.length > 0 : rows.some(({ state }) => state === sign);
  });
  let x = 8;
  return used.flatMap((sign) => {
    const at = x;
    x += 34 + words.signs[sign].length * 12.5;
    return [SIGN[sign](at, y), textAt(at + 11, y + 5, words.signs[sign], 'start', 12)];
  });
}

/** The picture as one SVG element, with its title and its words for those who do not see it. */
export function svgExercise(picture: ExercisePicture, id = 'exercise'): string {
  const { rows, ticks, injects, breaches } = picture;
  const high = rowOf(picture);
  const bottom = TOP + (rows.length + (breaches.length > 0 ? 1 : 0)) * high;
  const height = bottom + 34;
  const broken = TOP + rows.length * high + high / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="178mm" height="${Math.round(height / 5)}mm" role="img" aria-labelledby="${id}-title ${id}-told" font-family="${GOTHIC}" fill="#000">`,
    `<title id="${id}-title">${escaped(exports.drill + picture.caption)}</title>`,
    `<desc id="${id}-told">${escaped(exports.drill + picture.told)}</desc>`,
    `<path d="M0 0H${WIDTH}V${height}H0z" fill="#fff"/>`,
    textAt(4, 18, exports.drill),
    textAt(4, TOP - 8, words.injects),
    ...ticks.map(({ x, label }) => textAt(place(x), 16, label, 'middle', SMALL) + line(`M${place(x)} 20V${bottom}`, 0.5, '1 4')),
    ...injects.map(({ x }) => line(`M${place(x)} ${TOP - 4}V${bottom}`, 0.3)),
    line(`M0 ${TOP}H${WIDTH}`),
    ...injectMarks(picture),
    ...rows.map((row, at) => {
      const y = TOP + at * high + high / 2;
      return textAt(4, y + 4, short(row.label), 'start', 12) + line(`M0 ${y + high / 2}H${WIDTH}`, 0.3) + rowMarks(row, y);
    }),
    ...(breaches.length === 0
      ? []
      : [
          textAt(4, broken + 4, words.breaches, 'start', 12),
          ...breaches.map(({ x, seq }) => numberAt(place(x), broken, seq) + SIGN.breach(place(x), broken)),
          line(`M0 ${bottom}H${WIDTH}`, 0.3),
        ]),
    ...legend(picture, bottom + 18),
    '</svg>',
  ].join('\n');
}
