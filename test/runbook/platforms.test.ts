import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Confidence, PLATFORMS, type PlatformTable, ROUTE_KINDS, readPlatforms, routesFor } from '../../src/runbook/platform.ts';
import { extrasOf } from '../../src/session/extras.ts';
import { openLibrary, shippedRunbooks } from '../../src/session/folders.ts';
import { readRoutes } from '../../src/store/platforms.ts';
import { faultSentence } from '../../src/words/ja/faults.ts';
import { tempHome } from '../store/temp-home.ts';

const source = readFileSync(join(shippedRunbooks(), 'platforms', 'routes.yaml'), 'utf8');
const table = readPlatforms('routes.yaml', source) as PlatformTable;

/** The marks of matrix.md C-1 (and C-3 for the law on takedown requests), copied by hand; － where the matrix names no source at all. */
const MARKS: Readonly<Record<string, Readonly<Record<string, '◎' | '○' | '△' | '－'>>>> = {
  x: { impersonation: '◎', recovery: '◎', illegal: '◎', verification: '－' },
  facebook: { impersonation: '△', recovery: '△', illegal: '◎', verification: '－' },
  instagram: { impersonation: '○', recovery: '○', illegal: '◎', verification: '－' },
  youtube: { impersonation: '◎', recovery: '◎', illegal: '◎', verification: '－' },
  line: { impersonation: '○', recovery: '○', illegal: '－', verification: '○' },
};
const AS: Readonly<Record<string, Confidence>> = { '◎': 'official', '○': 'third-party', '△': 'unconfirmed', '－': 'unconfirmed' };

describe('the table of operators’ windows', () => {
  it('has one entry for each platform and kind of request', () => {
    const found = table.routes.map(({ platform, kind }) => `${platform} ${kind}`).sort();
    expect(found).toEqual(PLATFORMS.flatMap((platform) => ROUTE_KINDS.map((kind) => `${platform} ${kind}`)).sort());
  });

  it('gives every entry a source, a day on which it was checked that is not to come, and a confidence', () => {
    for (const { source: from, checked, confidence } of table.routes) {
      expect(from).not.toBe('');
      expect(checked <= '2026-11-20').toBe(true);
      expect(Object.values(AS)).toContain(confidence);
    }
  });

  it('gives every entry the confidence that the survey marks it with', () => {
    for (const { platform, kind, confidence } of table.routes)
      expect([platform, kind, confidence]).toEqual([platform, kind, AS[MARKS[platform]?.[kind] ?? '']]);
  });

  it('states nothing where the survey saw nothing', () => {
    const stated = table.routes
      .filter(({ confidence }) => confidence === 'unconfirmed')
      .flatMap(({ name, needs, url }) => [name, needs, url]);
    expect(stated.filter((one) => one !== undefined)).toEqual([]);
  });

  it('says of itself how it was checked', () => expect(table.basis).toContain('いまの画面は確かめていません'));

  it('holds no address that a terminal would open', () => expect(source).not.toMatch(/https?:/u));
});

const one = (more: string): string =>
  `schema: hikeshi/platforms@1\nbasis: 写しで確かめました。\nroutes:\n  - platform: x\n    kind: recovery\n${more}`;

describe('a table of windows is refused', () => {
  it.each([
    [
      'where an unconfirmed window has a name',
      one('    confidence: unconfirmed\n    name: 窓口\n    source: 資料\n    checked: 2026-11-20\n'),
      7,
      '「name」',
    ],
    [
      'where an unconfirmed window has an address',
      one('    confidence: unconfirmed\n    source: 資料\n    checked: 2026-11-20\n    url: example.jp\n'),
      9,
      '「url」',
    ],
    [
      'where a confirmed window has no name',
      one('    confidence: official\n    source: 資料\n    checked: 2026-11-20\n'),
      4,
      '「name」がありません',
    ],
    ['without a source', one('    confidence: official\n    name: 窓口\n    checked: 2026-11-20\n'), 4, '「source」がありません'],
    ['without the day of the check', one('    confidence: official\n    name: 窓口\n    source: 資料\n'), 4, '「checked」がありません'],
    ['with half a date', one('    confidence: official\n    name: 窓口\n    source: 資料\n    checked: 2026-11\n'), 9, '2026-11'],
    [
      'with a platform that no form knows',
      one('    confidence: official\n    name: 窓口\n    source: 資料\n    checked: 2026-11-20\n').replace(
        'platform: x',
        'platform: myspace',
      ),
      4,
      'myspace',
    ],
  ])('%s', (_, text, line, words) => {
    const read = readPlatforms('routes.yaml', text);
    const [fault] = 'faults' in read ? read.faults : [];
    expect(fault).toMatchObject({ file: 'routes.yaml', line });
    expect(fault === undefined ? '' : faultSentence(fault)).toContain(words);
  });
});

describe('an office’s own table', () => {
  const own = (text: string): string => {
    const dir = tempHome();
    mkdirSync(join(dir, 'platforms'));
    writeFileSync(join(dir, 'platforms', 'routes.yaml'), text);
    return dir;
  };
  const mine = one('    confidence: official\n    name: 自分で確かめた窓口\n    source: X ヘルプセンター\n    checked: 2027-04-01\n');

  it('stands in place of the shipped one, whole', () => {
    const { table: read } = readRoutes([own(mine), shippedRunbooks()]);
    expect(read?.routes.map(({ name }) => name)).toEqual(['自分で確かめた窓口']);
  });

  it('is found through the folders of the library', () => {
    const library = { ...openLibrary([]), dirs: [own(mine), shippedRunbooks()] };
    expect(extrasOf(library).routes().table?.routes).toHaveLength(1);
  });

  it('is told where it is broken, and the shipped one does not speak for it', () => {
    const dir = own(mine.replace('recovery', 'recover'));
    const { table: read, faults } = readRoutes([dir, shippedRunbooks()]);
    expect(read).toBeUndefined();
    expect(faults).toMatchObject([{ file: join(dir, 'platforms', 'routes.yaml'), line: 5, code: 'shape.choice' }]);
  });

  it('may be missing everywhere', () => expect(readRoutes([tempHome()])).toEqual({ faults: [] }));
});

describe('the windows for a request', () => {
  it('are those of its kind, of one platform where one is named', () => {
    expect(routesFor(table, 'recovery').map(({ platform }) => platform)).toEqual([...PLATFORMS]);
    expect(routesFor(table, 'recovery', 'youtube').map(({ url }) => url)).toEqual(['support.google.com/youtube/answer/76187']);
    expect(routesFor(table, 'recovery', 'other')).toEqual([]);
  });
});
