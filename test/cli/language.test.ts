import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentOf, Office } from './shell.ts';

const here = new Office();
afterAll(() => here.leave());

const ME = ['--by', '管理者・田中恵子'];
const EN = ['--lang', 'en'];
const POST = 'https://x.example/koho_example/status/1990000000000000001';

/** A takeover of which every second line is written in English, the others in Japanese. */
const incident = here.json<{ incident: string }>([
  ...['open', 'takeover', '--guideline', 'komae', '--account', '@komae_example', '--detected', '0:00', ...ME, ...EN],
]).incident;
const done = (step: string, fields: readonly string[], language: readonly string[] = []) =>
  here.json(['do', incident, step, ...ME, ...fields.flatMap((field) => ['--field', field]), ...language]);
done('verify-content', ['finding=A post that we did not make', `subject=${POST}`]);
here.json([
  'attempt',
  incident,
  'notify-section-head',
  ...ME,
  '--field',
  'to=所属長 鈴木一郎',
  '--field',
  'means=phone',
  '--field',
  'gist=…',
  ...EN,
]);
done('notify-section-head', ['to=所属長 鈴木一郎', 'means=phone', 'gist=一件の投稿'], EN);
done('notify-infosec-supervisor', ['to=統括情報セキュリティ責任者 山本健', 'means=phone', 'gist=同じ']);
here.json(['evidence', 'add', incident, here.file('画面.png'), '--url', POST, ...ME, ...EN]);
done('capture-evidence', ['evidence=E1', `subject=${POST}`]);
here.json(['note', incident, 'a note', ...ME, ...EN]);
here.json(['decide', incident, 'access', 'in-control', ...ME]);

/** The same call in both languages. */
const both = (...words: string[]) => [here.run(words), here.run([...words, ...EN])] as const;

/** A document without the clock that went on between two calls. */
const timeless = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(timeless);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (key === 'elapsed' ? [] : [[key, timeless(one)]])));
};

describe('a record', () => {
  it('that was written in two languages is one chain, and the same state in both', () => {
    const [ja, en] = both('status', incident, '--json');
    expect(timeless(documentOf(en))).toEqual(timeless(documentOf(ja)));
    expect(both('timeline', incident, '--json')[0].out).toBe(both('timeline', incident, '--json')[1].out);
    expect(documentOf<{ state?: string }>(here.run(['evidence', 'verify', incident, '--json']))).toBeDefined();
  });

  it('holds codes and facts: no word of a language that nobody typed', () => {
    const { out } = here.run(['timeline', incident, '--json']);
    const typed = ['A post that we did not make', 'a note', 'one'];
    const english = [...out.matchAll(/"([A-Z][a-z]+(?: [a-z]+)+)"/gu)]
      .map(([, words]) => words)
      .filter((words) => !typed.includes(words ?? ''));
    expect(english).toEqual([]);
  });

  it('is told in the language of whoever reads it', () => {
    const [ja, en] = both('timeline', incident);
    expect(ja.out).toContain('つながらず');
    expect(en.out).toContain('not reached');
    expect(en.out).not.toContain('つながらず');
    const [later, soon] = both('status', incident);
    expect(later.out).toContain('いますること');
    expect(soon.out).toContain('Do now');
  });

  it('is taken out as the same JSON Lines, the same CSV and the same JSON, byte for byte', () => {
    const file = (name: string) => join(here.home, name);
    const exported = (format: string, ...more: string[]) =>
      [[], EN].map((language, at) => {
        const out = file(`${format}${more.join('')}${at}`);
        expect(here.run(['export', incident, '--format', format, '--out', out, ...more, ...language]).code).toBe(0);
        return readFileSync(out, 'utf8');
      }) as [string, string];
    const [linesJa, linesEn] = exported('jsonl');
    expect(linesEn).toBe(linesJa);
    for (const table of ['chronology', 'steps']) {
      const [ja, en] = exported('csv', '--table', table);
      expect(en).toBe(ja);
    }
    const withoutTime = (text: string) => text.replace(/"exportedAt": \d+/u, '');
    const [ja, en] = exported('json');
    expect(withoutTime(en)).toBe(withoutTime(ja));
  });

  it('is verified in English after a bundle in English was made, and the signature holds', () => {
    const bundle = join(here.home, 'bundle');
    expect(here.run(['export', incident, '--format', 'bundle', '--out', bundle, ...EN]).code).toBe(0);
    const [ja, en] = both('verify', bundle);
    expect([ja.code, en.code]).toEqual([0, 0]);
    expect(ja.out).toContain('改ざん：見つかりません');
    expect(en.out).toContain('Alteration: none found');
  });
});

describe('a refusal', () => {
  it.each([
    ['a step that is held back', ['do', incident, 'suspend-account', ...ME, '--field', 'x=y']],
    ['an incident that is not there', ['status', 'nothing']],
    ['a step that is not there', ['do', incident, 'nothing', ...ME]],
    ['an option that is none', ['status', incident, '--nothing']],
    ['a closing too early', ['close', incident, ...ME]],
  ])('of %s has the same code and the same facts in both languages, and other words', (_, words) => {
    const [ja, en] = both(...words, '--json');
    expect([en.code, documentOf(en)]).toEqual([ja.code, documentOf(ja)]);
    expect(en.err).not.toBe(ja.err);
    expect(en.err).toMatch(/[a-z]{3}/u);
  });
});

describe('help and documents', () => {
  it('are English with --lang en', () => {
    for (const words of [['--help'], ['do', '--help'], ['export', '--help'], ['drill', '--help'], ['evidence', 'add', '--help']]) {
      const { code, out } = here.run([...words, ...EN]);
      expect(code).toBe(0);
      expect(out.match(/[\p{sc=Hiragana}\p{sc=Katakana}]+/gu)?.filter((one) => one !== '・')).toBeFalsy();
    }
  });

  it('hold a report whose headings are English and whose clauses are verbatim', () => {
    for (const format of ['html', 'md']) {
      const out = join(here.home, `report.${format}`);
      expect(here.run(['export', incident, '--format', format, '--out', out, ...EN]).code).toBe(0);
      const text = readFileSync(out, 'utf8');
      expect(text).toContain('Report on the response to');
      expect(text).toContain('画面を保存するなど記録を残した上で、当該情報を削除し');
      expect(text).not.toMatch(/手順ごとの結果|時系列（|事案の概要/u);
      if (format === 'html') expect(text).toContain('<html lang="en">');
    }
  });
});
