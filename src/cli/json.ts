/** What must not reach a terminal raw: controls, and marks that turn, join or hide what stands beside them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** One JSON document on one line, with every unseen character written as an escape: the same value, and nothing that steers a terminal. */
export const jsonLine = (document: unknown): string =>
  `${JSON.stringify(document).replace(UNSEEN, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )}\n`;
