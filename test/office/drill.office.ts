import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drillReport } from '../../src/drill/report.ts';
import { selfplay } from '../../src/drill/selfplay.ts';
import { trendUpTo } from '../../src/drill/trend.ts';
import { aarDocument } from '../../src/export/aar.ts';
import { exercisePicture } from '../../src/export/aar-picture.ts';
import { docxFile } from '../../src/print/docx.ts';
import { htmlPage } from '../../src/print/html.ts';
import { svgExercise } from '../../src/print/svg-exercise.ts';
import { planted } from '../drill/planted.ts';
import { Page } from './chromium.ts';
import { convert, missingPackages, pagesOf, sizeOf } from './programs.ts';

const missing = missingPackages();
if (missing.length > 0) throw new Error(`These tests need Debian packages that are not here: ${missing.join(' ')}`);

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-office-'));
const at = (name: string): string => join(folder, name);
const bare = (text: string): string => text.replaceAll(/\s/gu, '');

const NOTES = 90;
const WORDS = '電話を受けた。相手は記者で、投稿の意図と、市の見解を尋ねられた。担当から折り返すと答えた。';

/** The drill with the planted mistakes, and as many notes as a long morning brings: short and long ones, marked at both ends. */
const report = (() => {
  const { log } = planted((running) => {
    for (let number = 1; number <= NOTES; number += 1)
      running.step({ do: 'note', text: `始${number}端${WORDS.repeat(number % 6)}終${number}端` });
  });
  const { exercise } = log;
  const played = selfplay(log.loaded, exercise.values);
  const made = drillReport(exercise, { trend: trendUpTo(exercise, []), ...(played.solvable && { moves: played.answer }) });
  return {
    document: aarDocument(made, exercise.incident),
    picture: exercisePicture(made),
    at: (exercise.ended ?? exercise.started).real ?? 0,
  };
})();
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Notes that do not stand whole on one page. */
const cut = (sheets: readonly string[]): number[] =>
  Array.from({ length: NOTES }, (_, index) => index + 1).filter(
    (number) => !sheets.some((sheet) => sheet.includes(`始${number}端`) && sheet.includes(`終${number}端`)),
  );

let page: Page;
let sheets: string[];
beforeAll(async () => {
  writeFileSync(at('drill.html'), htmlPage(report.document));
  page = await Page.open(folder, at('drill.html'));
  await page.pdf(at('drill.pdf'));
  sheets = pagesOf(at('drill.pdf')).map(bare);
});
afterAll(() => {
  page?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('the report of a drill, printed from the page', () => {
  it('is A4, with 【訓練】 and its name at the head of each page and the number at its foot', () => {
    expect(sizeOf(at('drill.pdf'))).toMatch(/^59[45].* x 84[12].*A4/u);
    expect(sheets.length).toBeGreaterThan(9);
    for (const [number, sheet] of sheets.entries()) {
      expect(sheet).toContain(`${number + 1}/${sheets.length}`);
      expect(sheet).toContain('狛江市公式Xに暗号資産の投稿（土曜朝）事後報告書');
      expect(sheet.split('【訓練】').length).toBeGreaterThan(1);
    }
    // Also a page that holds nothing but the rest of a long row.
    expect(sheets.filter((sheet) => !/^(?:.*事後報告書)?【訓練】|事後報告書【訓練】/u.test(sheet.slice(0, 80)))).toEqual([]);
  });

  it('cuts no row, and begins every page of the chronology with the head of the table', () => {
    expect(cut(sheets)).toEqual([]);
    const inside = sheets.filter((sheet) => /始\d+端/u.test(sheet));
    expect(inside.length).toBeGreaterThan(2);
    expect(inside.filter((sheet) => !sheet.includes('想定時刻実時刻番号'))).toEqual([]);
  });

  it('leaves no page with a line or two', () => {
    expect(sheets.filter((sheet) => sheet.length < 150)).toEqual([]);
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

  it('draws nothing of its picture outside it, and no word over another, also where injects come close together', async () => {
    const { picture } = report;
    const close = { ...picture, injects: ['I1', 'I1a', 'I2', 'I2a', 'I3'].map((id, n) => ({ id, x: n / 60 })) };
    for (const drawn of [picture, close]) {
      await page.evaluate(`document.querySelector('figure').innerHTML = ${JSON.stringify(svgExercise(drawn))}; undefined`);
      expect(await misdrawn()).toEqual([]);
    }
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

/** Words of the picture that stand outside it, or over another. */
const misdrawn = () =>
  page.evaluate<string[]>(`(() => {
      const svg = document.querySelector('svg');
      const whole = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')].map((one) => ({ one, box: one.getBoundingClientRect() }));
      const outside = texts.filter(({ box }) => box.left < whole.left - 1 || box.right > whole.right + 1 || box.bottom > whole.bottom + 1);
      const over = texts.flatMap((a, at) => texts.slice(at + 1).filter(({ box: b }) =>
        Math.min(a.box.right, b.right) - Math.max(a.box.left, b.left) > 2 && Math.min(a.box.bottom, b.bottom) - Math.max(a.box.top, b.top) > 4)
        .map((b) => a.one.textContent + ' / ' + b.one.textContent));
      return [...outside.map(({ one }) => 'outside ' + one.textContent), ...over];
    })()`);

describe('the Word file of a drill in LibreOffice', () => {
  it('has 【訓練】, its name and a number on each page, cuts no row, and says what the page says', async () => {
    writeFileSync(at('word.docx'), await docxFile(report.document, report.at));
    convert(folder, at('word.docx'), 'pdf');
    const pages = pagesOf(at('word.pdf')).map(bare);
    expect(pages.length).toBeGreaterThan(9);
    for (const [number, sheet] of pages.entries()) {
      expect(sheet).toContain(`${number + 1}/${pages.length}`);
      expect(sheet).toContain('事後報告書【訓練】');
    }
    expect(cut(pages)).toEqual([]);
    const all = pages.join('');
    for (const words of ['順序の逸脱', '統括情報セキュリティ責任者への連絡', '模範手順との差', '●', '▲', '■']) expect(all).toContain(words);
  });
});
