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
