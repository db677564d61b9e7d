import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { exerciseLanes, exerciseSigns, exerciseTable } from '../export/aar-picture-table.ts';
import type { Block, Cell, Line, Span } from '../export/document.ts';
import { inert } from '../export/inert.ts';
import { laneTable, pictureTable, signLine } from '../export/picture-table.ts';
import { aarPicture } from '../words/ja/aar-picture.ts';
import { exports as words } from '../words/ja/exports.ts';
import { GOTHIC } from './docx-parts.ts';

/** Width between the margins of A4, in twentieths of a point. */
export const WIDTH = 10_090;
const HALF = 5;
const border = { style: BorderStyle.SINGLE, size: HALF, color: '000000' } as const;
const EDGES = { top: border, bottom: border, left: border, right: border };
const GREY = { type: ShadingType.CLEAR, color: 'auto', fill: 'EEEEEE' } as const;
const SMALL = 18;

const gothic = { ascii: GOTHIC, eastAsia: GOTHIC, hAnsi: GOTHIC, cs: GOTHIC } as const;

/** One run of text. XML cannot hold a control character, and {@link inert} leaves none. */
const run = (span: Span, more: { bold?: boolean; size?: number } = {}): TextRun => {
  const text = inert(typeof span === 'string' ? span : span.text);
  const as = typeof span === 'string' ? undefined : span.as;
  return new TextRun({
    text,
    ...more,
    ...(as === 'struck' && { strike: true }),
    ...(as === 'strong' && { bold: true, font: gothic }),
    ...(as === 'code' && { font: gothic }),
  });
};

const runsOf = (line: Line, mark: string, more: { bold?: boolean; size?: number } = {}): ParagraphChild[] => [
  ...(mark === '' ? [] : [new TextRun({ text: mark, bold: true, font: gothic, ...(more.size !== undefined && { size: more.size }) })]),
  ...line.map((span) => run(span, more)),
];

/** The lines of a cell, each a paragraph of its own; a cell is never without one. */
const cellParagraphs = (cell: Cell, mark = '', bold = false): Paragraph[] =>
  (cell.length === 0 ? [[]] : cell).map(
    (line, at) => new Paragraph({ style: 'cell', children: runsOf(line, at === 0 ? mark : '', { size: SMALL, ...(bold && { bold }) }) }),
  );

interface CellParts {
  readonly width: number;
  readonly head?: boolean;
  readonly span?: number;
  readonly mark?: string;
}

const tableCell = (cell: Cell, { width, head = false, span, mark = '' }: CellParts): TableCell =>
  new TableCell({
    children: cellParagraphs(cell, mark, head),
    width: { size: width, type: WidthType.DXA },
    borders: EDGES,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(head && { shading: GREY }),
    ...(span !== undefined && { columnSpan: span }),
  });

const tableOf = (widths: readonly number[], rows: readonly TableRow[]): Table =>
  new Table({
    rows,
    columnWidths: [...widths],
    width: { size: WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
  });

const caption = (text: string, mark: string): Paragraph =>
  new Paragraph({ style: 'tablecaption', keepNext: true, children: runsOf([text], mark) });
/** Word joins two tables that touch. */
const gap = (): Paragraph => new Paragraph({ style: 'cell', children: [] });

const tableBlock = (block: Extract<Block, { kind: 'table' }>, mark: string): (Paragraph | Table)[] => {
  const total = block.columns.reduce((sum, { share }) => sum + share, 0);
  const widths = block.columns.map(({ share }) => Math.round((share / total) * WIDTH));
  const width = (at: number): number => widths[at] ?? 0;
  const head = new TableRow({
    // Every page that the table runs over begins with it.
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map(({ title }, at) =>
      tableCell(
        title.split('\n').map((line) => [line]),
        { width: width(at), head: true },
      ),
    ),
  });
  const rows = block.groups.flatMap(({ title, rows: group }) => [
    ...(title === undefined
      ? []
      : [new TableRow({ cantSplit: true, children: [tableCell([[title]], { width: WIDTH, head: true, span: widths.length, mark })] })]),
    ...group.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map((cell, at) => tableCell(cell, { width: width(at), mark: at === 0 ? mark : '' })),
        }),
    ),
  ]);
  return [caption(block.caption, mark), tableOf(widths, [head, ...rows]), gap()];
};

const factsBlock = (block: Extract<Block, { kind: 'facts' }>, mark: string): (Paragraph | Table)[] => {
  const widths = [Math.round(WIDTH * 0.24), WIDTH - Math.round(WIDTH * 0.24)] as const;
  const rows = block.rows.map(
    ({ label, cell }) =>
      new TableRow({
        cantSplit: true,
        children: [tableCell([[label]], { width: widths[0], head: true, mark }), tableCell(cell, { width: widths[1] })],
      }),
  );
  return [caption(block.caption, mark), tableOf(widths, rows), gap()];
};

/** One block of a document; `mark` stands at every heading, paragraph, item and row. */
export const docxBlock = (block: Block, mark: string): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'text':
      return block.lines.map((line) => new Paragraph({ children: runsOf(line, mark) }));
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: runsOf([block.text], mark) })];
    case 'list':
      return block.items.flatMap((item) =>
        item.map((line, at) =>
          at === 0
            ? new Paragraph({ numbering: { reference: 'items', level: 0 }, children: runsOf(line, mark) })
            : new Paragraph({ indent: { left: 360 }, children: runsOf(line, '') }),
        ),
      );
    case 'facts':
      return factsBlock(block, mark);
    case 'table':
      return tableBlock(block, mark);
    case 'picture':
      return [
        ...docxBlock(laneTable(block.picture), mark),
        new Paragraph({ style: 'cell', children: runsOf([signLine(block.picture)], mark, { size: SMALL }) }),
        ...docxBlock(pictureTable(block.picture), mark),
        new Paragraph({ style: 'cell', children: runsOf([words.picture.noteHere], mark, { size: SMALL }) }),
      ];
    case 'exercise':
      return [
        ...docxBlock(exerciseLanes(block.picture), mark),
        new Paragraph({ style: 'cell', children: runsOf([exerciseSigns()], mark, { size: SMALL }) }),
        ...docxBlock(exerciseTable(block.picture), mark),
        new Paragraph({ style: 'cell', children: runsOf([aarPicture.noteHere], mark, { size: SMALL }) }),
      ];
    case 'quote':
      return [
        new Paragraph({ keepNext: true, children: runsOf([{ text: block.source, as: 'strong' }], mark) }),
        ...block.text
          .split('\n')
          .map((line) => new Paragraph({ style: 'quotation', alignment: AlignmentType.LEFT, children: runsOf([line], '') })),
      ];
  }
};
