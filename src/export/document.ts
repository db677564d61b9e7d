import type { ExercisePicture } from './aar-picture.ts';
import type { Picture } from './picture.ts';

/** Words on one line. Plain text, or text set apart; never markup. */
export type Span = string | { readonly text: string; readonly as: 'struck' | 'code' | 'strong' };

/** One line of a cell or paragraph. */
export type Line = readonly Span[];

/** What stands in a cell: one or more lines. */
export type Cell = readonly Line[];

export interface Column {
  readonly title: string;
  /** Share of the width, in percent of the table. */
  readonly share: number;
}

export type Block =
  | { readonly kind: 'text'; readonly lines: readonly Line[] }
  /** A heading within a section. */
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Cell[] }
  /** Label and value, one below the other. */
  | { readonly kind: 'facts'; readonly caption: string; readonly rows: readonly { readonly label: string; readonly cell: Cell }[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      /** Rows under a title of their own (a day), or all under none. The first cell of a row is its heading. */
      readonly groups: readonly { readonly title?: string; readonly rows: readonly (readonly Cell[])[] }[];
    }
  /** A picture: drawn where it can be, told in words where it cannot. */
  | { readonly kind: 'picture'; readonly picture: Picture }
  /** The course of a drill, likewise. */
  | { readonly kind: 'exercise'; readonly picture: ExercisePicture }
  /** Words of a source, verbatim. */
  | { readonly kind: 'quote'; readonly source: string; readonly text: string };

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** Starts on a new page when printed. */
  readonly newPage?: true;
}

/** A printable document without any markup: the renderers escape everything in it. */
export interface Document {
  readonly title: string;
  /** Lines under the title. */
  readonly subtitle: readonly string[];
  /** Lines at the upper right: number, date. */
  readonly corner: readonly string[];
  /** What stands at the head of every page. */
  readonly running: string;
  /** 【訓練】 on every page, heading and row. */
  readonly drill: boolean;
  readonly sections: readonly Section[];
}

/** Every way in which a text breaks its line. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** A text as lines. */
export const linesOf = (text: string): Line[] => text.split(LINE_BREAK).map((line) => [line]);

/** A cell of texts; those that are undefined or empty are left out. */
export const cell = (...texts: readonly (string | undefined)[]): Cell =>
  texts.flatMap((text) => (text === undefined || text === '' ? [] : linesOf(text)));

/** A table with all of its rows in one group. */
export const table = (caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Block => ({
  kind: 'table',
  caption,
  columns,
  groups: [{ rows }],
});
