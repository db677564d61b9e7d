import { civil, longDateTime, shortDayTime } from '../../incident/calendar.ts';
import { inputWords } from '../../words/ja/input.ts';
import { buttonRows, type DrawnButtons } from './buttons.ts';
import { flow } from './columns.ts';
import { readTime } from './datetime.ts';
import { layout } from './editor.ts';
import { fitText } from './fit.ts';
import { blockedReason, type Field, type FormState, formValues, isChoice, isEmpty, problemOf, shownFields } from './form-model.ts';
import { type Row, row, rowWidth, type Style, span } from './row.ts';
import { width } from './width.ts';
import { wrap } from './wrap.ts';

const LABEL = 14;
const LABEL_MOST = 20;
/** Columns before the label: a blank, `>` or a blank, a blank. */
const MARGIN = 3;
/** Below this a field stands under its label. */
const CONTENT_LEAST = 16;

/** A field of more rows than this may be taller than the screen: what is kept in sight is where one writes. */
const TALL = 8;

/**
 * Drawn fields; `cursor` and `focus` only when the focused field is among them. `focus` are the rows to keep in sight, `from` to `to`,
 * exclusive: the whole field, or of a tall one the rows around the cursor.
 */
export interface DrawnFields {
  readonly rows: readonly Row[];
  readonly cursor?: { readonly x: number; readonly y: number };
  readonly focus?: { readonly from: number; readonly to: number };
}

/** A label that is longer than a column of labels may be stands over its field, whole. */
const isLong = ({ label }: Field): boolean => width(label) + 1 > LABEL_MOST;

const labelColumns = (state: FormState): number =>
  Math.max(
    LABEL,
    ...shownFields(state)
      .filter((field) => !isLong(field))
      .map(({ label }) => width(label) + 1),
  );

const isStacked = (state: FormState, columns: number): boolean => columns - MARGIN - labelColumns(state) < CONTENT_LEAST;

/** Columns of the fields' contents when the form is drawn in `columns`. */
export const contentColumns = (state: FormState, columns: number): number =>
  Math.max(4, columns - MARGIN - (isStacked(state, columns) ? 2 : labelColumns(state)));

interface Content {
  readonly rows: readonly Row[];
  readonly cursor: { readonly x: number; readonly y: number };
}

const noteOf = ({ optionalNote }: Field): string | undefined => (optionalNote === true ? inputWords.optional : optionalNote);

const choiceContent = (state: FormState, field: Field, columns: number): Content => {
  const marks = field.kind === 'multi' ? ['[*]', '[ ]'] : ['(*)', '( )'];
  const pieces = (field.choices ?? []).map(({ id, label }, index): Row => {
    const isChosen = state.chosen[field.id]?.includes(id) ?? false;
    return row(`${isChosen ? marks[0] : marks[1]}${index + 1}${label}`, isChosen ? { bold: true } : {});
  });
  const note = noteOf(field);
  if (note !== undefined && isEmpty(state, field)) pieces.push([span(`　${note}`, { dim: true })]);
  const rows = flow(pieces, columns);
  return { rows, cursor: { x: Math.min(columns - 1, rowWidth(rows.at(-1) ?? [])), y: rows.length - 1 } };
};

const textContent = (state: FormState, field: Field, columns: number): Content => {
  const text = state.editors[field.id] ?? { text: '', cursor: 0 };
  const { rows, cursor } = layout(text, columns);
  const note = noteOf(field);
  const isFocused = state.focus === field.id;
  if (text.text === '' && note !== undefined && !isFocused)
    return { rows: [row(fitText(note, Math.min(columns, width(note))), { dim: true })], cursor };
  return { rows: rows.map((each) => row(each)), cursor };
};

