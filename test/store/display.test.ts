import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Display, displayFile, PLAIN_DISPLAY, readDisplay, writeDisplay } from '../../src/store/display.ts';
import { tempHome } from './temp-home.ts';

let home: string;
beforeEach(() => {
  home = tempHome();
});

describe('how the screen is drawn here', () => {
  it('is as shipped where nothing was chosen, and comes back as it was chosen', () => {
    expect(readDisplay(home)).toEqual({ display: PLAIN_DISPLAY, ignored: [] });
    const mine: Display = { ...PLAIN_DISPLAY, ascii: true, seen: ['work'] };
    writeDisplay(home, mine);
    expect(readDisplay(home)).toEqual({ display: mine, ignored: [] });
    expect(readdirSync(home)).toEqual(['display.json']);
  });

  it.each([
    ['is no JSON', '{"ascii": tr', [''], {}],
    ['is no object', '[true]', [''], {}],
    ['is empty', '', [''], {}],
    ['has a switch that is neither on nor off', '{"ascii":"yes","contrast":true}', ['ascii'], { contrast: true }],
    ['has a field that nobody knows', '{"colour":"green","still":true}', ['colour'], { still: true }],
    ['names what every object has', '{"toString":true,"__proto__":{"lines":true}}', ['toString', '__proto__'], {}],
    ['begins with a byte order mark', '\ufeff{"lines":true}', [], { lines: true }],
  ])('is read field by field, and what is passed over is named: a file that %s', (_, text, ignored, sound) => {
    writeFileSync(displayFile(home), text);
    expect(readDisplay(home)).toEqual({ display: { ...PLAIN_DISPLAY, ...sound }, ignored });
  });

  it('keeps nobody from working: a folder in its place is passed over, and told when it is to be written', () => {
    mkdirSync(displayFile(home));
    expect(readDisplay(home)).toEqual({ display: PLAIN_DISPLAY, ignored: [''] });
    expect(() => writeDisplay(home, PLAIN_DISPLAY)).toThrow(expect.objectContaining({ code: 'settings.unwritable' }));
  });
});
