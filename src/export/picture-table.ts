import { exports as words } from '../words/ja/exports.ts';
import { type Block, cell, table } from './document.ts';
import type { Picture } from './picture.ts';

/** The picture in words, for a file that shows none: how long it took from the detection to each milestone. */
export const pictureTable = ({ spans }: Picture): Block =>
  table(
    words.picture.spans,
    [
      { title: words.picture.between, share: 30 },
      { title: words.picture.time, share: 70 },
    ],
    spans.map(({ label, text }) => [cell(label), cell(text)]),
  );

/** The lanes as a table, a column for each stretch between two labels of the axis: a picture that any word processor prints. */
export const laneTable = ({ lanes, ticks, caption }: Picture): Block => {
  const bounds = ticks.filter(({ x }) => x > 0);
  const columnOf = (x: number): number => bounds.filter((tick) => tick.x <= x).length;
  const heads = [words.picture.before(bounds[0]?.label ?? ''), ...bounds.map(({ day, label }) => words.picture.from(day ?? '', label))];
  const share = 88 / heads.length;
  return table(
    caption,
    [{ title: words.picture.lane, share: 12 }, ...heads.map((title) => ({ title, share }))],
    lanes.map(({ label, marks }) => [
      cell(label),
      ...heads.map((_, column) =>
        cell(
          marks
            .filter(({ x }) => columnOf(x) === column)
            .map(({ shape, seq }) => `${words.picture.sign[shape]}${seq}`)
            .join(' '),
        ),
      ),
    ]),
  );
};

/** What the signs of {@link laneTable} mean. */
export const signLine = ({ lanes }: Picture): string => {
  const used = new Set(lanes.flatMap(({ marks }) => marks.map(({ shape }) => shape)));
  return [...used].map((shape) => `${words.picture.sign[shape]} ${words.picture.shape[shape]}`).join('　');
};
