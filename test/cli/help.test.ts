import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { makeProgram } from '../../src/cli/program.ts';
import { width } from '../../src/ui/parts/width.ts';

const every = (program: Command): Command[] => [program, ...program.commands.flatMap(every)];
const commands = every(makeProgram());
const nameOf = (command: Command): string => (command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`);

describe('the help of every command', () => {
  it.each(commands.map((command) => [nameOf(command), command] as const))('%s says nothing of commander’s own', (_, command) => {
    const text = command.helpInformation();
    expect(text).not.toMatch(/\[options\]|\[command\]|\((?:choices|default|env|preset)|Usage|Options:|Commands:|Arguments:|display help/u);
    expect(text).toMatch(/^使い方： hikeshi.* \[指定\]/u);
  });

  it.each(commands.map((command) => [nameOf(command), command] as const))('%s tells what each option is for', (_, command) => {
    const help = command.createHelp();
    expect(command.options.filter((option) => help.optionDescription(option) === '').map(({ long }) => long)).toEqual([]);
  });

  it('stands in columns, full-width words too', () => {
    const open = commands.find((command) => nameOf(command) === 'hikeshi open');
    const text = open?.helpInformation() ?? '';
    const rows = text.split('\n');
    const begins = (open?.options ?? []).flatMap(({ long, description }) => {
      const row = rows.find((line) => line.includes(`${long} `));
      const word = description.slice(0, 3);
      return row === undefined || word === '' ? [] : [width(row.slice(0, row.indexOf(word, row.indexOf('>') + 1)))];
    });
    expect(begins.length).toBeGreaterThan(8);
    expect(new Set(begins).size, text).toBe(1);
    for (const row of rows) expect(width(row)).toBeLessThanOrEqual(80);
  });
});
