import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Glossary, readGlossary } from '../../src/runbook/glossary.ts';
import { openLibrary, shippedRunbooks } from '../../src/session/folders.ts';
import { readGlossaries } from '../../src/store/glossary.ts';
import { folded } from '../../src/ui/parts/fold.ts';
import { faultSentence } from '../../src/words/ja/faults.ts';
import { glossary as own } from '../../src/words/ja/glossary.ts';
import { terms } from '../../src/words/ja/terms.ts';
import { ui } from '../../src/words/ja/ui.ts';
import { tempHome } from '../store/temp-home.ts';

const shipped = readGlossary('glossary.yaml', readFileSync(join(shippedRunbooks(), 'glossary', 'glossary.yaml'), 'utf8')) as Glossary;
/** ＜用語の解説＞ as the guideline of 狛江市 prints it, line by line. */
const printed = readFileSync(join(import.meta.dirname, '../domain/komae-glossary.txt'), 'utf8');
const squeeze = (text: string) => text.replace(/\s+/gu, '');

const library = openLibrary([]);
const runbooks = library.ids.flatMap((id) => library.runbooks(id));
const titles = [...new Set(runbooks.flatMap(({ steps }) => steps.map(({ title }) => title)))];
const KANA = /^[\u3041-\u3096ー・（）、]+$/u;

describe('the words that a guideline explains', () => {
  it('are quoted verbatim, white space aside, each where its number stands', () => {
    const text = squeeze(printed);
    const wrong = shipped.words.filter(({ word, quote, source }) => {
      const number = source.split(' ').at(-1) ?? '';
      return !text.includes(squeeze(`${number}${word}${quote}`));
    });
    expect(wrong.map(({ word }) => word)).toEqual([]);
    // A single changed character would be seen.
    expect(text).not.toContain(squeeze(`11伏せ字${shipped.words[10]?.quote.replace('その部分', 'この部分')}`));
  });

  it('are all of them, in their order', () => {
    const numbers = [...printed.matchAll(/^(?:([１-９])|(1[0-5])) /gmu)].map(([, one = '', ten = '']) => one + ten);
    expect(numbers).toHaveLength(15);
    expect(shipped.words.map(({ source }) => source.split(' ').at(-1))).toEqual(numbers);
  });

  it('name the document and the place', () => {
    for (const { source } of shipped.words)
      expect(source).toMatch(/^狛江市ソーシャルメディア活用ガイドライン（令和4年5月26日策定）＜用語の解説＞ \S+$/u);
  });
});

/** Kana of a title stand in its reading in their order: a reading of another title would not hold them. */
const holds = (reading: string, title: string): boolean => {
  let from = 0;
  for (const kana of folded(title).match(/[\u3041-\u3096ー]/gu) ?? []) {
    from = reading.indexOf(kana, from) + 1;
    if (from === 0) return false;
  }
  return true;
};

describe('the readings for the search', () => {
  it('cover every title of a step, every trouble and every word that is explained; the missing are named', () => {
    expect(titles.filter((title) => shipped.readings[title] === undefined)).toEqual([]);
    expect(Object.keys(terms.trouble).filter((trouble) => !(trouble in ui.reading))).toEqual([]);
    const words = [...own.words.map(([word, reading]) => ({ word, reading })), ...shipped.words];
    expect(words.filter(({ reading }) => !KANA.test(reading)).map(({ word }) => word)).toEqual([]);
    expect(words.length).toBeGreaterThan(45);
  });

  it('are of titles that exist, in hiragana, and hold the kana of their title', () => {
    const all = Object.entries(shipped.readings);
    expect(all.filter(([title]) => !titles.includes(title)).map(([title]) => title)).toEqual([]);
    expect(all.filter(([, reading]) => !KANA.test(reading)).map(([title]) => title)).toEqual([]);
    expect(all.filter(([title, reading]) => !holds(folded(reading), title)).map(([title]) => title)).toEqual([]);
    expect(holds(folded('しょぞくちょうへのほうこく'), '所属長への連絡は')).toBe(false);
  });
});

describe('a glossary of an office', () => {
  const dirWith = (text: string): string => {
    const dir = tempHome();
    mkdirSync(join(dir, 'glossary'));
    writeFileSync(join(dir, 'glossary', 'glossary.yaml'), text);
    return dir;
  };

  it('stands before the shipped one', () => {
    const mine = dirWith('schema: hikeshi/glossary@1\nreadings:\n  覚知の記録: きづいたこと\n  独自の手順: どくじのてじゅん\n');
    const { glossary, faults } = readGlossaries([mine, shippedRunbooks()]);
    expect(faults).toEqual([]);
    expect(glossary.readings).toMatchObject({
      覚知の記録: 'きづいたこと',
      独自の手順: 'どくじのてじゅん',
      発信の決裁: 'はっしんのけっさい',
    });
    expect(glossary.words).toEqual(shipped.words);
  });

  it('is told with its place where it is broken, and the shipped one goes on', () => {
    const mine = dirWith('schema: hikeshi/glossary@1\nwords:\n  - { word: 覚知, reading: かくち, source: 市の手引 }\n');
    const { glossary, faults } = readGlossaries([mine, shippedRunbooks()]);
    expect(faults).toMatchObject([{ file: join(mine, 'glossary', 'glossary.yaml'), line: 3 }]);
    expect(faults.map(faultSentence).join('')).toContain('quote');
    expect(glossary.words).toEqual(shipped.words);
  });
});
