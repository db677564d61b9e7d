import { page } from '../words/ja/report-page.ts';
import { exerciseTable } from './aar-picture-table.ts';
import type { Block, Cell, Column, Document, Line, Section, Span } from './document.ts';
import { inert } from './inert.ts';
import { pictureTable } from './picture-table.ts';
import type { Report } from './report.ts';
import { reportDocument } from './report-document.ts';

/**
 * A text that means nothing to a Markdown reader: no HTML, no link, no image, no mention, no emphasis, no cell or line of its own.
 * A colon between digits stays, so that 2:04 can be read in the source.
 */
export const escapeMarkdown = (text: string): string =>
  inert(text)
    .replaceAll('\\', '\\\\')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[`*_~{}[\]|#$^@!]/gu, '\\$&')
    .replaceAll(/(?<!\d):|:(?!\d)/gu, '\\:')
    .replaceAll(/(www)\./giu, '$1\\.')
    .replace(/^(\s*)([-+=])/u, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/u, '$1\\$2');

const spanText = (span: Span): string => {
  if (typeof span === 'string') return escapeMarkdown(span);
  const text = escapeMarkdown(span.text).trim();
  if (text === '') return '';
  if (span.as === 'code') return /^[0-9a-f ]+$/u.test(span.text) ? `\`${span.text}\`` : text;
  return span.as === 'struck' ? `~~${text}~~` : `**${text}**`;
};

/** Blanks at the ends would be a line break or a code block. */
const lineText = (line: Line): string =>
  line
    .map(spanText)
    .join('')
    .replaceAll(/^ +| +$/gu, '');
const cellText = (cell: Cell): string => cell.map(lineText).join('<br>');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const tableText = (titles: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(titles.map(escapeMarkdown)),
  row(titles.map(() => '---')),
  ...rows.map(row),
];

/** Lines of one block; a caption that only repeats the heading is left out; `mark` stands at every heading, paragraph, item and row. */
const blockText = (block: Block, heading: string, mark: string): string[] => {
  const caption = 'caption' in block && !heading.endsWith(block.caption) ? [`**${mark}${escapeMarkdown(block.caption)}**`, ''] : [];
  switch (block.kind) {
    case 'text':
      return [block.lines.map((line) => `${mark}${lineText(line)}`).join('  \n')];
    case 'heading':
      return [`### ${mark}${escapeMarkdown(block.text)}`];
    case 'list':
      return block.items.map((item) => `- ${mark}${item.map(lineText).join('<br>')}`);
    case 'facts':
      return [
        ...caption,
        ...tableText(
          ['', ''],
          block.rows.map(({ label, cell }) => [`${mark}**${escapeMarkdown(label)}**`, cellText(cell)]),
        ),
      ];
    case 'table':
      return [
        ...caption,
        ...block.groups.flatMap(({ title, rows }, at) => [
          ...(at === 0 ? [] : ['']),
          ...(title === undefined ? [] : [`${mark}${escapeMarkdown(title)}`, '']),
          ...tableText(
            block.columns.map((column) => column.title),
            rows.map((cells) => cells.map((cell, at) => `${at === 0 ? mark : ''}${cellText(cell)}`)),
          ),
        ]),
      ];
    case 'picture':
      return blockText(pictureTable(block.picture), heading, mark);
    case 'exercise':
      return blockText(exerciseTable(block.picture), heading, mark);
    case 'quote':
      return [`${mark}**${escapeMarkdown(block.source)}**`, '', ...block.text.split('\n').map((line) => `> ${escapeMarkdown(line)}`)];
  }
};

const markOf = ({ drill }: Document): string => (drill ? page.drill : '');

/** Title, subtitle and corner. */
export const headLines = (document: Document): string[] => {
  const mark = markOf(document);
  return [
    `# ${mark}${escapeMarkdown(document.title)}`,
    '',
    ...[...document.subtitle, ...document.corner].flatMap((line) => [`${mark}${escapeMarkdown(line)}`, '']),
  ];
};

/** A section with its heading. */
export const sectionLines = (document: Document, { heading, blocks }: Section): string[] => {
  const mark = markOf(document);
  return [
    ...(heading === '' ? [] : [`## ${mark}${escapeMarkdown(heading)}`, '']),
    ...blocks.flatMap((block) => [...blockText(block, heading, mark), '']),
  ];
};

/** Rows of a table under a title, one after the other: the head first. */
export function* rowLines(document: Document, title: string | undefined, columns: readonly Column[], rows: Iterable<readonly Cell[]>) {
  const mark = markOf(document);
  if (title !== undefined) yield* [`${mark}${escapeMarkdown(title)}`, ''];
  yield* tableText(
    columns.map((column) => column.title),
    [],
  );
  for (const cells of rows) yield row(cells.map((cell, at) => `${at === 0 ? mark : ''}${cellText(cell)}`));
}

/** A document as Markdown (GitHub's tables). */
export const markdown = (document: Document): string => {
  const lines = [...headLines(document), ...document.sections.flatMap((section) => sectionLines(document, section))];
  return `${lines.join('\n').trimEnd()}\n`;
};

/** The report as Markdown. */
export const markdownReport = (report: Report): string => markdown(reportDocument(report));
