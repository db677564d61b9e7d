/*
 * What programs and spreadsheets read: the same bytes in every language, so that whatever reads them need not ask who wrote them.
 * The bundle of another language takes this file, and what of this room stands behind it, with the Japanese words (build-words.mjs).
 */
export { aarData, aarJson } from './aar-json.ts';
export { chronologyCsv } from './csv-chronology.ts';
export { stepsCsv } from './csv-steps.ts';
export { jsonFile } from './json.ts';
export { reportModel } from './report.ts';
export { statsCsv } from './stats-page.ts';
