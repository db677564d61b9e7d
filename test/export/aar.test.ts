import { beforeAll, describe, expect, it } from 'vitest';
import { drillReport } from '../../src/drill/report.ts';
import { selfplay } from '../../src/drill/selfplay.ts';
import { trendUpTo } from '../../src/drill/trend.ts';
import { aarDocument } from '../../src/export/aar.ts';
import { aarJson } from '../../src/export/aar-json.ts';
import { exercisePicture } from '../../src/export/aar-picture.ts';
import { exerciseLanes } from '../../src/export/aar-picture-table.ts';
import { markdown } from '../../src/export/markdown.ts';
import { docxFile } from '../../src/print/docx.ts';
import { htmlPage } from '../../src/print/html.ts';
import { svgExercise } from '../../src/print/svg-exercise.ts';
import { planted } from '../drill/planted.ts';
import { allOf, parseHtml, textOf } from '../print/parse.ts';

/** The whole way from a log to every file, begun anew each time. */
const made = async () => {
  const { log, deleted, announced } = planted();
  const { exercise } = log;
  const played = selfplay(log.loaded, exercise.values);
  const report = drillReport(exercise, { trend: trendUpTo(exercise, []), ...(played.solvable && { moves: played.answer }) });
  const document = aarDocument(report, exercise.incident);
  const docx = await docxFile(document, exercise.started.real ?? 0);
  return { deleted, announced, report, document, html: htmlPage(document), md: markdown(document), json: aarJson(report), docx };
};

let one: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  one = await made();
});

describe('the report that is made after a drill', () => {
  it('is the same, byte for byte, from the same log: page, Word file, Markdown and JSON', async () => {
    const again = await made();
    expect(again.html).toBe(one.html);
    expect(again.md).toBe(one.md);
    expect(again.json).toBe(one.json);
    expect(Buffer.compare(again.docx, one.docx)).toBe(0);
  });

  it('has its parts in the order of the design', () => {
    expect(one.document.sections.map(({ heading }) => heading.replace(/^[０-９]+　/u, ''))).toEqual([
      '訓練の概要',
      '要約',
      '時系列',
      '状況付与と期待行動',
      '未達・遅延・順序の逸脱',
      '良かった点',
      'ヒントの使用',
      '進行側の逸脱',
      '直後振り返り',
      '改善計画',
      '推移',
      '付録',
    ]);
  });

  it('bears 【訓練】 in every row, heading, paragraph and item', () => {
    const lines = one.md.split('\n').filter((line) => /^(?:\||#|- |【)/u.test(line));
    const heads = lines.flatMap((line, at) => (/^\| -/u.test(line) ? [at - 1, at] : []));
    const rows = lines.filter((_, at) => !heads.includes(at));
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter((line) => !line.includes('【訓練】'))).toEqual([]);
    const root = parseHtml(one.html);
    const cells = allOf(root, 'tbody').flatMap((body) => allOf(body, 'tr'));
    expect(cells.length).toBeGreaterThan(80);
    expect(cells.filter((row) => !textOf(row).includes('【訓練】')).map(textOf)).toEqual([]);
    expect(JSON.parse(one.json)).toMatchObject({ schema: 'hikeshi/drill-report@1', mark: '【訓練】', mode: 'drill' });
  });

  it('names the three planted mistakes with clause and record', () => {
    const row = (words: string) => one.md.split('\n').find((line) => line.includes(words) && line.includes('番'));
    expect(row('「画面の保存等の記録」の前に「当該情報の削除」を行いました')).toContain(`４(３)カ 第1段 | ${one.deleted}番`);
    expect(row('「乗っ取られたアカウントだけで知らせる」を行いました')).toContain(`見本 第７条２ | ${one.announced}番`);
    expect(row('統括情報セキュリティ責任者への連絡（担当） | 実施の記録がありません')).toContain('４(３)カ 第1段 | 28番までになし');
  });

  it('never shows the score without the grave deviations and the coverage, nor the order rate without n', () => {
    const score = one.md.split('\n').filter((line) => line.includes('得点'));
    expect(score).toHaveLength(1);
    expect(score[0]).toContain('2／8　重大な逸脱 2件　評価カバレッジ 100%（7／7）');
    expect(one.md).toContain('順序適合率** | **0%（0／3、n＝3）**');
  });

  it('keeps to the words of the house: a training target is no deadline, nobody is blamed', () => {
    const own = one.md.split('\n').filter((line) => !line.startsWith('>'));
    expect(own.filter((line) => /違反|期限超過|警告|エラー|失敗|期限内/u.test(line))).toEqual([]);
    expect(own.filter((line) => /期限/u.test(line)).every((line) => /規定の期限ではありません|\| 期限 \|/u.test(line))).toBe(true);
  });

  it('writes the names of acts and expectations, not their ids', () => {
    expect(one.md).toContain('**行動**　担当　乗っ取られたアカウントだけで知らせる');
    expect(one.md).not.toContain('announce-on-hijacked-account-only');
    expect(one.md).toContain('**ヒント**　「画面の保存等の記録」のヒント');
  });

  it('leaves room to write: the hot wash for every seat, the plan for every issue', () => {
    const tables = one.document.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])));
    const wash = tables.find(({ caption }) => caption.startsWith('直後振り返り'));
    expect(wash?.groups[0]?.rows.map(([seat]) => seat?.[0]?.[0])).toEqual(['担当', '責任者', '情政', '全員']);
    const plan = tables.find(({ caption }) => caption.startsWith('改善計画'));
    expect(plan?.groups[0]?.rows).toHaveLength(one.report.points.length + 2);
  });
});

