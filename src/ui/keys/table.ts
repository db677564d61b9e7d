import { keyNames, keyWords } from '../../words/ja/input.ts';
import { width } from '../parts/width.ts';

/** Kinds of screens by what their keys do. */
export type ScreenKind =
  /** home, symptoms, questions: numbered rows */
  | 'list'
  /** the incident being answered */
  | 'work'
  /** form, dialog with fields, hand-over, close */
  | 'form'
  /** the body text of a draft, where Enter is a line break */
  | 'draft'
  /** search and switch */
  | 'search'
  /** the timeline */
  | 'log'
  /** text stands in the memo row: what to do with it */
  | 'memo'
  /** the seat that runs a drill */
  | 'control';

/** Every kind. */
export const KINDS: readonly ScreenKind[] = ['list', 'work', 'form', 'draft', 'search', 'log', 'memo', 'control'];

/** One line of the key table. `foot` puts it into the footer; the others are told by `?` alone. */
interface KeyLine {
  readonly key: keyof typeof keyNames;
  readonly word: keyof typeof keyWords;
  readonly foot?: true;
}

const foot = (key: KeyLine['key'], word: KeyLine['word']): KeyLine => ({ key, word, foot: true });
const help = (key: KeyLine['key'], word: KeyLine['word']): KeyLine => ({ key, word });

const EVERYWHERE: readonly KeyLine[] = [
  help('leftRight', 'sideways'),
  help('pages', 'scroll'),
  help('ctrlC', 'leave'),
  help('ctrlZ', 'suspend'),
];
/** What edits a text, wherever one is typed. */
const EDITING: readonly KeyLine[] = [
  help('altArrows', 'byWord'),
  help('homeEnd', 'lineEnds'),
  help('ctrlW', 'deleteWord'),
  help('ctrlU', 'deleteBefore'),
  help('ctrlK', 'deleteAfter'),
];

/** What each key means on each kind of screen: the only table of it. Footers and `?` are made from it. */
const TABLE: Readonly<Record<ScreenKind, readonly KeyLine[]>> = {
  list: [
    foot('upDownNumbers', 'chooseByNumber'),
    foot('enter', 'decide'),
    foot('tab', 'toButtons'),
    foot('slash', 'search'),
    foot('question', 'help'),
    foot('escape', 'back'),
    help('text', 'otherText'),
    ...EVERYWHERE,
  ],
  work: [
    foot('upDown', 'chooseByNumber'),
    foot('enter', 'open'),
    foot('tab', 'toButtons'),
    foot('slash', 'search'),
    foot('leftRight', 'switch'),
    foot('question', 'help'),
    foot('escape', 'back'),
    help('text', 'otherText'),
    ...EVERYWHERE,
  ],
  form: [
    foot('tab', 'nextField'),
    foot('enter', 'next'),
    foot('numbers', 'chooseInField'),
    foot('question', 'help'),
    foot('escape', 'backKeeping'),
    help('down', 'candidates'),
    ...EDITING,
    ...EVERYWHERE,
  ],
  draft: [foot('enter', 'newline'), foot('tab', 'nextField'), foot('escape', 'backKeeping'), ...EDITING, ...EVERYWHERE],
  search: [
    foot('upDown', 'choose'),
    foot('enter', 'open'),
    foot('tab', 'toButtons'),
    foot('question', 'help'),
    foot('escape', 'back'),
    ...EDITING,
    ...EVERYWHERE,
  ],
  log: [
    foot('upDown', 'choose'),
    foot('enter', 'details'),
    foot('tab', 'toButtons'),
    foot('slash', 'search'),
    foot('question', 'help'),
    foot('escape', 'back'),
    ...EVERYWHERE,
  ],
  memo: [foot('enter', 'nextOnly'), foot('down', 'choose'), foot('escape', 'closeKeeping'), ...EDITING, ...EVERYWHERE],
  control: [
    foot('upDown', 'choose'),
    foot('enter', 'read'),
    foot('tab', 'toButtons'),
    foot('question', 'help'),
    foot('escape', 'back'),
    help('text', 'otherText'),
    ...EVERYWHERE,
  ],
};

/** Keys that the footer gives up last when it is narrow; the others go from the right. */
const KEPT: readonly KeyLine['key'][] = ['enter', 'question', 'escape'];

/**
 * The footer of a screen in at most `columns`: `↑↓ 選ぶ  Enter 開く  …`. First the gaps close, then words go that `?` tells as well.
 * `without` leaves keys out that have no use at the moment (Esc on the home screen).
 */
export const footer = (kind: ScreenKind, columns: number, without: readonly KeyLine['key'][] = []): string => {
  let lines = TABLE[kind].filter((line) => line.foot && !without.includes(line.key));
  const write = (gap: string): string => lines.map(({ key, word }) => `${keyNames[key]} ${keyWords[word][0]}`).join(gap);
  if (width(write('  ')) <= columns) return write('  ');
  while (width(write(' ')) > columns && lines.length > 1) {
    const gone = lines.findLast(({ key }) => !KEPT.includes(key)) ?? lines[0];
    lines = lines.filter((line) => line !== gone);
  }
  const text = write(' ');
  return width(text) <= columns ? text : '';
};

/** What `?` lists for a screen: each key as written, and its meaning. */
export const keyHelp = (kind: ScreenKind): { readonly keys: string; readonly meaning: string }[] =>
  TABLE[kind].map(({ key, word }) => ({ keys: keyNames[key], meaning: keyWords[word][1] }));