/** The sentences under a field: what was read, what is not right, notes, a hint. */
const below = (state: FormState, field: Field, now: number, room: number): readonly (readonly [string, Style])[] => {
  const said: (readonly [string, Style])[] = [];
  const isFocused = state.focus === field.id;
  const text = state.editors[field.id]?.text ?? '';
  let notice = state.notices[field.id];
  if (!isChoice(field) && text.trim() !== '') {
    const problem = problemOf(state, field, now);
    const reading = field.kind === 'time' ? readTime(text, now, field.ahead) : undefined;
    if (reading !== undefined && 'at' in reading) {
      const whole = inputWords.readBack(longDateTime(reading.at));
      // Where two rows would be needed, the year of today goes without saying.
      const short = civil(reading.at).year === civil(now).year && width(whole) > room;
      said.push([short ? inputWords.readBack(shortDayTime(reading.at)) : whole, { color: 'cyan' }]);
    }
    // While a time is being typed, half of it cannot be read: nothing is said then, unless a date is meant that the operator can take.
    const canTake = reading !== undefined && 'problem' in reading && reading.suggestion !== undefined;
    if (problem !== undefined && (!isFocused || canTake)) notice ??= problem;
    if (notice !== undefined) said.push([notice, { color: 'yellow' }]);
    if (canTake && isFocused && state.candidate === undefined) said.push([inputWords.takeIt, { color: 'yellow' }]);
  } else if (notice !== undefined) said.push([notice, { color: 'yellow' }]);
  for (const note of field.notes?.(formValues(state), now) ?? []) said.push([note, {}]);
  // Not while something is typed, nor while one of them stands there: then the arrows are known.
  if (isFocused && text.trim() === '' && state.candidate === undefined && (field.history ?? []).length > 0)
    said.push([field.kind === 'person' ? inputWords.usedNames : inputWords.usedWords, { dim: true }]);
  if (isFocused && field.hint !== undefined) said.push([field.hint, { dim: true }]);
  return said;
};

const fieldRows = (state: FormState, field: Field, columns: number, now: number): Content => {
  const isFocused = state.focus === field.id;
  const stacked = isStacked(state, columns) || isLong(field);
  const labels = labelColumns(state);
  const room = contentColumns(state, columns);
  const content = isChoice(field) ? choiceContent(state, field, room) : textContent(state, field, room);
  const names = wrap(field.label, Math.max(4, columns - MARGIN)).map(
    (name, index): Row => [
      span(isFocused && index === 0 ? ' > ' : '   '),
      span(name, isFocused ? { inverse: true } : {}),
      span(' '.repeat(stacked ? 0 : Math.max(0, labels - width(name)))),
    ],
  );
  const indent = columns - room;
  const under = (line: Row): Row => [span(' '.repeat(indent)), ...line];
  const [first = [], ...others] = content.rows;
  const head = stacked ? [...names, under(first)] : [[...(names[0] ?? []), ...first]];
  const said = below(state, field, now, room).flatMap(([text, style]) => wrap(text, room).map((line) => under(row(line, style))));
  return {
    rows: [...head, ...others.map(under), ...said],
    cursor: { x: content.cursor.x + indent, y: content.cursor.y + (stacked ? names.length : 0) },
  };
};

/** The fields of a form in `columns`, all that are there or those of `ids`. No row is wider than `columns` (20 or more). */
export const formFields = (state: FormState, view: { columns: number; now: number }, ids?: readonly string[]): DrawnFields => {
  const rows: Row[] = [];
  let cursor: DrawnFields['cursor'];
  let focus: DrawnFields['focus'];
  for (const field of shownFields(state)) {
    if (ids !== undefined && !ids.includes(field.id)) continue;
    const drawn = fieldRows(state, field, view.columns, view.now);
    if (state.focus === field.id) {
      cursor = { x: drawn.cursor.x, y: rows.length + drawn.cursor.y };
      const isTall = drawn.rows.length > TALL;
      const from = isTall ? Math.max(0, drawn.cursor.y - 2) : 0;
      const to = isTall ? Math.min(drawn.rows.length, drawn.cursor.y + 4) : drawn.rows.length;
      focus = { from: rows.length + from, to: rows.length + to };
    }
    rows.push(...drawn.rows);
  }
  return { rows, ...(cursor === undefined ? {} : { cursor }), ...(focus === undefined ? {} : { focus }) };
};

/** The buttons of a form in `columns`. */
export const formButtons = (state: FormState, view: { columns: number; now: number }): DrawnButtons =>
  buttonRows(
    state.spec.buttons.map((button) => {
      const blocked = blockedReason(state, button, view.now);
      return { label: button.label, focused: state.focus === button.id, ...(blocked === undefined ? {} : { blocked }) };
    }),
    view.columns,
  );

/** The whole form: fields, an empty row, buttons. */
export const formRows = (state: FormState, view: { columns: number; now: number }): DrawnFields => {
  const fields = formFields(state, view);
  const buttons = formButtons(state, view);
  const below = fields.rows.length + 1;
  const cursor = fields.cursor ?? (buttons.cursor === undefined ? undefined : { x: buttons.cursor.x, y: buttons.cursor.y + below });
  return {
    rows: [...fields.rows, [], ...buttons.rows],
    ...(cursor === undefined ? {} : { cursor }),
    ...(fields.focus === undefined ? {} : { focus: fields.focus }),
  };
};
