import { describe, expect, it } from 'vitest';
import { inert } from '../../src/export/inert.ts';
import { HOSTILE } from '../fixtures/incidents.ts';

describe('a text that goes into a file', () => {
  it('stays as it is where it can be seen', () => {
    for (const text of [
      '画面を保存した（2件）',
      '①㈱髙﨑𠮷野家',
      'ﾊﾝｶｸ half',
      'が',
      '葛\u{e0100}飾',
      '👨\u200d👩\u200d👧',
      '❤\ufe0f',
      'Tiếng Việt',
      '\u3000字下げ',
    ])
      expect(inert(text)).toBe(text);
  });

  it('shows controls, and names what would be hidden', () => {
    expect(inert('a\u001b[2Jb\u0000')).toBe('a[U+001B][2Jb[U+0000]');
    expect(inert('\u009b31m\u007f')).toBe('[U+009B]31m[U+007F]');
    expect(inert('\u202e逆\u200b\u{e0041}')).toBe('[U+202E]逆[U+200B][U+E0041]');
    expect(inert('\ue000')).toBe('[U+E000]');
    expect(inert('\ud800')).toBe('\ufffd');
    expect(inert('一\n二\u2028三')).toBe('一[U+000A]二[U+2028]三');
  });

  it('keeps a flood of marks on its own line', () => {
    expect(inert(`が${'\u0301'.repeat(300)}！`)).toBe('が\u0301\u0301\u0301\u0301！');
  });

  it('is the same when it is done twice', () => {
    for (const text of HOSTILE) expect(inert(inert(text))).toBe(inert(text));
  });
});
