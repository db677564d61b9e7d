/** How letters are said on the telephone in Japan: the code of an approval is read out to a Japanese office in any language. */
export { spelled, spelling } from '../ja/spelling.ts';
