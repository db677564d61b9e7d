import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { charts } from '../machines/charts.ts';
import { COURSES, OUTCOMES, PHASES, TROUBLES } from '../machines/words.ts';
import { DATA } from '../src/incident/entry.ts';
import { QUESTIONS, REPLIES, SYMPTOMS } from '../src/incident/symptoms.ts';
import { formOf } from '../src/runbook/forms.ts';
import { planOf, settingsOf } from '../src/runbook/plan.ts';
import { COVERAGES, FORM_IDS, LAYERS, MODALITIES, STEP_WORDS } from '../src/runbook/vocabulary.ts';
import { openLibrary } from '../src/session/folders.ts';
import { forms } from '../src/words/ja/forms.ts';
import { report } from '../src/words/ja/report.ts';
import { start } from '../src/words/ja/start.ts';
import { terms } from '../src/words/ja/terms.ts';
import { ui } from '../src/words/ja/ui.ts';
import { importsOf } from './rooms/imports.ts';
import { targetOf } from './rooms/rooms.ts';
import { readSource } from './rooms/source.ts';
import { at, difference, isTable, leavesOf, type Table, unread } from './words/tables.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const library = openLibrary([]);
const runbooks = library.ids.flatMap((id) => library.runbooks(id));

/** Every question that a machine puts, with every answer it can have, on any shipped runbook or on none. */
const asked = [
  ...TROUBLES.flatMap((trouble) => charts[trouble].questions({ steps: [] })),
  ...runbooks.flatMap((runbook) => charts[runbook.trouble].questions(planOf(runbook, settingsOf(runbook, {})))),
];
const questions = [...new Set(asked.map(({ id }) => id))];
const answersTo = (question: string) => new Set(asked.filter(({ id }) => id === question).flatMap(({ answers }) => answers));

const fields = FORM_IDS.flatMap((id) => formOf(id).fields);
const choicesOf = (id: string) => new Set(fields.filter((field) => field.id === id).flatMap(({ choices }) => choices ?? []));
const choiceFields = new Set(fields.filter(({ choices }) => choices !== undefined).map(({ id }) => id));
/** Choices that stand beside the forms, on the record of a retained file. */
const EVIDENCE_CHOICES = ['original', 'shows'];
/** Lines about a step take the name of their phase. */
const factTypes = Object.keys(DATA).filter((type) => !type.startsWith('step.'));

type Keyed = readonly [what: string, table: unknown, keys: Iterable<string>];
const KEYED: readonly Keyed[] = [
  ['a trouble', terms.trouble, TROUBLES],
  ['the reading of a trouble', ui.reading, TROUBLES],
  ['a phase', terms.phase, PHASES],
  ['a modality', terms.modality, MODALITIES],
  ['a layer', terms.layer, LAYERS],
  ['a layer that is read out', terms.layerSpoken, LAYERS],
  ['an outcome', terms.outcome, OUTCOMES],
  ['an outcome other than done', ui.record.outcomes, ['could-not', 'not-needed', 'not-applicable']],
  ['a course', terms.course, COURSES],
  ['a coverage', terms.coverage, COVERAGES],
  ['a coverage in the report', report.coverage, COVERAGES],
  ['the button of a form', forms.verb, FORM_IDS],
  ['the fields of a form', forms.field, FORM_IDS],
  ...FORM_IDS.map((id): Keyed => [`a field of ${id}`, forms.field[id], formOf(id).fields.map((field) => field.id)]),
  ['a field with choices', forms.choice, [...choiceFields, ...EVIDENCE_CHOICES]],
  ...[...choiceFields].map((id): Keyed => [`a choice of ${id}`, at(forms.choice, id), choicesOf(id)]),
  ['a symptom', start.symptom, SYMPTOMS.map(({ id }) => id)],
  ['a question on the way in', start.question, Object.keys(QUESTIONS)],
  ['a reply', start.reply, REPLIES],
  ['a reply in short', start.replyShort, REPLIES],
  ['a kind of line', report.kind, [...factTypes, 'raw', 'consultation', 'decision', 'approval']],
  ['a question in the report', report.questions, questions],
  ['the answers to a question in the report', report.answers, questions],
  ...questions.map((id): Keyed => [`an answer to ${id} in the report`, at(report.answers, id), answersTo(id)]),
  ['an answer on the screen', ui.question.answers, new Set(questions.flatMap((id) => [...answersTo(id)]))],
];

