import { HOSTILE, komaeTakeoverClosed } from '../fixtures/incidents.ts';
import type { Walk } from '../fixtures/walk.ts';

/** What a spreadsheet, a page or a word processor might lose or take for something else. */
export const DIFFICULT = [
  '=1+1',
  '"引用"と,コンマ',
  '一行目\n二行目',
  '👩‍🚒 消火',
  '𠮷野家と葛\u{e0100}城',
  '＝2+2',
  '-3',
  '@SUM(A1:A2)',
  '007',
  '1/2',
];

const LONG = 'https://www.example.jp/very/long/address/without/any/place/to/break/it/'.repeat(3);
const WORDS = '電話を受けた。相手は記者で、投稿の意図と、市の見解を尋ねられた。担当から折り返すと答えた。';

/** An incident of 200 entries: short and long notes, with marks at both ends, addresses that do not break, things written down later. */
export const longIncident = (): Walk => {
  const walk = komaeTakeoverClosed();
  walk.do({ do: 'resume', reason: '報告のあとに問い合わせが続いたため' });
  const extra = [...DIFFICULT, ...HOSTILE, LONG];
  for (let number = 1; walk.log.length < 200; number += 1) {
    walk.at(`2026-11-${24 + Math.floor(number / 40)} ${10 + (Math.floor(number / 6) % 6)}:${String(10 + (number % 45)).padStart(2, '0')}`);
    const text = `始${number}端${WORDS.repeat(number % 5)}${extra[number % 30] ?? ''}終${number}端`;
    walk.do({ do: 'note', text, ...(number % 7 === 0 && { occurred: walk.now - 3_600_000 }) });
  }
  return walk;
};