describe('the picture of a drill', () => {
  const picture = () => exercisePicture(one.report);

  it('places injects, windows and deeds over exercise time', () => {
    const { injects, rows, breaches, ticks } = picture();
    expect(injects.map(({ id }) => id)).toEqual(['I1', 'I2', 'I3', 'I7', 'I6']);
    const save = rows[0];
    expect([save?.from, save?.due, save?.done?.x].map((x) => Math.round((x ?? 0) * 82))).toEqual([0, 10, 12]);
    expect(save?.state).toBe('late');
    expect(breaches.map(({ seq }) => seq)).toEqual([one.deleted, one.announced]);
    expect(ticks.length).toBeLessThanOrEqual(11);
    expect([...rows.flatMap(({ from, due = 0 }) => [from, due]), ...ticks.map(({ x }) => x)].every((x) => x >= 0 && x <= 1)).toBe(true);
  });

  it('is one SVG in black and white that is told in words too, and runs and loads nothing', () => {
    const svg = svgExercise(picture());
    const root = parseHtml(svg);
    expect(new Set(allOf(root, '*').map(({ tag }) => tag))).toEqual(new Set(['svg', 'title', 'desc', 'path', 'text']));
    expect(textOf(allOf(root, 'desc')[0] as never)).toContain('【訓練】7:10から8:32までの状況付与5件と期待行動7件');
    expect(svg).not.toMatch(/script|href|style=|url\(|on\w+=/u);
    expect(new Set([...svg.matchAll(/(?:fill|stroke)="([^"]*)"/gu)].map(([, colour]) => colour))).toEqual(
      new Set(['#000', '#fff', 'none']),
    );
  });

  it('keeps to one page, however much a scenario expects', () => {
    const { rows, ...rest } = picture();
    const [row] = rows;
    const many = Array.from({ length: 60 }, () => row as NonNullable<typeof row>);
    const height = (svg: string) => Number(/viewBox="0 0 890 (\d+)"/u.exec(svg)?.[1]);
    // 259 mm of the page are left between the margins; units are fifths of a millimetre.
    expect(height(svgExercise({ ...rest, rows: many }))).toBeLessThan(259 * 5);
    expect(height(svgExercise(picture()))).toBeLessThan(500);
  });

  it('is told by signs in a Word file, every deed once', () => {
    const lanes = exerciseLanes(picture());
    if (lanes.kind !== 'table') throw new Error(lanes.kind);
    const rows = lanes.groups[0]?.rows.map((cells) => cells.map((cell) => cell.flat().join('')).join('|')) ?? [];
    expect(rows[0]).toMatch(/^状況付与\|▽I1\|▽I2\|▽I3 ▽I7\|/u);
    expect(rows[1]).toMatch(/^画面の保存等の記録（担当）\|▽ ？\|◇ ▲17\|/u);
    expect(rows.at(-1)).toContain(`■${one.deleted}`);
  });
});
