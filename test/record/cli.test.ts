import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readPaper } from '../../src/cli/commands/verify.ts';
import { Failure } from '../../src/cli/failure.ts';
import { logFile } from '../../src/store/home.ts';
import { openLog } from '../../src/store/sqlite-log.ts';
import { documentOf, Office } from '../cli/shell.ts';
import { tokyo } from '../fixtures/walk.ts';

const BY = ['--by', '管理者・田中 恵子'];
let here: Office;
let id: string;
const folder = () => join(here.home, 'out');
const json = (...words: string[]) => ({ ...here.call([...words, '--json']), document: documentOf(here.call([...words, '--json'])) });

beforeAll(() => {
  here = new Office();
  vi.setSystemTime(tokyo('2026-11-21 2:06'));
  id = String(documentOf(here.call(['open', 'takeover', '--guideline', 'komae', ...BY, '--title', '件名', '--json'])).incident);
  writeFileSync(join(here.home, 'a.png'), '写し');
  here.call(['evidence', 'add', id, join(here.home, 'a.png'), ...BY]);
  here.call(['export', id, '--format', 'bundle', '--out', folder()]);
});
afterAll(() => {
  vi.useRealTimers();
  here.leave();
});

describe('verify, at the shell', () => {
  it('says integrity and completeness apart, and ends with 0', () => {
    const ran = here.call(['verify', folder()]);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/^改ざん：見つかりません。/mu);
    expect(ran.out).toMatch(/^欠け：矛盾はありません。紙の控えがないので/mu);
    const { document } = json('verify', folder());
    expect(document).toMatchObject({
      incident: id,
      integrity: { holds: true, problems: [] },
      completeness: { state: 'unconfirmed', unknown: ['cut', 'rewritten'] },
    });
  });

  it('takes what `anchor` shows, with and without the number, as people write it', () => {
    const { document } = json('anchor', id);
    const { anchor, seq, key } = document as { anchor: string; seq: number; key: string };
    expect(here.call(['anchor', id]).out).toContain(anchor);
    const wide = anchor.replace(/[0-9a-f]/gu, (digit) => String.fromCharCode((digit.charCodeAt(0) as number) + 0xfee0)).toUpperCase();
    for (const written of [
      anchor,
      `${seq}番 ${anchor}`,
      `令和8年11月21日（土）2時06分　記録 ${seq}番まで　${wide}`,
      anchor.replaceAll(' ', '-'),
    ]) {
      const ran = here.call(['verify', folder(), '--anchor', written, '--key', key]);
      expect(ran.out, written).toMatch(/^欠け：ありません。/mu);
      expect(ran.out).toContain('示された鍵です');
      expect(ran.code).toBe(0);
    }
    const wrong = here.call(['verify', folder(), '--anchor', `${seq + 5}番 ${anchor}`]);
    expect(wrong).toMatchObject({ code: 1, out: expect.stringMatching(/紙の控えは\d+番までありますが、記録は\d+番で終わっています/u) });
    expect(here.call(['verify', folder(), '--anchor', '3f9a']).code).toBe(2);
    expect(here.call(['verify', folder(), '--key', 'x']).code).toBe(2);
    expect(here.call(['verify', folder(), '--key', '0'.repeat(32)])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/示された鍵の署名ではありません/u),
    });
  });

  it('names file and line of the first thing that is wrong, and ends with 1', () => {
    const file = join(folder(), 'entries.jsonl');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('"seq":2', '"seq":3'));
    const ran = here.call(['verify', folder()]);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/^改ざん：合わない所があります。\n　entries\.jsonl 2行目：番号が続きません（2番のはずが 3番）。$/mu);
    const { document } = json('verify', folder());
    expect(document).toMatchObject({ refused: { code: 'verify.failed' }, integrity: { holds: false } });
    const [first] = (document as { integrity: { problems: object[] } }).integrity.problems;
    expect(first).toEqual({ code: 'line.seq', file: 'entries.jsonl', line: 2, expected: 2, found: 3 });
    writeFileSync(file, before);
  });

  it('ends with 2 for what is no bundle, and touches no record to say so', () => {
    const other = new Office();
    const none = join(other.home, 'none');
    expect(other.call(['verify', none])).toMatchObject({ code: 2, err: expect.stringMatching(/がありません/u) });
    expect(other.call(['verify', other.home])).toMatchObject({ code: 2, err: expect.stringMatching(/控え一式ではありません/u) });
    expect(readdirSync(other.home)).toEqual([]);
    other.leave();
  });
});

