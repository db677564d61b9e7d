import stringWidth from 'string-width';
import { expect } from 'vitest';
import { assertAligned } from './harness.ts';
import type { Operator } from './operator.ts';

/** The sizes that every screen is looked at in. */
export const SIZES: readonly [columns: number, rows: number][] = [
  [80, 24],
  [60, 20],
  [120, 40],
];
/** A family of four joined to one picture, an ideograph outside the first plane, a kana with its mark behind it. */
export const WILD = '公式X @広報👨‍👩‍👧‍👦𠮷野か\u3099_example';

/** Typed words that are as hard to place: pictures joined and coloured, marks behind their letters, what no line may begin with. */
export const WILD_WORDS = `①○α※。、」ー${'ｶﾞｶﾞ'.repeat(9)}${'👩🏽‍🚒'.repeat(6)}${'か\u3099'.repeat(12)}${'𠮷'.repeat(20)}${'＜用語の解説＞'.repeat(8)}`;

/**
 * Changes the size and waits for the frame that is drawn for it. On the way the frame of the size before may be drawn once more: in a
 * smaller screen its first row has left at the top, in a larger one it does not reach the bottom.
 */
export const resize = async ({ terminal }: Operator, columns: number, rows: number): Promise<void> => {
  const cells = terminal.cells();
  if (cells.length === rows && cells[0]?.length === columns) return;
  const title = (terminal.screen()[0] ?? '').slice(0, 4);
  const before = terminal.raw().length;
  terminal.resize(columns, rows);
  const isWhole = (lines: readonly string[]): boolean =>
    title !== '' &&
    (lines[0] ?? '').startsWith(title) &&
    lines.at(-1) !== '' &&
    lines.every((line) => !line.startsWith('─') || stringWidth(line) === columns);
  await terminal.waitFor((lines) => terminal.raw().lastIndexOf('\u001b[?2026h') >= before && isWhole(lines));
};

/** Screens on which the three answers stand. */
const WORK = /^(?:05-(?:work|missed|noted|advice|round-2|done|closed|reported)|06-|19-)/u;

export const check = (me: Operator, name: string, [columns, rows]: readonly [number, number]): void => {
  try {
    assertAligned(me.terminal, columns);
    const lines = me.terminal.screen();
    expect(lines).toHaveLength(rows);
    if (!WORK.test(name)) return;
    expect(lines[1]).toMatch(/^ いますること +\S/u);
    expect(lines[2]).toMatch(/^ 知らせる人 +\S/u);
    expect(lines[3]).toMatch(/^ しないこと +\S/u);
    // An answer is never cut in the middle.
    expect(lines[2]).not.toContain('…');
    expect(lines[3]).not.toContain('…');
  } catch (problem) {
    throw new Error(`${name} at ${columns}×${rows}\n${me.screen()}`, { cause: problem });
  }
};

/** Checks a screen once it has the size: a frame that was on its way for the size before may come in between, and be broken by the new one. */
export const checkSoon = async (me: Operator, name: string, size: readonly [number, number]): Promise<void> => {
  const isSound = (): boolean => {
    try {
      check(me, name, size);
      return true;
    } catch {
      return false;
    }
  };
  // What never becomes sound is told with its screen.
  await me.terminal.waitFor(isSound).catch(() => check(me, name, size));
};

/** The same screen in every size, beginning with the size it has. */
export const inEverySize = (me: Operator): ((name: string) => Promise<void>) => {
  let at = 0;
  return async (name) => {
    for (const turn of [0, 1, 2]) {
      const size = SIZES[(at + turn) % 3] ?? [80, 24];
      if (turn > 0) await resize(me, ...size);
      await checkSoon(me, name, size);
    }
    at = (at + 2) % 3;
  };
};

/** The same for a test that counts on 80×24: looks at every size, also with eyes of its own, and comes back. */
export const lookAround = async (me: Operator, name: string, also: () => void = () => {}): Promise<void> => {
  const [home = [80, 24], ...others] = SIZES;
  for (const size of [...others, home]) {
    await resize(me, ...size);
    await checkSoon(me, name, size);
    also();
  }
};
