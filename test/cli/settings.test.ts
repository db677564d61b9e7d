import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { documentOf, Office } from './shell.ts';

let here: Office;
beforeEach(() => {
  here = new Office();
});
const SHIPPED = { ascii: false, contrast: false, still: false, lines: false };
const file = () => join(here.home, 'display.json');

describe('hikeshi settings', () => {
  it('tells every setting in words and as one document, and creates nothing by looking', () => {
    const told = here.run(['settings']);
    expect([told.code, told.err]).toEqual([0, '']);
    for (const words of [
      '記号を英数字にする（ascii）　しない',
      '高コントラストにする（contrast）　しない',
      '動きを減らす（still）',
      '1行ずつの画面にする（lines）',
    ])
      expect(told.out).toContain(words);
    const document = documentOf(here.run(['settings', '--json']));
    expect(document).toEqual({ file: file(), ...SHIPPED, environment: { noColor: false, lines: false }, ignored: [] });
    expect(existsSync(file())).toBe(false);
  });

  it('changes what is named, several at once, in either width, and leaves the rest', () => {
    expect(documentOf(here.run(['settings', '--set', 'ascii=on', '--set', 'ｃｏｎｔｒａｓｔ＝ｏｎ', '--json']))).toMatchObject({
      ...SHIPPED,
      ascii: true,
      contrast: true,
    });
    expect(documentOf(here.run(['settings', '--set', 'ascii=off', '--json']))).toMatchObject({ ascii: false, contrast: true });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ ascii: false, contrast: true, seen: [] });
  });

  it.each(['colour=on', 'ascii=maybe', 'ascii', '=on', 'seen=on', 'toString=on'])(
    'refuses %s, and changes nothing of what stood beside it',
    (given) => {
      const ran = here.run(['settings', '--set', 'still=on', '--set', given, '--json']);
      expect(ran.code).toBe(2);
      expect(documentOf(ran)).toEqual({
        error: { code: 'settings.unknown', given, known: ['ascii', 'contrast', 'still', 'lines'] },
      });
      expect(ran.err).toContain('書けるもの：ascii=on|off');
      expect(existsSync(file())).toBe(false);
    },
  );

  it('tells what of the file it passed over, and what the environment decides', () => {
    writeFileSync(file(), '{"ascii":true,"col\\u001b[31mour":1}');
    const ran = here.run(['settings', '--json'], { env: { TERM: 'dumb', NO_COLOR: '1' } });
    expect(documentOf(ran)).toMatchObject({ ascii: true, ignored: ['col\u001b[31mour'], environment: { noColor: true, lines: true } });
    expect(ran.err).toContain('読めないところがありました（col');
    expect(ran.err).toContain('環境変数で決まっています');
    expect(ran.err).not.toContain('\u001b');
  });
});