describe('the paper', () => {
  it.each<[string, object]>([
    ['3f9a 0c21 77be 41d0   9b02 e6fa 5c18 d3a7', { digits: '3f9a0c2177be41d09b02e6fa5c18d3a7' }],
    ['27番 3f9a0c21-77be41d0-9b02e6fa-5c18d3a7', { digits: '3f9a0c2177be41d09b02e6fa5c18d3a7', seq: 27 }],
    ['2:06 記録 ２７番まで\n3F9A 0C21 77BE 41D0 9B02 E6FA 5C18 D3A7', { digits: '3f9a0c2177be41d09b02e6fa5c18d3a7', seq: 27 }],
  ])('%j is read', (written, anchor) => {
    expect(readPaper(written)).toEqual(anchor);
  });

  it('is refused where a digit is missing', () => {
    for (const written of ['', '27番', '3f9a 0c21 77be 41d0 9b02 e6fa 5c18 d3a', '27番 xyz'])
      expect(() => readPaper(written), written).toThrow(Failure);
  });
});

describe('export, at the shell', () => {
  it('makes a redacted copy of every kind of report, not of bundles alone', () => {
    const out = join(here.home, 'r.md');
    expect(here.call(['export', id, '--format', 'md', '--out', out, '--redact', 'names']).code).toBe(0);
    expect(readFileSync(out, 'utf8')).not.toContain('田中');
    expect(here.call(['export', id, '--format', 'md', '--out', join(here.home, 's.md'), '--redact', 'faces'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/黒塗りの種類はありません/u),
    });
  });

  it('says what is missing from the copy on this machine', () => {
    const other = new Office();
    const at = (...words: string[]) => other.call(words);
    const made = String(documentOf(at('open', 'takeover', '--guideline', 'komae', ...BY, '--json')).incident);
    writeFileSync(join(other.home, 'a.png'), '写し');
    const { sha256 } = documentOf<{ sha256: string }>(at('evidence', 'add', made, join(other.home, 'a.png'), ...BY, '--json'));
    rmSync(join(other.home, 'evidence', sha256));
    const ran = at('export', made, '--format', 'bundle', '--out', join(other.home, 'b'));
    expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/この写しにない証拠：\w+…（書き出した機械に、すでになかった）/u) });
    expect(at('verify', join(other.home, 'b'))).toMatchObject({ code: 0, out: expect.stringMatching(/この写しにない証拠/u) });
    other.leave();
  });
});

describe('the head is signed', () => {
  const signed = () => {
    const log = openLog(logFile(here.home, 'real'), { mode: 'real' });
    const seqs = log.checkpoints(id).map(({ seq }) => seq);
    log.close();
    return seqs;
  };

  it.each(['html', 'docx', 'md', 'summary', 'csv', 'json', 'jsonl', 'bundle'])(
    'at an export as %s, and time, line and value are told',
    (format) => {
      const { seq } = documentOf<{ entries: { seq: number }[] }>(here.call(['note', id, 'メモ', ...BY, '--json'])).entries[0] ?? { seq: 0 };
      const call = ['export', id, '--format', format, '--out', join(here.home, `signed.${format}`)];
      // A document for Word is packed after the call has returned.
      const { code, out } = format === 'docx' ? here.run(call) : here.call(call);
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`令和.+日（.）\\d+時\\d\\d分　記録 ${seq}番まで\\n   (?:[0-9a-f]{4} +){7}[0-9a-f]{4}\\n`, 'u'));
      expect(signed()).toContain(seq);
    },
  );

  it('when the incident changes hands, and not before', () => {
    const before = signed();
    here.call(['note', id, 'メモ', ...BY]);
    expect(signed()).toEqual(before);
    const { seq } = documentOf<{ seq: number }>(here.call(['handover', id, ...BY, '--to', '所属長・鈴木', '--json']));
    expect(signed()).toEqual([...before, seq]);
  });
});
