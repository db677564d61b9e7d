import { longDateTime } from '../../incident/calendar.ts';
import { inputWords } from '../../words/ja/input.ts';
import { lines } from '../../words/ja/lines.ts';
import type { App } from '../app.ts';
import { key } from '../keys/chunks.ts';
import { readTime } from '../parts/datetime.ts';
import { blockedReason, type Field, type FormState, isChoice, problemOf, shownFields } from '../parts/form-model.ts';
import { isWord, numberOf } from './speech.ts';

/** Where a form stands: the field that is asked, or its buttons. `more`: lines of a long text are being added. */
export interface Place {
  readonly at: string;
  readonly more?: true;
}

export const BUTTONS = '';

/** What an answer made of the form: what to say about it, and what is asked next; `leave`: the operator goes back out of it. */
export interface Answered {
  readonly said: readonly string[];
  readonly place: Place;
  readonly leave?: true;
}

/** The form as it stands on the screen that is on top; undefined once another screen is. */
export type Form = () => FormState | undefined;

const fieldOf = (form: FormState, id: string): Field | undefined => shownFields(form).find((field) => field.id === id);

/** Where a form begins to ask. */
export const firstPlace = (form: FormState): Place => ({ at: shownFields(form)[0]?.id ?? BUTTONS });

const nextPlace = (form: FormState, id: string, by: 1 | -1): Place | undefined => {
  const fields = shownFields(form);
  if (id === BUTTONS) return by < 0 && fields.length > 0 ? { at: fields.at(-1)?.id ?? BUTTONS } : undefined;
  const at = fields.findIndex((field) => field.id === id) + by;
  return at < 0 ? undefined : { at: fields[at]?.id ?? BUTTONS };
};

const filled = (form: FormState, field: Field): string =>
  isChoice(field)
    ? (field.choices ?? [])
        .filter(({ id }) => form.chosen[field.id]?.includes(id))
        .map(({ label }) => label)
        .join('・')
    : (form.editors[field.id]?.text ?? '').trim();

/** The question that stands at this place, with what is there already and the choices by number. */
export const question = (form: FormState, { at }: Place, now: number): string[] => {
  const field = fieldOf(form, at);
  if (field === undefined) {
    const said = form.spec.buttons.map((button, index) => {
      const why = blockedReason(form, button, now);
      return lines.choice(index + 1, why === undefined ? button.label : `${button.label}（${why}）`);
    });
    return said.length === 0 ? [lines.nobuttons] : [lines.buttons, ...said];
  }
  const fields = shownFields(form);
  const value = filled(form, field);
  return [
    lines.question(fields.indexOf(field) + 1, fields.length, field.label),
    ...(field.hint === undefined ? [] : [field.hint]),
    ...(field.choices ?? []).map(({ id, label }, index) =>
      lines.choice(index + 1, form.chosen[field.id]?.includes(id) ? label + lines.chosen : label),
    ),
    ...(field.kind === 'multi' ? [lines.pickMany] : field.kind === 'choice' ? [lines.pickOne] : field.kind === 'long' ? [lines.many] : []),
    value !== '' ? lines.value(value.replaceAll('\n', ' ')) : field.required ? lines.empty : lines.optional,
  ];
};

/** Moves the focus the way Tab does, so that everything a form does when a field is left is done here too. */
const focus = (app: App, form: Form, id: string): void => {
  const most = (form()?.spec.fields.length ?? 0) + (form()?.spec.buttons.length ?? 0);
  for (let turn = 0; turn <= most && form()?.focus !== id && form() !== undefined; turn += 1) app.press(key('tab'));
};

/** Puts a text into a field in place of what was there; `more` adds it as one more line. */
const write = (app: App, form: Form, id: string, text: string, more = false): void => {
  focus(app, form, id);
  const length = () => form()?.editors[id]?.text.length ?? 0;
  if (more) {
    app.press(key('enter'));
  } else {
    for (let before = -1; length() > 0 && before !== length(); ) {
      before = length();
      for (const name of ['end', 'ctrl-u', 'backspace', 'delete'] as const) app.press(key(name));
    }
  }
  // As a paste: a secret never stands in the field, and a dropped path is tidied.
  if (text !== '') app.press({ ...key('text', text), paste: true });
  app.press(key('tab'));
};

