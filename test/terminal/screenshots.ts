import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { newOffice, type Office } from './operator.ts';
import { screensBeside } from './screens-beside.ts';
import { tour } from './tour.ts';

/*
 * Writes docs/screens/<size>/<screen>.txt: the screens of one incident as they stand on the terminal, and those that it does not
 * pass by. After a build, run
 * node_modules/.bin/node test/terminal/screenshots.ts, with a folder to write to somewhere else. People, accounts and posts are
 * made up. The clock of the program is put to the night of screens.md by this script; what is drawn by lot is masked below.
 */
const folder = process.argv[2] ?? fileURLToPath(new URL('../../docs/screens', import.meta.url));

/** 2:04 at night on 21 November of 令和8年, in Tokyo. */
const NIGHT = Date.UTC(2026, 10, 20, 17, 4, 2);
const CLOCK = `const real = Date.now; const begun = real(); const now = () => ${NIGHT} + (real() - begun) % 50_000;
globalThis.Date = class extends Date { constructor(...given) { super(...(given.length > 0 ? given : [now()])); } static now() { return now(); } };`;

/** The check of a log: eight groups in one row, or four and four. */
const ANCHOR = ['3f9a 0c21 77be 41d0', '9b02 e6fa 5c18 d3a7'] as const;
/** Words that differ from run to run, each replaced by as many columns. */
const MASKS: [RegExp | string, string][] = [
  // Number of the incident, and hashes of the log.
  [/(?<=20261121-)[a-z0-9]{6}/gu, 'k7m2qx'],
  [/(?<=記入　.{2,20}　2時04分)\d\d秒/gu, '31秒'],
  [/\/tmp\/hikeshi-office-\w{6}/gu, '/home/tanaka/incident-1121'],
];

const masked = (lines: readonly string[]): string => {
  let text = lines.join('\n');
  for (const [found, as] of MASKS)
    text = typeof found === 'string' ? text.replaceAll(found, as) : text.replace(found, (words) => as.slice(0, words.length));
  let group = 0;
  return text.replace(/\b[0-9a-f]{4}(?: [0-9a-f]{4}){3}\b/gu, () => {
    group += 1;
    return ANCHOR[group % 2 === 1 ? 0 : 1];
  });
};

process.env.TMPDIR = '/tmp';
for (const [columns, rows] of [
  [80, 24],
  [60, 20],
] as const) {
  const into = join(folder, `${columns}x${rows}`);
  mkdirSync(into, { recursive: true });
  for (const name of readdirSync(into)) rmSync(join(into, name));
  const office = newOffice({ guideline: 'komae', settings: { komae: { sampleAdopted: true } } });
  const clock = join(office.home, '..', 'clock.mjs');
  writeFileSync(clock, CLOCK);
  const me = office.open({ columns, rows, env: { NODE_OPTIONS: `--import=${pathToFileURL(clock).href}` } });
  try {
    await tour({
      me,
      office,
      account: '公式X @koho_example',
      look: (name) => writeFileSync(join(into, `${name}.txt`), `${masked(me.terminal.screen())}\n`),
    });
  } finally {
    office.leave();
  }
  // The commands that begin these incidents have the same clock.
  const day = join(mkdtempSync(join(tmpdir(), 'hikeshi-clock-')), 'clock.mjs');
  process.env.NODE_OPTIONS = `--import=${pathToFileURL(day).href}`;
  for (const walk of screensBeside) {
    const offices: Office[] = [];
    // One clock for every process of a walk: what is begun later is later.
    writeFileSync(day, CLOCK.replace('const begun = real();', `const begun = ${Date.now()};`));
    try {
      await walk({
        office: (chosen) => {
          const one = newOffice(chosen);
          offices.push(one);
          return one;
        },
        open: (one, args = [], env = {}) =>
          one.open({ columns, rows, args: [...args], env: { NODE_OPTIONS: process.env.NODE_OPTIONS, ...env } }),
        picture: (name, me) => writeFileSync(join(into, `${name}.txt`), `${masked(me.terminal.screen())}\n`),
        mask: (words, as) => MASKS.push([words, as]),
      });
    } finally {
      for (const one of offices) one.leave();
    }
  }
  delete process.env.NODE_OPTIONS;
}
