// One acknowledged entry against one bare commit of the same bytes by the same SQLite in WAL mode with synchronous=FULL, in turns on the
// same disk. What comes on top: deciding, sealing, the words beside the line and the indexes over both, and looking whether somebody else
// wrote. Two parts of that stand in rows of their own.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { seal } from '../src/incident/chain.ts';
import { openLibrary } from '../src/session/folders.ts';
import { pin, sha256 } from '../src/session/library.ts';
import { randomHex } from '../src/session/random-hex.ts';
import { Session } from '../src/session/session.ts';
import { logFile, openHome } from '../src/store/home.ts';
import { openLog } from '../src/store/sqlite-log.ts';
import { median, ms, p90, printTable, times } from './figures.mjs';

const AIM = 1.5;
/** Commits until a -wal is written over: SQLite begins anew after 1,000 pages. */
const ROUND = 1200;
const FLOOR = 'one bare commit';
const PAGES = 'a bare commit that changes five pages';
const SEALED = 'an entry, sealed only';
const STORED = 'an entry, sealed and stored';
const ACTED = 'an entry, decided, sealed and stored';
const who = { role: '管理者', name: '田中 恵子' };

/** @param runs how many of each */
export const append = (runs = 300) => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-bench-'));
  try {
    mkdirSync(join(folder, 'home'));
    process.env.HIKESHI_HOME = join(folder, 'home');
    const home = openHome().path;
    const log = openLog(logFile(home, 'real'), { mode: 'real' });
    const library = openLibrary([]);
    const session = new Session({ log, library, mode: 'real', now: () => Date.now() });
    const pinned = pin(library.runbooks('komae').find(({ trouble }) => trouble === 'takeover'));
    const { incident } = session.open({ pinned, settings: {} }, who);

    const bare = new DatabaseSync(join(folder, 'bare.db'));
    bare.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE lines (seq INTEGER PRIMARY KEY, bytes TEXT NOT NULL) STRICT');
    const insert = bare.prepare('INSERT INTO lines (bytes) VALUES (?)');

    const note = () => session.run(incident.id, { do: 'note', text: '秘書担当から電話。3件目の投稿を見つけたとのこと' }, who);
    const sample = log.read(incident.id, note().incident.head.seq - 1)[0].bytes;
    // A second incident, that only the store is asked about.
    let head = { seq: 0, hash: '0'.repeat(64) };
    const by = {
      incident: '20261121-zzzzzz',
      mode: 'real',
      actor: who,
      at: 1_800_000_000_000,
      mono: 1,
      session: 'bench',
      app: '0.1.0',
      sha256,
    };
    const draft = { type: 'note.added', response: 'r1', runbook: pinned.hash, data: {}, words: { text: '秘書担当から電話。3件目の投稿' } };
    const next = () => seal([draft], head, { ...by, random: randomHex })[0];
    const store = () => {
      const line = next();
      log.append(by.incident, head.seq, [line]);
      head = { seq: line.seq, hash: line.hash };
    };
    // Where an entry goes: its table, the index over lines, the one over ids, the words, their index.
    const wide = new DatabaseSync(join(folder, 'wide.db'));
    const tables = ['a', 'b', 'c', 'd', 'e'];
    const table = (name) => `CREATE TABLE ${name} (seq INTEGER PRIMARY KEY, bytes TEXT NOT NULL) STRICT`;
    wide.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; ${tables.map(table).join(';')}`);
    const [begin, commit, ...pages] = ['BEGIN IMMEDIATE', 'COMMIT', ...tables.map((name) => `INSERT INTO ${name} (bytes) VALUES (?)`)].map(
      (text) => wide.prepare(text),
    );
    const fifth = sample.slice(0, sample.length / 5);
    const spread = () => {
      begin.run();
      for (const page of pages) page.run(fifth);
      commit.run();
    };
    // Until each -wal has been written round once: a file that still grows costs the disk more than one that is written over, and the bare
    // one, with the fewest pages a commit, would grow for the longest.
    for (let at = 0; at < ROUND; at += 1) insert.run(sample);
    for (let at = 0; at < ROUND / 4; at += 1) for (const work of [store, spread]) work();
    const works = {
      [FLOOR]: () => insert.run(sample),
      [PAGES]: spread,
      [SEALED]: next,
      [STORED]: store,
      [ACTED]: note,
    };
    const took = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
    for (let run = -20; run < runs; run += 1)
      for (const [name, work] of Object.entries(works)) {
        const began = performance.now();
        work();
        if (run >= 0) took[name].push(performance.now() - began);
      }
    bare.close();
    wide.close();
    log.close();
    const floor = median(took[FLOOR]);
    printTable(
      [`append, ${runs} of each`, 'median', 'p90', 'against a bare commit'],
      Object.entries(took).map(([name, all]) => [name, ms(median(all)), ms(p90(all)), times(median(all) / floor)]),
    );
    const ratio = (name) => times(median(took[name]) / floor);
    process.stdout.write(
      `\nappend: ${ratio(STORED)} of a bare commit (aim: at most ${times(AIM)}); with everything before it, ${ratio(ACTED)}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
