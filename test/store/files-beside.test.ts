import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropDraft, readDraft, writeDraft } from '../../src/store/drafts.ts';
import { openHome } from '../../src/store/home.ts';
import { writeOutput } from '../../src/store/output.ts';
import { readSettings, settingsFile, writeSettings } from '../../src/store/settings.ts';
import { writeWhole } from '../../src/store/whole-file.ts';
import { codeOf } from '../log-behaviour.ts';
import { tempHome } from './temp-home.ts';

const posix = process.platform !== 'win32';
let home: string;
beforeEach(() => {
  home = openHome(tempHome()).path;
  // Files must be closed to others by their own modes, not by the umask alone.
  process.umask(0);
});
afterEach(() => rmSync(home, { recursive: true }));

describe('drafts', () => {
  it('are kept as they were left, replaced, and dropped', () => {
    const key = '../../etc/事案1/step\0';
    expect(readDraft(home, key)).toBeUndefined();
    writeDraft(home, key, { gist: '書きかけ\n二行目', subjects: ['a'] });
    expect(readDraft(home, key)).toEqual({ gist: '書きかけ\n二行目', subjects: ['a'] });
    writeDraft(home, key, '新しい');
    expect(readDraft(home, key)).toBe('新しい');
    expect(readDraft(home, 'another')).toBeUndefined();
    expect(readdirSync(join(home, 'drafts'))).toHaveLength(1);
    dropDraft(home, key);
    dropDraft(home, key);
    expect(readDraft(home, key)).toBeUndefined();
    expect(readdirSync(join(home, 'drafts'))).toEqual([]);
  });

  it.skipIf(!posix)('are readable by their owner alone', () => {
    writeDraft(home, 'k', 'x');
    const [name = ''] = readdirSync(join(home, 'drafts'));
    expect(name).toMatch(/^[0-9a-f]{64}\.json$/u);
    expect(statSync(join(home, 'drafts', name)).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, 'drafts')).mode & 0o777).toBe(0o700);
  });

  it('that are broken, or of another key, are refused and not guessed at', () => {
    writeDraft(home, 'k', 'x');
    const [name = ''] = readdirSync(join(home, 'drafts'));
    writeFileSync(join(home, 'drafts', name), '{"key":"k","val');
    expect(codeOf(() => readDraft(home, 'k'))).toBe('draft.broken');
    writeFileSync(join(home, 'drafts', name), '{"key":"other","value":"x"}');
    expect(codeOf(() => readDraft(home, 'k'))).toBe('draft.broken');
  });

  it.skipIf(!posix)('in whose place a pipe, a folder or a link to itself stands are refused, and not waited for', () => {
    writeDraft(home, 'k', 'x');
    const [name = ''] = readdirSync(join(home, 'drafts'));
    const file = join(home, 'drafts', name);
    for (const put of [() => spawnSync('mkfifo', [file]), () => mkdirSync(file), () => symlinkSync(file, file)]) {
      rmSync(file, { recursive: true });
      put();
      expect(codeOf(() => readDraft(home, 'k'))).toBe('draft.broken');
    }
  });

  it('that cannot be written are refused', () => {
    writeFileSync(join(home, 'drafts'), 'in the way');
    expect(codeOf(() => writeDraft(home, 'k', 'x'))).toBe('draft.unwritable');
  });
});

describe('settings', () => {
  it('are empty where none were written, and come back as written', () => {
    expect(readSettings(home)).toEqual({ settings: {} });
    const mine = {
      guideline: 'komae',
      person: { role: 'account-manager', name: '田中' },
      settings: { komae: { sampleAdopted: true } },
      lang: 'ja' as const,
    };
    writeSettings(home, mine);
    expect(readSettings(home)).toEqual(mine);
    if (posix) expect(statSync(settingsFile(home)).mode & 0o777).toBe(0o600);
  });

  it('keep what a newer version has put there', () => {
    writeFileSync(settingsFile(home), '{"guideline":"komae","newer":{"x":1}}');
    writeSettings(home, { ...readSettings(home), guideline: 'hirakawa' });
    expect(JSON.parse(readFileSync(settingsFile(home), 'utf8'))).toMatchObject({ guideline: 'hirakawa', newer: { x: 1 } });
  });

  it('may have been edited with an editor that puts a byte order mark first', () => {
    writeFileSync(settingsFile(home), '\ufeff{"lang":"en"}');
    expect(readSettings(home).lang).toBe('en');
  });

  it.each([
    ['no JSON', '{\n"lang": "ja",\n}', { line: 3, fields: [] }],
    ['no object', '[]', { line: 0, fields: [''] }],
    ['another shape', '{"lang":"fr","person":{"role":1,"name":"x"}}', { line: 0, fields: ['person.role', 'lang'] }],
    ['nothing', '', { line: 0, fields: [] }],
  ])('that hold %s are refused with the place', (_, text, facts) => {
    writeFileSync(settingsFile(home), text);
    expect(() => readSettings(home)).toThrow(
      expect.objectContaining({ code: 'settings.broken', facts: { file: settingsFile(home), ...facts } }),
    );
  });

  it.runIf(posix)('are not waited for: a pipe or a device in their place is told', () => {
    symlinkSync('/dev/zero', settingsFile(home));
    expect(() => readSettings(home)).toThrow(
      expect.objectContaining({ code: 'settings.unreadable', facts: { file: settingsFile(home), errno: 'EFTYPE' } }),
    );
  });

  it('that cannot be read or written are refused', () => {
    mkdirSync(settingsFile(home));
    expect(codeOf(() => readSettings(home))).toBe('settings.unreadable');
    expect(codeOf(() => writeSettings(home, { settings: {} }))).toBe('settings.unwritable');
    expect(readdirSync(home)).toEqual(['settings.json']);
  });
});

