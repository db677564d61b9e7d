import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { latinJoints } from '../build-words.mjs';
import { japaneseIn, outOfShape } from './words/two-tables.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = (language: string) => join(root, 'src', 'words', language);
const filesOf = (language: string) => readdirSync(folder(language)).filter((name) => name.endsWith('.ts'));
const japanese = filesOf('ja');
const english = filesOf('en');

describe('the English words', () => {
  it('are there for every file of Japanese ones, and for no other', () => {
    expect(japanese.filter((name) => !english.includes(name))).toEqual([]);
    expect(english.filter((name) => !japanese.includes(name))).toEqual([]);
  });

  it.each(english)('have in %s every label that the Japanese ones have, and no empty one', async (name) => {
    const [ja, en] = await Promise.all(['ja', 'en'].map((language) => import(join(folder(language), name)) as Promise<object>));
    expect(outOfShape(ja, en)).toEqual([]);
  });

  it.each(english)('in %s are English, but for what is quoted', (name) => {
    expect(japaneseIn(readFileSync(join(folder('en'), name), 'utf8')).filter((word) => !isQuoted(name, word))).toEqual([]);
  });
});

/** Files that hold Japanese because of what they are: words explained, and what a guideline of a town to come may say. */
const EXPLAINS = new Set(['glossary.ts', 'guideline-template.ts']);
/** Posts and names in examples of what to type, the marks of a form on Japanese paper, a parser's own signs. */
const EXAMPLES = [
  ...[
    '管理者・田中恵子',
    '所属長・鈴木一郎',
    '総務課長・佐藤一郎',
    '管理者',
    '田中',
    '狛江市',
    '番',
    '・',
    'なし',
    '「桜のサ、東京のト',
    '「なし」',
    '○',
    '◎',
  ],
  ...[
    'している',
    '。',
    '戻る',
    'もう一度',
    '消す',
    '記録する',
    '終了',
    'メモ',
    '条項',
    '記録',
    '助言',
    '規',
    '他市',
    '実務',
    '、',
    '【',
    '】',
    '「',
    '」',
    '？',
    '：',
  ],
];
const isQuoted = (name: string, word: string): boolean => EXPLAINS.has(name) || EXAMPLES.includes(word);

/** Sources that read Japanese input, write for Japanese readers whoever is at the screen, or name what is Japanese. */
const READS_OR_WRITES_JAPANESE = [
  'src/incident/calendar.ts', // eras and weekdays, as they are typed and as notices hold them
  'src/incident/secrets.ts', // labels of passwords
  'src/incident/approval',
  'src/ui/parts/datetime',
  'src/ui/parts/phrases.ts',
  'src/ui/parts/fold.ts',
  'src/ui/keys/chunks.ts',
  'src/ui/lines/',
  'src/ui/screens/operations.ts', // readings that are typed
  'src/runbook/notice.ts', // slots of notices
  'src/session/extras.ts',
  'src/ui/screens/drafting-read-out.ts', // takes a notice apart
  'src/ui/screens/drafting-text.ts', // finds its open slots
  'src/store/expand-path.ts', // quotes around a path that was dropped
  'src/ui/parts/safe.ts', // letters that may be drawn
  'src/export/json-schema.ts', // the format that programs read
  'src/session/guideline-names.ts',
  'src/session/scenarios.ts',
  'src/store/verify-sh.ts', // in both languages
  'src/print/docx', // names of fonts, and the dot of a list
];

describe('outside of the words', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, file: path.slice(root.length).replaceAll('\\', '/') }))
    .filter(({ file }) => !file.startsWith('src/words/') && !READS_OR_WRITES_JAPANESE.some((one) => file.startsWith(one)));

  it.each(sources)('$file says nothing in Japanese, once its joints are Latin', ({ path }) => {
    const text = readFileSync(path, 'utf8');
    expect(japaneseIn(latinJoints.transform(text, path) ?? text)).toEqual([]);
  });
});

describe('what is looked for', () => {
  it('is found where it is wrong', () => {
    const ja = { ui: { back: '戻る', left: () => '', pair: ['一', '二'], many: ['一', '二', '三', '四'] } };
    expect(outOfShape(ja, { ui: { back: 'Back', left: () => '', pair: ['1', '2'], many: ['1'] } })).toEqual([]);
    expect(outOfShape(ja, { ui: { left: '', pair: ['1'], many: [], more: '' } })).toEqual([
      'ui.back is missing',
      'ui.left is no sentence that is told something',
      'ui.pair has 1, not 2',
      'ui.many is empty',
      'ui.more is one too many',
    ]);
    expect(outOfShape(ja, { ui: { back: '', left: () => '', pair: ['1', ''], many: ['1'] } })).toEqual([
      'ui.back is empty',
      'ui.pair.1 is empty',
    ]);
    expect(japaneseIn("/** 戻る */ const back = 'Back 戻る'; // 消す\nconst read = /番/u;")).toEqual(['戻る']);
    expect(japaneseIn(`\`\${count}件　\${title}\``)).toEqual(['件　']);
    expect(latinJoints.transform(`const a = \`「\${name}」（\${ref}）：\${words}\`;`, '/src/ui/a.ts')).toBe(
      `const a = \`“\${name}” (\${ref}): \${words}\`;`,
    );
    expect(latinJoints.transform("list.join('、') + /[、，]/u.source", '/src/cli/a.ts')).toBe("list.join(', ') + /[、，]/u.source");
    expect(latinJoints.transform("list.join('、')", '/src/incident/a.ts')).toBeUndefined();
  });
});
