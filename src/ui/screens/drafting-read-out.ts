import type { StepLine } from '../../incident/overview.ts';
import { approval as words } from '../../words/ja/approval.ts';
import { spelled } from '../../words/ja/spelling.ts';
import { terms } from '../../words/ja/terms.ts';
import type { App } from '../app.ts';
import { UNFOLDED } from '../lines/speech.ts';
import type { FormValues } from '../parts/form.ts';
import type { Row } from '../parts/row.ts';
import { rule } from '../parts/rule.ts';
import { textOf } from './form-screen.ts';
import { labelled, sentences } from './rows.ts';

/** A text that is to be approved, as it stands in the form of its step. */
export interface Draft {
  readonly incident: string;
  readonly response: string;
  readonly step: string;
  readonly text: string;
  /** What else of the form says where it goes out. */
  readonly values: FormValues;
}

/** Most columns of a heading or first sentence in the two sentences that are read out. */
const HEAD_LETTERS = 40;

/** Rows that the rest of the screen needs: title, step, sentences, code, the fields, two rows of buttons and the keys. */
const FIELD_ROWS = 21;

/** What the text begins with: its heading, or its first sentence. */
const headOf = (text: string): string => {
  const [first = ''] = text.split('\n');
  const letters = [...(first.split('。')[0] ?? first)];
  return letters.length > HEAD_LETTERS ? `${letters.slice(0, HEAD_LETTERS).join('')}…` : letters.join('');
};

/** Where the text goes out, as the form of its step says. */
const placeOf = (line: StepLine, values: FormValues): string => {
  const typed = textOf(values, 'medium') || textOf(values, 'account') || textOf(values, 'place');
  if (typed !== '') return typed;
  return line.step.form === 'R16' ? words.homepage : line.step.form === 'R15' ? words.account : words.press;
};

/** Rows of what is read out: two sentences, the text, the code with its words; and below the fields what had no room, and what the code is for. */
export const readOut = (app: App, line: StepLine, draft: Draft, code: string, columns: number): { above: Row[]; below: Row[] } => {
  const { body } = line.response.runbook.guideline;
  const { text, values } = draft;
  const read = sentences(text.split('\n'), columns, 3);
  // What is read out stands in sight as long as the fields do; a longer text begins there and goes on below.
  const room = Math.max(2, app.size.rows - FIELD_ROWS);
  const isWhole = columns === UNFOLDED || read.length <= room;
  const goesOn = sentences([words.goesOn(read.length - room + 1)], columns, 3, { dim: true });
  return {
    above: [
      rule(columns, words.readOut),
      ...sentences(words.sentences(body, terms.trouble[line.response.trouble], placeOf(line, values), headOf(text)), columns),
      ...(isWhole ? read : [...read.slice(0, room - 1), ...goesOn]),
      ...labelled(words.codeRow, [{ text: [...code].join(' '), bold: true }], columns),
      ...sentences([spelled(code)], columns, 15),
    ],
    below: [...(isWhole ? [] : [rule(columns, words.text), ...read]), ...sentences([words.purpose, words.changes], columns)],
  };
};
