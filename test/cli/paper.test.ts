import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentOf, Office, type Ran } from './shell.ts';

const office = new Office();
afterAll(() => office.leave());

const BY = ['--by', '管理者・田中恵子'] as const;
interface Told {
  readonly incident: string;
  readonly recorded?: boolean;
  readonly rows?: readonly {
    readonly line: number;
    readonly fate: string;
    readonly step: string | null;
    readonly seqs: readonly number[];
  }[];
  readonly error?: { readonly code: string };
}
interface Line {
  readonly seq: number;
  readonly type: string;
  readonly occurred?: number;
  readonly words: Readonly<Record<string, string>>;
}

/** A page of the paper twin of 狛江市 乗っ取り, as it was typed the next morning; 昨日, so that no hour lies ahead. */
const PAGE = [
  '# 2026年11月 夜',
  '2 | 昨日 2:07 | 管理者 田中 | 覚えのない投稿が3件ある',
  '３ | 昨日 2:11 | 管理者 田中 | 手段=電話 | 誰へ=所属長 鈴木 | 要旨=投稿が3件',
  '4 | 昨日 2:20 | 所属長 鈴木 | つながらなかった | 手段=電話 | 誰へ=統括情報セキュリティ責任者',
  '6 | 昨日 2:42 | 管理者 田中 | 投稿3件',
  '5 | 昨日 2:50 | 管理者 田中 | 投稿3件',
  '0 | 昨日 2:45 | 管理者 田中 | 秘書担当から電話',
  '7\t昨日 2:55\t管理者 田中',
].join('\n');

describe('paper', () => {
  let incident = '';
  const paper = (text: string, ...more: string[]): Ran => office.run(['paper', incident, '-', ...BY, '--json', ...more], { input: text });
  beforeAll(() => {
    incident = documentOf<Told>(office.call(['open', 'takeover', '--guideline', 'komae', ...BY, '--json'])).incident;
  });
  const lines = (): Line[] => documentOf<unknown>(office.call(['timeline', incident, '--json'])) as Line[];

  it('says what each line would become, and records nothing', () => {
    const before = lines().length;
    const ran = paper(PAGE, '--dry-run');
    expect(documentOf<Told>(ran).rows?.map(({ fate }) => fate)).toEqual([
      'settled',
      'settled',
      'further',
      'deviation',
      'note',
      'settled',
      'settled',
    ]);
    expect(ran.err).toContain('まだ何も記録していません。');
    expect(lines()).toHaveLength(before);
  });

  it('asks for the reason of what broke an order, and records nothing without it', () => {
    const before = lines().length;
    const ran = paper(PAGE);
    expect(ran.code).toBe(2);
    expect(documentOf<Told>(ran).error?.code).toBe('paper.reason');
    expect(lines()).toHaveLength(before);
  });

  it.each([
    ['a number that is none', '99 | 昨日 2:07 | 管理者 田中', 'paper.step'],
    ['no time', '2 | さっぱり | 管理者 田中', 'time.unreadable'],
    ['no name', '2 | 昨日 2:07', 'paper.line'],
    ['a cell too many', '7 | 昨日 2:07 | 管理者 田中 | 何か', 'paper.cell'],
    ['nothing', '# 何もなし', 'paper.empty'],
    ['a field that is missing', '2 | 昨日 2:07 | 管理者 田中', 'paper.incomplete'],
  ])('refuses %s with exit 2, and records nothing', (_, text, code) => {
    const before = lines().length;
    const ran = paper(`${text}\n`);
    expect(ran.code).toBe(2);
    expect(documentOf<Told>(ran).error?.code).toBe(code);
    expect(lines()).toHaveLength(before);
  });

  it('records all of it, in the order in which it happened, late, with the reason', () => {
    const before = lines().length;
    const file = join(office.home, '紙.txt');
    writeFileSync(file, PAGE);
    const ran = office.run(['paper', incident, file, ...BY, '--reason', '停電で紙に書いた', '--decided-by', '所属長・鈴木', '--json']);
    const told = documentOf<Told>(ran);
    expect(told.recorded).toBe(true);
    expect(told.rows?.map(({ line }) => line)).toEqual([2, 3, 4, 5, 7, 6, 8]);
    const written = lines().slice(before);
    const occurred = written.map((one) => one.occurred ?? 0);
    expect(occurred).toEqual([...occurred].sort((a, b) => a - b));
    expect(occurred.every((at) => at > 0)).toBe(true);
    expect(written.find(({ type }) => type === 'step.overridden')?.words).toMatchObject({
      override: '停電で紙に書いた',
      overriddenBy: '所属長・鈴木',
    });
    expect(written.find(({ type }) => type === 'note.added')?.words.text).toContain('秘書担当から電話');
    expect(office.call(['timeline', incident]).out).toMatch(/20?.*後.*順番を変えた理由：停電で紙に書いた/u);
  });

  it('cannot read what is no text', () => {
    expect(office.run(['paper', incident, join(office.home, 'none.txt'), ...BY]).code).toBe(2);
    expect(office.run(['paper', incident, office.home, ...BY]).err).toContain('を読めませんでした');
  });
});
