import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chronologyCsv } from '../../src/export/csv-chronology.ts';
import type { Cell, Document } from '../../src/export/document.ts';
import { inert } from '../../src/export/inert.ts';
import { reportModel } from '../../src/export/report.ts';
import { stageDocument } from '../../src/export/stage.ts';
import { summaryDocument } from '../../src/export/summary.ts';
import { docxFile } from '../../src/print/docx.ts';
import { htmlPage } from '../../src/print/html.ts';
import { Page } from './chromium.ts';
import { DIFFICULT, longIncident } from './long-incident.ts';
import { convert, missingPackages, pagesOf, sizeOf } from './programs.ts';

const missing = missingPackages();
if (missing.length > 0) throw new Error(`These tests need Debian packages that are not here: ${missing.join(' ')}`);

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-office-'));
const at = (name: string): string => join(folder, name);
const bare = (text: string): string => text.replaceAll(/\s/gu, '');

const walk = longIncident();
const report = reportModel(walk.incident, walk.now);
const document = stageDocument(walk.incident, report, 'interim');
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Every line that a document says. */
const linesOf = ({ sections }: Document): string[] => {
  const said = (cell: Cell): string[] => cell.map((line) => line.map((span) => (typeof span === 'string' ? span : span.text)).join(''));
  return sections.flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.flatMap((block) => {
      if (block.kind === 'facts') return block.rows.flatMap(({ label, cell }) => [label, ...said(cell)]);
      if (block.kind === 'table') return block.groups.flatMap(({ rows }) => rows.flatMap((cells) => cells.flatMap(said)));
      if (block.kind === 'list') return block.items.flatMap(said);
      if (block.kind === 'text') return said(block.lines);
      return block.kind === 'quote' ? [block.source, block.text] : [];
    }),
  ]);
};

let page: Page;
let sheets: string[];
beforeAll(async () => {
  writeFileSync(at('report.html'), htmlPage(document));
  page = await Page.open(folder, at('report.html'));
  await page.pdf(at('page.pdf'));
  sheets = pagesOf(at('page.pdf')).map(bare);
});
afterAll(() => {
  page?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('an incident of 200 entries, printed from the page', () => {
  it('is A4, with its name at the head and the number of each page at its foot', () => {
    expect(walk.log).toHaveLength(200);
    expect(sizeOf(at('page.pdf'))).toMatch(/^59[45].* x 84[12].*A4/u);
    expect(sheets.length).toBeGreaterThan(10);
    for (const [number, sheet] of sheets.entries()) {
      expect(sheet).toContain(`${number + 1}/${sheets.length}`);
      expect(sheet).toContain('狛江市乗っ取りへの対応続報');
    }
  });

  it('cuts no row: both ends of every note stand on one page', () => {
    const numbers = Array.from({ length: 160 }, (_, index) => index + 1).filter((number) =>
      bare(htmlPage(document)).includes(`始${number}端`),
    );
    expect(numbers.length).toBeGreaterThan(150);
    const cut = numbers.filter((number) => !sheets.some((sheet) => sheet.includes(`始${number}端`) && sheet.includes(`終${number}端`)));
    expect(cut).toEqual([]);
  });

  it('begins every page of the chronology with the head of the table', () => {
    const inside = sheets.filter((sheet) => /始\d+端/u.test(sheet) && !sheet.includes('後刻記入（あとから'));
    expect(inside.length).toBeGreaterThan(4);
    expect(inside.filter((sheet) => !sheet.includes('番号発生'))).toEqual([]);
  });

  it('lets nothing run out of the page', async () => {
    await page.send('Emulation.setEmulatedMedia', { media: 'print' });
    await page.send('Emulation.setDeviceMetricsOverride', { width: 673, height: 980, deviceScaleFactor: 1, mobile: false });
    const over = await page.evaluate<string[]>(
      `[...document.querySelectorAll('body *')].filter((one) => one.closest('svg') === null && !one.classList.contains('quiet') &&
        (one.getBoundingClientRect().right > document.body.getBoundingClientRect().right + 1 || (one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)))
        .map((one) => one.tagName + ' ' + one.textContent.slice(0, 40))`,
    );
    expect(over).toEqual([]);
  });

  it('passes the check of accessibility and holds no script', async () => {
    await page.evaluate(`${axe}; undefined`);
    const found = await page.evaluate<string[]>(
      `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.length + ' ' + nodes[0].html.slice(0, 160)))`,
    );
    expect(found).toEqual([]);
    expect(await page.evaluate<number>('document.scripts.length')).toBe(0);
  });
});

describe('the Word file in LibreOffice', () => {
  it('has every word of the report on its pages', async () => {
    writeFileSync(at('report.docx'), await docxFile(document, walk.now));
    convert(folder, at('report.docx'), 'pdf');
    const pages = pagesOf(at('report.pdf'));
    const text = bare(pages.map((one) => one.replaceAll(/^.*続報.*$/gmu, '').replaceAll(/^\d+ \/ \d+\s*$/gmu, '')).join(''));
    const wanted = linesOf(document)
      .map((line) => bare(inert(line)))
      .filter((line) => line !== '');
    expect(wanted.length).toBeGreaterThan(1000);
    // Emoji and marks that fonts compose are asked for in the spreadsheet: a PDF does not keep them letter for letter.
    const plain = wanted.filter((line) =>
      /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff5eー !-~]*$/u.test(line),
    );
    expect(plain.length / wanted.length).toBeGreaterThan(0.9);
    expect([...new Set(plain.filter((line) => !text.includes(line)))]).toEqual([]);
    expect(pages.length).toBeGreaterThan(10);
  });

  it('keeps the page for approval on one page, in both', async () => {
    const summary = summaryDocument(walk.incident, report);
    writeFileSync(at('summary.docx'), await docxFile(summary, walk.now));
    convert(folder, at('summary.docx'), 'pdf');
    expect(pagesOf(at('summary.pdf'))).toHaveLength(1);
    writeFileSync(at('summary.html'), htmlPage(summary, true));
    await page.send('Page.navigate', { url: `file://${at('summary.html')}` });
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 500))');
    await page.pdf(at('summary-page.pdf'));
    expect(pagesOf(at('summary-page.pdf'))).toHaveLength(1);
  });
});

describe('the CSV in LibreOffice', () => {
  it('has the same cells as for a CSV library: formulas, line breaks, quotes, emoji and rare kanji', () => {
    for (const note of DIFFICULT) walk.do({ do: 'note', text: note });
    const csv = [...chronologyCsv(walk.incident)].join('');
    writeFileSync(at('chronology.csv'), csv);
    convert(folder, at('chronology.csv'), 'ods', ['--infilter=CSV:44,34,76,1,,0,false,false,false']);
    convert(folder, at('chronology.ods'), 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false');
    const [given, read] = [csv, readFileSync(at('chronology.csv'), 'utf8')].map((text) => parse(text, { bom: true }) as string[][]);
    expect(read).toHaveLength(walk.log.length + 1);
    expect(read).toEqual(given);
    const notes = given?.slice(-DIFFICULT.length).map((row) => row[13]);
    expect(notes?.[0]).toBe("'=1+1");
    expect(notes?.slice(1, 5)).toEqual(DIFFICULT.slice(1, 5));
    expect(notes?.slice(-2)).toEqual(["'007", "'1/2"]);
  });
});
