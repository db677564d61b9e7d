import { longDateClock, longDateTime } from '../incident/calendar.ts';
import { handover as words } from '../words/ja/handover.ts';
import { page } from '../words/ja/report-page.ts';
import { type Block, cell, type Document } from './document.ts';
import type { HandoverModel } from './handover.ts';
import { inert } from './inert.ts';

/** Columns of a character on a terminal or a fixed-width printer: full-width ones take two. */
const widthOf = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2);

/** What may not begin a line (行頭禁則). */
const NOT_FIRST = /^[、。，．）」』】〕…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・：；？！,.)\]]/u;

/** Breaks a text at `width` columns. */
const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const character of text) {
    const wide = widthOf(character);
    if (taken + wide > width && line !== '' && !NOT_FIRST.test(character)) {
      lines.push(line);
      line = '';
      taken = 0;
    }
    line += character;
    taken += wide;
  }
  return [...lines, line];
};

const LABEL = Math.max(...Object.values(words.label).map((label) => label.length));

/**
 * The sheet as lines of plain text, label and content, as it is read out by telephone.
 * @param width columns; without it, lines are as long as they are
 */
export const handoverText = (model: HandoverModel, width?: number): string[] => {
  const mark = model.drill ? page.drill : '';
  const room = width === undefined ? Number.POSITIVE_INFINITY : Math.max(20, width - (LABEL + 1) * 2);
  const rows = model.sections.flatMap(({ label, lines }) =>
    lines
      .flatMap((line) => line.split('\n'))
      .flatMap((line) => wrap(inert(line), room))
      .map((line, at) => `${mark}${(at === 0 ? label : '').padEnd(LABEL + 1, '\u3000')}${line}`),
  );
  return [
    `${mark}${words.title}　${inert([words.head(model.body, model.troubles), model.account ?? ''].join('　').trim())}`,
    `${mark}${words.until(longDateTime(model.until.at), model.until.seq)}`,
    ...rows,
    `${mark}${words.anchor.padEnd(LABEL + 1, '\u3000')}${model.anchor.text}`,
  ];
};

/** The sheet as a printable document, with room for both names. */
export const handoverDocument = (model: HandoverModel): Document => {
  const { handedOver } = model;
  // Short nouns stand side by side, so that the sheet stays one sheet.
  const rows = model.sections.map(({ id, label, lines }) => ({ label, cell: id === 'dont' ? cell(lines.join('／')) : cell(...lines) }));
  const people: Block = {
    kind: 'facts',
    caption: words.people,
    rows: [
      { label: words.from, cell: cell(handedOver?.from ?? '\u3000') },
      { label: words.to, cell: cell(handedOver?.to ?? '\u3000') },
      { label: words.at, cell: cell(handedOver === undefined ? '\u3000' : longDateTime(handedOver.at)) },
    ],
  };
  const head = words.head(model.body, model.troubles);
  return {
    title: words.title,
    subtitle: [head, ...(model.account === undefined ? [] : [model.account])],
    corner: [words.until(longDateClock(model.until.at), model.until.seq)],
    running: `${head}　${words.title}`,
    drill: model.drill,
    sections: [
      {
        heading: '',
        blocks: [
          { kind: 'facts', caption: words.sheet, rows },
          people,
          {
            kind: 'facts',
            caption: words.anchor,
            rows: [{ label: page.corner.upTo(model.anchor.seq), cell: [[{ text: model.anchor.text, as: 'code' }], [words.anchorNote]] }],
          },
        ],
      },
    ],
  };
};