const pick = (app: App, form: Form, field: Field, given: string): string | undefined => {
  const choices = field.choices ?? [];
  const byLabel = choices.findIndex(({ label }) => label === given.trim());
  const numbers =
    byLabel >= 0
      ? [byLabel + 1]
      : given
          .trim()
          .split(/[\s　、,，・]+/u)
          .map(numberOf);
  const wrong = numbers.some((number) => number === undefined);
  if (wrong || (field.kind === 'choice' && numbers.length > 1)) return field.kind === 'choice' ? lines.pickOne : lines.pickMany;
  const outside = numbers.find((number) => choices[(number ?? 0) - 1] === undefined);
  if (outside !== undefined) return lines.noNumber(String(outside), `1〜${choices.length}`);
  focus(app, form, field.id);
  if (field.kind === 'choice') app.press(key('text', String(numbers[0])));
  else
    for (const [index, { id }] of choices.entries()) {
      const isOn = form()?.chosen[field.id]?.includes(id) ?? false;
      if (isOn !== numbers.includes(index + 1)) app.press(key('text', String(index + 1)));
    }
  return undefined;
};

/** Presses a button; what stands against it is said, and asked next. */
const press = (app: App, form: Form, given: string): Answered => {
  const here: Place = { at: BUTTONS };
  const state = form();
  const buttons = state?.spec.buttons ?? [];
  const number = numberOf(given);
  const button = number === undefined ? buttons.find(({ label }) => label === given.trim()) : buttons[number - 1];
  if (state === undefined || button === undefined)
    return { said: [number === undefined ? lines.unknown : lines.noNumber(given.trim(), `1〜${buttons.length}`)], place: here };
  const why = blockedReason(state, button, app.now());
  if (why !== undefined) return { said: [lines.blocked(button.label, why)], place: here };
  focus(app, form, button.id);
  app.press(key('enter'));
  const after = form();
  const field = after === undefined ? undefined : fieldOf(after, after.focus);
  if (after === undefined || field === undefined) return { said: [], place: here };
  const notice = after.notices[field.id];
  return { said: notice === undefined ? [] : [notice], place: { at: field.id } };
};

/** What a line that was entered does at a place of the form. */
export const answer = (app: App, form: Form, place: Place, given: string): Answered => {
  const state = form();
  if (state === undefined) return { said: [], place };
  const field = fieldOf(state, place.at);
  if (isWord(given, lines.word.out)) return { said: [], place, leave: true };
  if (isWord(given, lines.word.back)) {
    const before = nextPlace(state, field?.id ?? BUTTONS, -1);
    return before === undefined ? { said: [], place, leave: true } : { said: [], place: before };
  }
  if (field === undefined) return given.trim() === '' ? { said: [], place: { at: BUTTONS } } : press(app, form, given);
  if (isWord(given, lines.word.record)) return { said: [], place: { at: BUTTONS } };
  const isClear = isWord(given, lines.word.clear);
  if (isClear && !isChoice(field)) {
    write(app, form, field.id, '');
    return { said: [], place: { at: field.id } };
  }
  const wrong = given.trim() === '' || !isChoice(field) ? undefined : pick(app, form, field, given);
  if (wrong !== undefined) return { said: [wrong], place };
  if (given.trim() !== '' && !isChoice(field)) write(app, form, field.id, given, place.more);
  if (isChoice(field)) {
    // Enter on a choice goes on; some screens (06) go where it leads.
    focus(app, form, field.id);
    app.press(key('enter'));
  }
  const now = form();
  if (now === undefined) return { said: [], place };
  const said = now.notices[field.id] === undefined ? [] : [now.notices[field.id] ?? ''];
  const problem = problemOf(now, field, app.now());
  if (problem !== undefined) return { said: said.includes(problem) ? said : [...said, problem], place: { at: field.id } };
  if (field.kind === 'time' && given.trim() !== '') {
    const reading = readTime(now.editors[field.id]?.text ?? '', app.now(), field.ahead);
    if ('at' in reading) said.push(inputWords.readBack(longDateTime(reading.at)));
  }
  if (field.kind === 'long' && given.trim() !== '') return { said, place: { at: field.id, more: true } };
  return { said, place: nextPlace(now, field.id, 1) ?? { at: BUTTONS } };
};