describe('an export', () => {
  const out = (name: string): string => join(home, name);

  it('is written whole, text or bytes', () => {
    writeOutput(out('報告.html'), '<p>火消し');
    expect(readFileSync(out('報告.html'), 'utf8')).toBe('<p>火消し');
    writeOutput(out('a.docx'), new Uint8Array([0x50, 0x4b, 0xff]));
    expect([...readFileSync(out('a.docx'))]).toEqual([0x50, 0x4b, 0xff]);
    expect(readdirSync(home).sort()).toEqual(['a.docx', '報告.html']);
  });

  it('never replaces a file unless told to', () => {
    writeFileSync(out('a.html'), 'old');
    expect(codeOf(() => writeOutput(out('a.html'), 'new'))).toBe('output.exists');
    expect(readFileSync(out('a.html'), 'utf8')).toBe('old');
    writeOutput(out('a.html'), 'new', { force: true });
    expect(readFileSync(out('a.html'), 'utf8')).toBe('new');
    expect(readdirSync(home)).toEqual(['a.html']);
  });

  it('does not replace a file that another program put there at the last moment', () => {
    writeFileSync(out('a.html'), 'theirs');
    expect(() => writeWhole(out('a.html'), 'mine', { replace: false })).toThrow(/EEXIST/u);
    expect(readFileSync(out('a.html'), 'utf8')).toBe('theirs');
    expect(readdirSync(home)).toEqual(['a.html']);
  });

  it('is not written over a folder, below a file, or where there is no folder', () => {
    mkdirSync(out('folder'));
    writeFileSync(out('file'), '');
    for (const force of [false, true]) {
      expect(codeOf(() => writeOutput(out('folder'), 'x', { force }))).toBe('output.directory');
      expect(codeOf(() => writeOutput(`${out('new')}/`, 'x', { force }))).toBe('output.directory');
      expect(codeOf(() => writeOutput(out('file/below'), 'x', { force }))).toBe('output.no-directory');
      expect(codeOf(() => writeOutput(out('none/a.html'), 'x', { force }))).toBe('output.no-directory');
    }
    expect(readdirSync(home).sort()).toEqual(['file', 'folder']);
  });

  it.skipIf(!posix)('is not written into a pipe or a device', () => {
    spawnSync('mkfifo', [out('pipe')]);
    expect(codeOf(() => writeOutput(out('pipe'), 'x', { force: true }))).toBe('output.special');
    expect(codeOf(() => writeOutput('/dev/null', 'x', { force: true }))).toBe('output.special');
  });

  it.skipIf(!posix)('takes the place of a link and leaves alone what it points to', () => {
    writeFileSync(out('target'), 'mine');
    symlinkSync(out('target'), out('link'));
    symlinkSync(out('nowhere'), out('dangling'));
    expect(codeOf(() => writeOutput(out('link'), 'x'))).toBe('output.exists');
    expect(codeOf(() => writeOutput(out('dangling'), 'x'))).toBe('output.exists');
    writeOutput(out('link'), 'x', { force: true });
    expect(readFileSync(out('target'), 'utf8')).toBe('mine');
    expect(readFileSync(out('link'), 'utf8')).toBe('x');
    expect(readlinkSync(out('dangling'))).toBe(out('nowhere'));
  });

  it.skipIf(process.platform !== 'linux')('is refused where nobody can create a file', () => {
    expect(['output.unwritable', 'output.no-directory']).toContain(codeOf(() => writeOutput('/proc/self/x.html', 'x')));
  });
});
