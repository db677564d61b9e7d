import type { Block, Cell, Document, Line, Span } from '../export/document.ts';
import type { HandoverModel } from '../export/handover.ts';
import { handoverDocument } from '../export/handover-page.ts';
import { inert } from '../export/inert.ts';
import type { Report } from '../export/report.ts';
import { reportDocument } from '../export/report-document.ts';
import { aarPicture } from '../words/ja/aar-picture.ts';
import { exports } from '../words/ja/exports.ts';
import { language } from '../words/ja/language.ts';
import { page } from '../words/ja/report-page.ts';
import { styleOf } from './style.ts';
import { svgPicture } from './svg.ts';
import { svgExercise } from './svg-exercise.ts';

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** A text that stays text wherever it stands in a page. */
export const escapeHtml = (text: string): string => inert(text).replaceAll(/[&<>"'`]/gu, (character) => ENTITY[character] ?? '');

const TAG = { struck: 'del', code: 'code', strong: 'strong' } as const;

const spanHtml = (span: Span): string => {
  if (typeof span === 'string') return escapeHtml(span);
  const tag = TAG[span.as];
  return `<${tag}>${escapeHtml(span.text)}</${tag}>`;
};

const lineHtml = (line: Line): string => line.map(spanHtml).join('');

/** One line stands as it is, several as paragraphs. */
const cellHtml = (cell: Cell, mark: string): string => {
  const [first = [], ...more] = cell;
  if (more.length === 0) return `${mark}${lineHtml(first)}`;
  return cell.map((line, at) => `<p>${at === 0 ? mark : ''}${lineHtml(line)}</p>`).join('');
};

/** A caption that only repeats the heading above it is for those who hear the page. */
const captionHtml = (caption: string, heading: string, mark: string): string =>
  `<caption${heading.endsWith(caption) ? ' class="quiet"' : ''}>${mark}${escapeHtml(caption)}</caption>`;

const factsHtml = (block: Extract<Block, { kind: 'facts' }>, heading: string, mark: string): string =>
  [
    `<table class="facts">${captionHtml(block.caption, heading, mark)}<colgroup><col style="width:24%"><col></colgroup><tbody>`,
    ...block.rows.map(({ label, cell }) => `<tr><th scope="row">${mark}${escapeHtml(label)}</th><td>${cellHtml(cell, '')}</td></tr>`),
    '</tbody></table>',
  ].join('\n');

const tableHtml = (block: Extract<Block, { kind: 'table' }>, heading: string, mark: string): string => {
  const { columns } = block;
  const rowHtml = ([head = [], ...cells]: readonly Cell[]): string =>
    `<tr><th scope="row">${cellHtml(head, mark)}</th>${cells.map((cell) => `<td>${cellHtml(cell, '')}</td>`).join('')}</tr>`;
  return [
    `<table>${captionHtml(block.caption, heading, mark)}`,
    `<colgroup>${columns.map(({ share }) => `<col style="width:${Math.round(share)}%">`).join('')}</colgroup>`,
    `<thead><tr>${columns.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`).join('')}</tr></thead>`,
    ...block.groups.flatMap(({ title, rows }) => [
      '<tbody>',
      ...(title === undefined
        ? []
        : [`<tr class="day"><th scope="rowgroup" colspan="${columns.length}">${mark}${escapeHtml(title)}</th></tr>`]),
      ...rows.map(rowHtml),
      '</tbody>',
    ]),
    '</table>',
  ].join('\n');
};

const blockHtml = (block: Block, heading: string, mark: string): string => {
  switch (block.kind) {
    case 'text':
      return block.lines.map((line) => `<p>${mark}${lineHtml(line)}</p>`).join('\n');
    case 'heading':
      return `<h3>${mark}${escapeHtml(block.text)}</h3>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${cellHtml(item, mark)}</li>`).join('\n')}\n</ul>`;
    case 'facts':
      return factsHtml(block, heading, mark);
    case 'table':
      return tableHtml(block, heading, mark);
    case 'picture':
      return `<figure>\n${svgPicture(block.picture)}\n<figcaption>${mark}${escapeHtml(exports.picture.note)}</figcaption>\n</figure>`;
    case 'exercise':
      return `<figure>\n${svgExercise(block.picture)}\n<figcaption>${mark}${escapeHtml(aarPicture.note)}</figcaption>\n</figure>`;
    case 'quote':
      return `<blockquote><p class="source">${mark}${escapeHtml(block.source)}</p><p>${escapeHtml(block.text)}</p></blockquote>`;
  }
};

/**
 * A document as one HTML page that needs nothing else: no script, no image, no font, no address. The policy in its head keeps a
 * browser from loading anything even if something were slipped in.
 */
export const htmlPage = (document: Document, sheet = false): string => {
  const mark = document.drill ? `<span class="drill">${escapeHtml(page.drill)}</span>` : '';
  const drill = document.drill ? page.drill : '';
  return [
    '<!DOCTYPE html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(`${drill}${document.running}`)}</title>`,
    `<style>${styleOf(document.running, drill)}</style>`,
    '</head>',
    `<body${sheet ? ' class="sheet"' : ''}>`,
    '<header>',
    `<p class="corner">${document.corner.map(escapeHtml).join('<br>')}</p>`,
    `<h1>${mark}${escapeHtml(document.title)}</h1>`,
    ...document.subtitle.map((line) => `<p class="subtitle">${mark}${escapeHtml(line)}</p>`),
    '</header>',
    '<main>',
    ...document.sections.flatMap(({ heading, blocks, newPage }) => [
      newPage ? '<section class="new">' : '<section>',
      ...(heading === '' ? [] : [`<h2>${mark}${escapeHtml(heading)}</h2>`]),
      ...blocks.map((block) => blockHtml(block, heading, mark)),
      '</section>',
    ]),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
};

/** The report as one page for A4 print. */
export const htmlReport = (report: Report): string => htmlPage(reportDocument(report));

/** The hand-over sheet as one page for A4 print. */
export const htmlHandover = (sheet: HandoverModel): string => htmlPage(handoverDocument(sheet), true);
