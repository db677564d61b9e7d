import {
  AlignmentType,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  Document as WordFile,
} from 'docx';
import type { Document } from '../export/document.ts';
import { inert } from '../export/inert.ts';
import { page } from '../words/ja/report-page.ts';
import { docxBlock } from './docx-blocks.ts';
import { coreProperties, fontTable, GOTHIC, MINCHO, withoutTimes } from './docx-parts.ts';

const all = (name: string) => ({ ascii: name, eastAsia: name, hAnsi: name, cs: name });
const mincho = all(MINCHO);
const gothic = all(GOTHIC);

/** Millimetres as twentieths of a point. */
const mm = (length: number): number => Math.round((length / 25.4) * 1440);

const heading = (size: number, before: number) => ({
  run: { font: gothic, size, bold: true, color: '000000' },
  paragraph: { spacing: { before, after: 80 }, keepNext: true },
});

const paragraphStyles = [
  { id: 'cell', name: 'Table text', basedOn: 'Normal', paragraph: { spacing: { before: 0, after: 0, line: 260 } } },
  {
    id: 'tablecaption',
    name: 'Table caption',
    basedOn: 'Normal',
    run: { font: gothic, bold: true, size: 19 },
    paragraph: { spacing: { before: 120, after: 40 }, keepNext: true },
  },
  {
    id: 'quotation',
    name: 'Quotation',
    basedOn: 'Normal',
    run: { size: 19 },
    paragraph: { indent: { left: 240 }, spacing: { after: 80 } },
  },
];

const small = (text: string, bold = false): TextRun => new TextRun({ text: inert(text), size: 16, font: gothic, bold });

/** A document as a Word file: real headings, tables whose heads come again on every page, page numbers. */
const wordFile = (document: Document): WordFile => {
  const mark = document.drill ? page.drill : '';
  const head = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel], newPage = false): Paragraph =>
    new Paragraph({ heading: level, pageBreakBefore: newPage, children: [new TextRun(inert(mark + text))] });
  const centred = (text: string): Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun(inert(mark + text))] });
  return new WordFile({
    title: mark + document.title,
    styles: {
      default: {
        document: {
          run: { font: mincho, size: 21, language: { value: 'ja-JP', eastAsia: 'ja-JP' } },
          paragraph: { spacing: { after: 100 } },
        },
        title: { run: { font: gothic, size: 34, bold: true }, paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 160 } } },
        heading1: heading(24, 320),
        heading2: heading(20, 200),
      },
      paragraphStyles,
    },
    numbering: {
      config: [
        {
          reference: 'items',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '・',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(20), bottom: mm(18), left: mm(16), right: mm(16), header: mm(9), footer: mm(9) },
          },
        },
        headers: { default: new Header({ children: [new Paragraph({ children: [small(`${document.running}　`), small(mark, true)] })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ size: 18, font: gothic, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
              }),
            ],
          }),
        },
        children: [
          ...document.corner.map(
            (line) => new Paragraph({ alignment: AlignmentType.RIGHT, style: 'cell', children: [new TextRun(inert(line))] }),
          ),
          head(document.title, HeadingLevel.TITLE),
          ...document.subtitle.map(centred),
          ...document.sections.flatMap(({ heading: title, blocks, newPage }) => [
            ...(title === '' ? [] : [head(title, HeadingLevel.HEADING_1, newPage === true)]),
            ...blocks.flatMap((block) => docxBlock(block, mark)),
          ]),
        ],
      },
    ],
  });
};

/**
 * A document as a Word file. The same document gives the same bytes.
 * @param at time that the file bears, UTC milliseconds: that of the record, not of the machine
 */
export const docxFile = async (document: Document, at: number): Promise<Uint8Array> => {
  const title = `${document.drill ? page.drill : ''}${inert(document.title)}`;
  const bytes = await Packer.toBuffer(wordFile(document), undefined, [
    { path: 'docProps/core.xml', data: coreProperties(title, at) },
    { path: 'word/fontTable.xml', data: fontTable() },
  ]);
  return withoutTimes(bytes);
};
