import { beforeAll, describe, expect, it } from 'vitest';
import { handoverModel } from '../../src/export/handover.ts';
import { handoverDocument } from '../../src/export/handover-page.ts';
import { reportModel } from '../../src/export/report.ts';
import { asCopy, type Stage, stageDocument } from '../../src/export/stage.ts';
import { docxFile } from '../../src/print/docx.ts';
import { HOSTILE, komaeTakeover, komaeTakeoverClosed, nagasakiFirestorm } from '../fixtures/incidents.ts';
import type { Walk } from '../fixtures/walk.ts';
import { readZip } from './zip.ts';

const made = (walk: Walk, stage?: Stage) => docxFile(stageDocument(walk.incident, reportModel(walk.incident, walk.now), stage), walk.now);
const part = (file: Uint8Array, path = 'word/document.xml'): string => readZip(file).get(path)?.text ?? '';
const textOf = (xml: string): string => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join('');
const count = (xml: string, what: RegExp): number => [...xml.matchAll(what)].length;

const closed = komaeTakeoverClosed();
let file: Uint8Array;
let xml: string;
beforeAll(async () => {
  file = await made(closed, 'final');
  xml = part(file);
});

describe('the report as a Word file', () => {
  it('has real headings, in order', () => {
    expect(count(xml, /<w:pStyle w:val="Title"\/>/gu)).toBe(1);
    const headings = [...xml.matchAll(/<w:pStyle w:val="Heading1"\/>.*?<w:t[^>]*>([^<]*)</gu)].map(([, text]) => text);
    expect(headings).toHaveLength(9);
    expect([headings[0], headings[7]]).toEqual(['１　事案の概要', '８　再発防止']);
  });

  it('repeats the head of every table on every page and cuts no row', () => {
    const rows = count(xml, /<w:tr[ >]/gu);
    expect(count(xml, /<w:cantSplit\/>/gu)).toBe(rows);
    const titled = count(xml, /<w:tblHeader\/>/gu);
    expect(titled).toBeGreaterThan(8);
    expect(count(xml, /<w:tbl>/gu)).toBeGreaterThan(titled);
  });

  it('names 游明朝, with ＭＳ 明朝 in its stead, and is in Japanese', () => {
    expect(part(file, 'word/styles.xml')).toContain('w:eastAsia="游明朝"');
    expect(part(file, 'word/fontTable.xml')).toContain('<w:font w:name="游明朝"><w:altName w:val="Yu Mincho,ＭＳ 明朝');
    expect(part(file, 'word/styles.xml')).toContain('w:eastAsia="ja-JP"');
  });

  it('has the page and the number of pages at the foot, and what it is at the head', () => {
    const files = readZip(file);
    const foot = [...files].find(([path]) => path.startsWith('word/footer'))?.[1].text ?? '';
    const head = [...files].find(([path]) => path.startsWith('word/header'))?.[1].text ?? '';
    expect(foot).toMatch(/PAGE.*NUMPAGES/su);
    expect(textOf(head)).toBe('狛江市　乗っ取りへの対応 最終報　');
  });

  it('tells the whole record', () => {
    const text = textOf(xml);
    for (const { sha256 } of reportModel(closed.incident, closed.now).evidence) expect(text).toContain(sha256);
    expect(text).toContain(closed.incident.head.hash);
    expect(text).toContain('画面を保存するなど記録を残した上で、当該情報を削除し、当該アカウントのパスワードを変更すること。');
    expect(xml).toMatch(/<w:strike\/>.*?アカウント側：2件を解除/su);
    expect(text).toContain('覚知→封じ込め27分（令和8年11月21日（土）2時31分、10番）');
  });

  it('is the same, byte for byte, from the same log, and bears no time of the machine', async () => {
    expect(Buffer.compare(await made(komaeTakeoverClosed(), 'final'), file)).toBe(0);
    expect(new Set([...readZip(file).values()].map(({ time }) => time))).toEqual(new Set([0x00210000]));
    expect(part(file, 'docProps/core.xml')).toContain('2026-11-24T01:05:00Z');
  });

  it('carries 【訓練】 at its head and on every heading and row of a drill', async () => {
    const drill = await made(komaeTakeover({ mode: 'drill' }), 'first');
    const rows = part(drill)
      .split(/<w:tr[ >]/u)
      .slice(1);
    expect(rows.filter((row) => !row.includes('<w:tblHeader/>') && !row.includes('【訓練】'))).toEqual([]);
    const head = [...readZip(drill)].find(([path]) => path.startsWith('word/header'))?.[1].text ?? '';
    expect(textOf(head)).toContain('【訓練】');
    expect(textOf(xml)).not.toContain('【訓練】');
  });

  it('says 写し（黒塗り） and holds no word that was blacked out', async () => {
    const black = closed.blackedOut(() => true);
    const copy = await docxFile(asCopy(stageDocument(black, reportModel(black, closed.now))), closed.now);
    const all = [...readZip(copy).values()].map(({ text }) => text).join('');
    expect(all).toContain('写し（黒塗り）');
    for (const word of ['田中', '鈴木', 'komae_koho_example', '心当たりのない投稿', '画面_1992']) expect(all).not.toContain(word);
  });

  it('keeps every hostile word a word: well-formed XML, nothing hidden, no field and no link', async () => {
    const walk = nagasakiFirestorm();
    for (const note of HOSTILE) walk.do({ do: 'note', text: note });
    const hostile = part(await made(walk));
    expect(hostile).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\u2028]/u);
    expect(hostile).not.toMatch(/<w:(?:hyperlink|fldSimple|instrText|object)/u);
    expect(hostile).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const stack: string[] = [];
    for (const [, slash, tag = '', empty] of hostile.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/gu)) {
      if (slash === '/') expect(stack.pop()).toBe(tag);
      else if (empty !== '/') stack.push(tag);
    }
    expect(stack).toEqual([]);
  });
});

it('makes a Word file of the hand-over sheet too', async () => {
  const walk = komaeTakeover();
  const sheet = part(await docxFile(handoverDocument(handoverModel(walk.incident, walk.now)), walk.now));
  expect(textOf(sheet)).toContain('引継ぎ書');
  expect(count(sheet, /<w:tbl>/gu)).toBe(3);
});
