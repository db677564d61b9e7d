import { describe, expect, it } from 'vitest';
import { key } from '../../../src/ui/keys/chunks.ts';
import type { Key } from '../../../src/ui/keys/key.ts';
import { Menu } from '../../../src/ui/screens/menu.ts';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const digit = (text: string): Key => ({ ...key('text', text), digits: text });

/** The number on the marked row after these keys, beginning on the first row. */
const marked = (numbers: readonly number[], keys: string, from = 0): number | undefined => {
  const menu = new Menu(from);
  for (const one of keys) menu.press(one === 'v' ? key('down') : digit(one), numbers, 0, 80);
  return numbers[menu.index];
};

describe('a digit in a list', () => {
  it('goes to the row of that number, and stays there when it is pressed again', () => {
    for (const count of [1, 3, 9, 10]) {
      expect(marked(upTo(count), '1'), `${count} rows`).toBe(1);
      expect(marked(upTo(count), '11'), `${count} rows`).toBe(1);
      expect(marked(upTo(count), '111'), `${count} rows`).toBe(1);
    }
    expect(marked(upTo(9), '35')).toBe(5);
    expect(marked(upTo(9), '555')).toBe(5);
  });

  it('is half of a longer number where there is one: 11 is 1 twice, 12 is 1 and 2, 10 is 1 and 0', () => {
    expect(marked(upTo(12), '11', 5)).toBe(11);
    expect(marked(upTo(12), '12', 5)).toBe(12);
    expect(marked(upTo(12), '10', 5)).toBe(10);
    expect(marked(upTo(30), '23')).toBe(23);
    expect(marked(upTo(120), '117')).toBe(117);
  });

  it('is a number of its own once another key was pressed, and where the longer one is not there', () => {
    expect(marked(upTo(12), '1v2')).toBe(2);
    expect(marked(upTo(12), '1', 0)).toBe(1);
    expect(marked(upTo(12), '2', 0)).toBe(2);
    expect(marked(upTo(12), '122')).toBe(2);
    expect(marked(upTo(12), '13')).toBe(3);
  });

  it('goes round the rows that begin with it where none bears it alone', () => {
    const left = [4, 5, 6, 7, 8, 9, 10, 11];
    expect(marked(left, '1')).toBe(10);
    expect(marked(left, '11')).toBe(11);
    expect(marked(left, '111')).toBe(10);
    expect(marked(left, '2')).toBe(4);
  });
});
