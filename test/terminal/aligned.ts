import stringWidth from 'string-width';
import type { TestTerminal } from './harness.ts';

const NO_LINE_STARTS_WITH = /^\s*[│]?\s*[。、，．」』）〕】ー・っゃゅょッャュョ！？…]/u;
/** A rule over the whole screen, with or without a heading in it. */
const RULE = /^─/u;
const BOX_TOP = /^(?<before>.*?)┌(?<inside>.*)┐\s*$/u;

const fail = (y: number, why: string, lines: readonly string[]): never => {
  throw new Error(
    `row ${y + 1}: ${why}\n${lines.map((line, at) => `${at === y ? '>' : ' '}${String(at + 1).padStart(3)} ${line}`).join('\n')}`,
  );
};

/** The column where each `symbol` of a line stands, counted as the screen counts. */
const columnsOf = (line: string, symbol: string): number[] => {
  const found: number[] = [];
  for (let at = line.indexOf(symbol); at >= 0; at = line.indexOf(symbol, at + 1)) found.push(stringWidth(line.slice(0, at)));
  return found;
};

/**
 * Throws when a screen is out of joint: a row wider than `columns`, a row that starts against 禁則処理, a rule that does not reach
 * the edge, or a box whose sides do not stand under its corners. Takes lines of text, or a terminal, whose cells then tell where the sides really are.
 */
export const assertAligned = (screen: readonly string[] | TestTerminal, columns?: number): void => {
  const isTerminal = !Array.isArray(screen);
  const cells = isTerminal ? (screen as TestTerminal).cells() : undefined;
  const lines = isTerminal ? (screen as TestTerminal).screen() : (screen as readonly string[]);
  const widest = columns ?? cells?.[0]?.length ?? 80;
  const sides = (y: number, symbol: string): number[] =>
    cells === undefined ? columnsOf(lines[y] ?? '', symbol) : (cells[y] ?? []).flatMap((cell, x) => (cell.text === symbol ? [x] : []));
  for (const [y, line] of lines.entries()) {
    if (stringWidth(line) > widest) fail(y, `is ${stringWidth(line)} columns wide, more than ${widest}`, lines);
    if (NO_LINE_STARTS_WITH.test(line)) fail(y, 'starts with a character that ends a phrase', lines);
    if (RULE.test(line) && stringWidth(line) !== widest) fail(y, `is a rule that ends at ${stringWidth(line)}, not at ${widest}`, lines);
    if (!BOX_TOP.test(line)) continue;
    const [left] = sides(y, '┌');
    const right = sides(y, '┐').at(-1);
    let bottom = y + 1;
    while (bottom < lines.length && sides(bottom, '└').at(0) !== left) {
      const edges = sides(bottom, '│');
      if (edges.at(0) !== left || edges.at(-1) !== right)
        fail(bottom, `the sides of the box stand at ${edges.join(', ')}, not at ${left} and ${right}`, lines);
      bottom += 1;
    }
    if (bottom === lines.length) fail(y, 'the box has no lower edge', lines);
    if (sides(bottom, '┘').at(-1) !== right) fail(bottom, 'the lower corner of the box is out of place', lines);
  }
};
