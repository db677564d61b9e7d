import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newOffice, type Office } from './operator.ts';
import { tour } from './tour.ts';

const offices: Office[] = [];
afterAll(() => {
  for (const office of offices) office.leave();
});

/** A screen without what differs from run to run: figures, hashes, the number of the incident, the folder, how the settings stand. */
const masked = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replaceAll(/\/tmp\/\S+/gu, '/tmp')
    .replaceAll(/(?<=\d{8}-)[a-z0-9]{6}/gu, '######')
    .replaceAll(/\b[0-9a-f]{4,}\b/gu, (hash) => '#'.repeat(hash.length))
    .replaceAll(/\d+(?:分|秒|時間)?/gu, '#')
    .replaceAll(/いま：(?:する|しない)/gu, 'いま：')
    .replaceAll(/ +/gu, ' ');

/** Every screen of the tour, as text, under an environment and a setting. */
const screens = async (env: Record<string, string>, display?: object): Promise<Map<string, { text: string; colored: boolean }>> => {
  const office = newOffice({ guideline: 'komae', settings: { komae: { sampleAdopted: true } } });
  offices.push(office);
  if (display !== undefined) writeFileSync(join(office.home, 'display.json'), JSON.stringify(display));
  const me = office.open({ env });
  const found = new Map<string, { text: string; colored: boolean }>();
  await tour({
    me,
    office,
    look: (name) => {
      const colored = me.terminal.cells().some((row) => row.some((cell) => cell.colored));
      found.set(name, { text: masked(me.terminal.screen()), colored });
    },
  });
  return found;
};

test('no screen says anything by colour alone: without colours, and in high contrast, each carries the same words', {
  retry: 1,
}, async () => {
  const coloured = await screens({});
  const plain = await screens({ NO_COLOR: '1' });
  const strong = await screens({}, { contrast: true });
  expect(coloured.size).toBeGreaterThan(45);
  expect([...coloured.values()].filter(({ colored }) => colored).length).toBeGreaterThan(20);
  for (const other of [plain, strong]) {
    expect([...other.keys()]).toEqual([...coloured.keys()]);
    for (const [name, { text, colored }] of other) {
      expect(text, name).toBe(coloured.get(name)?.text);
      expect(colored, name).toBe(false);
    }
  }
});