describe('the words for', () => {
  it.each(KEYED)('%s are all there, and none too many', (_, table, keys) => {
    expect(difference(table, keys)).toEqual({ missing: [], unused: [] });
  });

  it('every question of a machine stand on the screen', () => {
    expect(questions.filter((id) => typeof at(ui.question, id) !== 'string')).toEqual([]);
  });

  it('every step of every shipped guideline are Japanese', () => {
    const said = runbooks.flatMap(({ steps }) => steps.map(({ id, title }) => [id, title] as const));
    expect(said.filter(([, title]) => !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(title))).toEqual([]);
    const used = new Set(said.map(([id]) => id));
    // 管理者 is the one who reports, in all five guidelines; a town with another order of posts may need it the other way round.
    expect(Object.keys(STEP_WORDS).filter((id) => !used.has(id))).toEqual(['notify-account-manager']);
  });
});

/** Tables that are picked from by a name in quotes. */
const NAMED_IN_QUOTES = ['keyNames', 'keyWords'];
/** Tables whose type names every key. */
const TYPED = ['storeSentences'];
/** Tables that are spread into another, where their words are read. */
const PARTS = ['uiForms'];

const words = join(root, 'src', 'words', 'ja');
const files = readdirSync(words).filter((name) => name.endsWith('.ts'));
const modules = await Promise.all(files.map(async (file) => [file, (await import(join(words, file))) as Table] as const));
const TABLES = modules.flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, table]) =>
    isTable(table) && ![...TYPED, ...PARTS].includes(name) ? [{ name, file, table }] : [],
  ),
);

/** Sources by path, with the words files they run on. */
const program = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
  .map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const source = readSource(readFileSync(path, 'utf8'));
    const file = path.slice(root.length).replaceAll('\\', '/');
    return { file, code: source.code, uses: new Set(importsOf(source).map(({ from }) => targetOf(file, from))) };
  });
const readersOf = (file: string) =>
  program
    .filter((one) => one.uses.has(`src/words/ja/${file}`) || one.file === `src/words/ja/${file}`)
    .map(({ code }) => code)
    .join('\n');

describe('the table of words', () => {
  it('is looked for in every file of them', () => {
    expect(TABLES.map(({ name }) => name)).toEqual(expect.arrayContaining(['cli', 'forms', 'keyWords', 'report', 'terms', 'ui']));
  });

  it.each(TABLES)('$name has none that nobody reads', ({ name, file, table }) => {
    expect(unread(table, readersOf(file), { quoted: NAMED_IN_QUOTES.includes(name), called: name })).toEqual([]);
  });

  it.each(TABLES)('$name has no empty word', ({ table }) => {
    const empty = leavesOf(table).filter(([, word]) => word === '');
    expect(empty.map(([path]) => path)).toEqual([]);
  });

  it.each(TABLES.filter(({ name }) => name !== 'keyNames'))('$name is in Japanese, but for names of products', ({ table }) => {
    const foreign = leavesOf(table).filter(
      ([, word]) => typeof word === 'string' && /\p{L}/u.test(word) && !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(word),
    );
    expect(foreign.map(([, word]) => word).filter((word) => !PROPER.has(String(word)))).toEqual([]);
  });
});
/** Names, and ids of the machines that stand in a table of words. */
const PROPER: ReadonlySet<string> = new Set(['X', 'Facebook', 'Instagram', 'YouTube', 'LINE', 'URL', ...COURSES]);

describe('what is looked for', () => {
  it('is found where it is wrong', () => {
    expect(difference({ done: '済', gone: '去' }, ['done', 'carried'])).toEqual({ missing: ['carried'], unused: ['gone'] });
    expect(difference(undefined, ['done'])).toEqual({ missing: ['done'], unused: [] });
    const table = { back: '戻る', work: { 'not-now': '後で', left: () => '', dead: '死語' }, choice: { a: 'あ' } };
    expect(unread(table, "words.choice[key]; draw(words.back, words.work['not-now'], words.work.left(3)); words.deadline")).toEqual([
      'work.dead',
    ]);
    expect(unread({ up: '上', tab: '次' }, "pick('up')", { quoted: true })).toEqual(['tab']);
    expect(unread({ up: '上' }, "pick('up')")).toEqual(['up']);
    expect(unread({ a: { b: '', c: '' }, d: { e: '' } }, 'words.a[key]; (words.d as Words)[key]')).toEqual([]);
    expect(unread({ a: { b: '', c: '' } }, "words.a['b']")).toEqual(['a.c']);
    expect(unread({ a: '' }, 'kinds[key]', { called: 'kinds' })).toEqual([]);
    expect(unread({ a: '' }, 'otherkinds[key]', { called: 'kinds' })).toEqual(['a']);
    expect(leavesOf(table).map(([path]) => path)).toEqual(['back', 'work.not-now', 'work.left', 'work.dead', 'choice.a']);
  });
});
