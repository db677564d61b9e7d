import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLibrary, shippedRunbooks } from '../../src/session/folders.ts';
import { guidelineNamed, guidelinesInOrder } from '../../src/session/guideline-names.ts';
import { documentOf, Office } from './shell.ts';

const BY = ['--by', '管理者・田中恵子'];
const offices: Office[] = [];
const office = (): Office => {
  const one = new Office();
  offices.push(one);
  return one;
};
afterAll(() => {
  for (const one of offices) one.leave();
});

/** 狛江市's folder under another id: a town that keeps its own beside the one that came. */
const ownKomae = (here: Office): string => {
  const dir = join(here.home, 'ours', 'komae-soumu');
  cpSync(join(shippedRunbooks(), 'komae'), dir, { recursive: true });
  const file = join(dir, 'guideline.yaml');
  writeFileSync(
    file,
    readFileSync(file, 'utf8')
      .replace('id: komae', 'id: komae-soumu')
      .replace(/^code: .*\n/mu, ''),
  );
  return join(here.home, 'ours');
};

describe('a guideline', () => {
  const library = openLibrary([]);

  it('is meant by its id, by its body with or without 市, by its title, in whatever width', () => {
    for (const name of ['komae', '狛江', '狛江市', ' 狛江市 ', '狛江市ソーシャルメディア活用ガイドライン', 'ｋｏｍａｅ'])
      expect(guidelineNamed(library, name), name).toEqual({ id: 'komae' });
    expect(guidelineNamed(library, 'ひな型')).toEqual({ id: 'standard' });
    expect(guidelineNamed(library, '上野原')).toEqual({ id: 'uenohara' });
    for (const name of ['', '市', '狛', '上', '東京']) expect(guidelineNamed(library, name), name).toBeUndefined();
  });

  it('stands in lists by the code of its municipality, the template last', () => {
    expect(guidelinesInOrder(library)).toEqual(['hirakawa', 'komae', 'uenohara', 'ueda', 'nagasaki', 'standard']);
  });

  it('is accepted by name wherever the shell asks for one', () => {
    const here = office();
    const { incident } = here.quick<{ incident: string }>(['open', '乗っ取り', '--guideline', '狛江市', ...BY]);
    expect(here.quick(['status', incident])).toMatchObject({ guideline: 'komae' });
    expect(here.quick(['open', '乗っ取り', '--guideline', 'ひな型', ...BY])).toHaveProperty('incident');
    expect(here.call(['runbook', 'show', '狛江', '乗っ取り']).out + here.call(['runbook', 'show', '狛江', '乗っ取り']).err).toContain(
      '狛江市',
    );
    const list = here.quick<{ guideline: string }[]>(['runbook', 'list']).map(({ guideline }) => guideline);
    expect([...new Set(list)]).toEqual(['hirakawa', 'komae', 'uenohara', 'ueda', 'nagasaki', 'standard']);
  });

  it('that is not there is told with those that are, by name and id', () => {
    const ran = office().call(['open', '乗っ取り', '--guideline', '府中', ...BY, '--json']);
    expect(ran.code).toBe(2);
    expect(documentOf(ran)).toMatchObject({ error: { code: 'guideline.unknown', given: '府中' } });
    expect(ran.err).toContain('平川市（hirakawa）、狛江市（komae）');
  });

  it('of which there are two is asked about, and taken by its id', () => {
    const here = office();
    const dir = ownKomae(here);
    const ran = here.call(['open', '乗っ取り', '--guideline', '狛江市', '--runbooks', dir, ...BY, '--json']);
    expect(ran.code).toBe(2);
    expect(documentOf(ran)).toMatchObject({ error: { code: 'guideline.ambiguous', known: ['komae-soumu', 'komae'] } });
    expect(ran.err).toContain('狛江市（komae-soumu）、狛江市（komae）');
    expect(here.quick(['incidents'])).toEqual([]);
    expect(here.quick(['open', '乗っ取り', '--guideline', 'komae-soumu', '--runbooks', dir, ...BY])).toHaveProperty('incident');
    expect(guidelinesInOrder(openLibrary([dir]))[0]).toBe('komae-soumu');
  });
});

describe('a correction in the shell', () => {
  const here = office();
  const { incident } = here.quick<{ incident: string }>([
    'open',
    '乗っ取り',
    '--guideline',
    '狛江',
    '--detected',
    '2026-01-10T08:00',
    ...BY,
  ]);
  const note = () => here.quick<{ entries: { seq: number }[] }>(['note', incident, '電話', '--occurred', '2026-01-10T09:00', ...BY]);
  const correct = (seq: number, field: string) =>
    here.call(['correct', incident, String(seq), '--field', field, '--reason', '時計を見まちがえた', ...BY, '--json']);
  const timeline = () => here.quick<{ seq: number; type: string; occurred?: number; data: { fields?: object } }[]>(['timeline', incident]);

  it('puts a time right, typed as people type it; the line itself stays as it was stored', () => {
    note();
    const noted = timeline().find(({ type }) => type === 'note.added');
    expect(correct(noted?.seq ?? 0, 'occurred=2026年1月10日 8時40分')).toMatchObject({ code: 0 });
    expect(timeline().at(-1)?.data.fields).toEqual({ occurred: '2026-01-09T23:40:00.000Z' });
    expect(timeline().find(({ type }) => type === 'note.added')).toEqual(noted);
    expect(here.call(['timeline', incident]).out + here.call(['timeline', incident]).err).toContain('8時40分');
  });

  it('puts the time of finding right, in both lines that say it, and status counts from there', () => {
    const before = here.quick<{ detected: number }>(['status', incident]).detected;
    expect(correct(1, 'detected=2026-01-10T07:30')).toMatchObject({ code: 0 });
    expect(here.quick<{ detected: number }>(['status', incident]).detected).toBe(before - 30 * 60_000);
    expect(
      timeline()
        .slice(-2)
        .map(({ data }) => data.fields),
    ).toEqual([{ detected: '2026-01-09T22:30:00.000Z' }, { occurred: '2026-01-09T22:30:00.000Z' }]);
  });

  it('puts the URL of a picture right, by the name that it was given with', () => {
    here.quick(['evidence', 'add', incident, here.file('1.png'), '--url', 'https://x.com/a/status/1', ...BY]);
    const seq = timeline().at(-1)?.seq ?? 0;
    expect(correct(seq, 'url=https://x.com/a/status/2')).toMatchObject({ code: 0 });
    expect(here.quick<{ subjects: string[] }[]>(['evidence', 'list', incident])[0]?.subjects).toEqual(['https://x.com/a/status/2']);
  });

  it('that is no time is refused with exit 2, and nothing is recorded', () => {
    const before = timeline().length;
    expect(correct(1, 'detected=そのうち').code).toBe(2);
    expect(correct(1, 'detected=2099-01-01T00:00').code).toBe(2);
    expect(correct(1, 'detected=').code).toBe(2);
    expect(timeline()).toHaveLength(before);
  });
});
