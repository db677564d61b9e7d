import { aarPicture as words } from '../words/ja/aar-picture.ts';
import { aarTables } from '../words/ja/aar-tables.ts';
import type { ExercisePicture, PictureRow } from './aar-picture.ts';
import { type Block, cell, table } from './document.ts';

/** The picture in words, for a file that shows none. */
export const exerciseTable = ({ caption, rows }: ExercisePicture): Block =>
  table(
    caption,
    [
      { title: words.deed, share: 44 },
      { title: words.released, share: 12 },
      { title: words.due, share: 14 },
      { title: words.done, share: 12 },
      { title: words.state, share: 18 },
    ],
    rows.map(({ label, told, state, done }) => [
      cell(label),
      cell(told.from),
      cell(told.due),
      cell(told.done),
      cell(aarTables.state[state], done === undefined ? '' : aarTables.injects.seq(done.seq)),
    ]),
  );

/** The picture as a table that any word processor prints: a column for each stretch between two labels of the axis. */
export function exerciseLanes({ caption, ticks, rows, injects, breaches }: ExercisePicture): Block {
  const columnOf = (x: number): number => Math.max(0, ticks.filter((tick) => tick.x <= x).length - 1);
  const share = 70 / ticks.length;
  const placed = (marks: readonly { readonly x: number; readonly sign: string }[]) =>
    ticks.map((_, column) =>
      cell(
        marks
          .filter(({ x }) => columnOf(x) === column)
          .map(({ sign }) => sign)
          .join(' '),
      ),
    );
  const given = injects.map(({ x, id }) => ({ x, sign: `${words.sign.released}${id}` }));
  const broken = breaches.map(({ x, seq }) => ({ x, sign: `${words.sign.breach}${seq}` }));
  return table(
    caption,
    [{ title: words.lane, share: 30 }, ...ticks.map(({ label }) => ({ title: words.from(label), share }))],
    [
      [cell(words.injects), ...placed(given)],
      ...rows.map((row) => [cell(row.label), ...placed(marksOf(row))]),
      ...(broken.length === 0 ? [] : [[cell(words.breaches), ...placed(broken)]]),
    ],
  );
}

/** What the signs of {@link exerciseLanes} mean. */
export const exerciseSigns = (): string =>
  (Object.keys(words.signs) as (keyof typeof words.signs)[]).map((sign) => `${words.sign[sign]} ${words.signs[sign]}`).join('　');

function marksOf({ state, from, due, done, hints }: PictureRow): { x: number; sign: string }[] {
  const what = done === undefined ? words.sign[state] : `${words.sign[state]}${done.seq}`;
  return [
    { x: from, sign: words.sign.released },
    ...hints.map((x) => ({ x, sign: words.sign.hint })),
    ...(due === undefined ? [] : [{ x: due, sign: words.sign.due }]),
    ...(state === 'open' ? [] : [{ x: done?.x ?? due ?? 1, sign: what }]),
  ].sort((a, b) => a.x - b.x);
}
