import type { inputWords as japanese, keyWords as japaneseKeys, keyNames as japaneseNames } from '../ja/input.ts';
import type { Words } from '../shape.ts';

/** What the fields of a form say. */
export const inputWords: Words<typeof japanese> = {
  optional: '(optional)',
  readBack: (date) => `→ read as ${date}`,
  unreadable: (text) => `“${text}” could not be read. Please write it like 1:08.`,
  noClock: 'Please write the time as well, for example: yesterday 23:10.',
  future: 'This time has not come yet.',
  notThatWeekday: 'The day of the week does not agree.',
  isIt: (date) => `Do you mean ${date}?`,
  isItAbout: (time) => `About ${time}?`,
  yesterday: (time) => `yesterday ${time}`,
  takeIt: '↓ takes this time.',
  missing: 'Fill this in to go on.',
  missingChoice: 'Choose to go on: by number, or with ← →.',
  secretRemoved: 'A password must not be written here. It was removed.',
  suspicious: 'This looks like a password. If it is not, just go on.',
};

/** Meanings of the keys: the short word of the footer, and what `?` says. */
export const keyWords: Words<typeof japaneseKeys> = {
  choose: ['choose', 'Chooses a row. Only the mark moves.'],
  chooseByNumber: ['choose', 'Chooses a row. A digit moves the mark to that number (11 is 1 twice).'],
  candidates: ['earlier', 'Chooses a word that was used before.'],
  decide: ['take', 'Takes the chosen row.'],
  open: ['open', 'Opens the chosen row.'],
  details: ['details', 'Shows the chosen entry in full.'],
  read: ['read', 'Reads the chosen message.'],
  next: ['next', 'Goes to the next empty field. Only on a button with a verb does it record.'],
  nextOnly: ['next (records nothing yet)', 'Moves the mark to number 1. Nothing is recorded yet.'],
  newline: ['new line', 'Starts a new line of the text.'],
  toButtons: ['buttons', 'Goes to the buttons. Shift+Tab goes back.'],
  nextField: ['next field', 'Goes to the next field or button. Shift+Tab goes back.'],
  chooseInField: ['choose', 'Chooses that number in a field of choices.'],
  switch: ['switch incident', 'Where the mark is on a row: goes to the next open incident. Drafts and marks stay with each.'],
  sideways: ['', 'Chooses among choices and buttons. Moves left and right in a text.'],
  scroll: ['', 'Scrolls long texts (clauses, records, drafts).'],
  search: ['search', 'Opens search, and the switch between incidents.'],
  help: ['help', 'Opens the keys of this screen, and the meaning of words.'],
  back: ['back', 'Goes one back. Nothing is thrown away.'],
  backKeeping: ['back (draft kept)', 'Goes one back. The draft is kept.'],
  closeKeeping: ['close (text kept)', 'Closes. What was typed is kept.'],
  leave: ['', 'Pressed twice, leaves. Everything is saved.'],
  otherText: ['', 'Typed text goes into the row for notes and search. Typing alone does nothing.'],
};

/** How the keys are written. */
export const keyNames: Words<typeof japaneseNames> = {
  upDown: '↑↓',
  upDownNumbers: '↑↓ 1-9',
  down: '↓',
  numbers: '1-9',
  leftRight: '←→',
  pages: 'PgUp PgDn',
  enter: 'Enter',
  tab: 'Tab',
  escape: 'Esc',
  slash: '/',
  question: '?',
  ctrlC: 'Ctrl+C',
  text: 'text',
};
