import { exports } from '../words/ja/exports.ts';
import { type Block, cell, table } from './document.ts';

const words = exports.stage;

/** 決裁欄: empty boxes for the seals and dates of those who pass a paper on, as a body of this kind has them. */
export const approvalTable = (body: string): Block => {
  const posts = [words.head(body), words.deputy(body), ...words.posts];
  const share = 90 / posts.length;
  const row = (label: string, lines: number) => [cell(label), ...posts.map(() => Array.from({ length: lines }, () => [words.blank]))];
  return table(
    words.approval,
    [{ title: words.kind, share: 10 }, ...posts.map((title) => ({ title, share }))],
    [row(words.seal, 3), row(words.date, 1)],
  );
};
