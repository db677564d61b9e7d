import { lstatSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errnoOf, StoreError } from './error.ts';
import { canWrite, logFile, type Mode } from './home.ts';
import { type Machine, thisMachine } from './machine.ts';
import { fileSystemOf, nearestExisting } from './network.ts';
import { isOlder, SQLITE_NEEDED } from './sqlite-error.ts';
import { inspectDatabase } from './sqlite-open.ts';
import { tempBeside } from './whole-file.ts';

/** What each finding knows; the sentences stand in `src/words/<lang>/store.ts`. Sizes in bytes, times in UTC milliseconds. */
export interface FindingFacts {
  'node.version': { found: string; needed: string };
  'sqlite.version': { found: string; needed: string };
  'home.writable': { path: string; exists: boolean; errno: string };
  /** `mode` of the folder as octal digits; `open` names what in it others may read. */
  'home.private': { path: string; mode: string; open: string[] };
  'home.file-system': { path: string; type: string };
  'home.free-space': { path: string; bytes: number };
  /** `journal` is `wal` unless somebody changed it (`unknown` in a read-only folder); `code` is why the log does not open, empty where it does. */
  'log.health': { file: string; mode: Mode; journal: string; code: string };
  'terminal.size': { tty: boolean; columns: number; rows: number };
  locale: { value: string };
  'time-zone': { zone: string };
  /** `newest` is when the record was last written. */
  clock: { now: number; newest: number };
  /** A guarantee of POSIX that Windows does not give. */
  'windows.no-follow': Record<string, never>;
  'windows.modes': { path: string };
  'windows.directory-fsync': Record<string, never>;
}

export type FindingCode = keyof FindingFacts;

/** `stops`: as long as it is not `ok`, the program does not work at all; otherwise it works, with less. */
export type Finding = {
  [C in FindingCode]: { readonly code: C; readonly ok: boolean; readonly stops: boolean; readonly facts: FindingFacts[C] };
}[FindingCode];

/** Below this a 200 MiB film and the record no longer fit. */
const ROOM = 1 << 30;
/** Below this not even notes can be kept for long. */
const LAST_ROOM = 10 << 20;

/** When a file was last written, 0 where there is none; 1 for one that cannot be looked at, of which its health is told. */
const timeOf = (file: string): number => {
  try {
    return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  } catch {
    return 1;
  }
};

const writable = (path: string): { exists: boolean; errno: string } => {
  if (!statSync(path, { throwIfNoEntry: false })) return { exists: false, errno: canWrite(nearestExisting(path)) ? '' : 'EACCES' };
  const probe = tempBeside(join(path, 'probe'));
  try {
    writeFileSync(probe, '', { flag: 'wx', mode: 0o600 });
    rmSync(probe);
    return { exists: true, errno: '' };
  } catch (error) {
    return { exists: true, errno: errnoOf(error) };
  }
};

const privacy = (path: string): FindingFacts['home.private'] => {
  const modeOf = (at: string): number => Number(lstatSync(at).mode) & 0o777;
  const open = readdirSync(path).filter((name) => (modeOf(join(path, name)) & 0o077) !== 0);
  return { path, mode: modeOf(path).toString(8), open };
};

const health = (file: string, mode: Mode): FindingFacts['log.health'] => {
  try {
    return { file, mode, journal: inspectDatabase(file, mode), code: '' };
  } catch (error) {
    return { file, mode, journal: '', code: error instanceof StoreError ? error.code : errnoOf(error) };
  }
};

const diskFindings = (home: string, machine: Machine): Finding[] => {
  const findings: Finding[] = [];
  const place = nearestExisting(home);
  const system = fileSystemOf(home, machine.platform);
  findings.push({ code: 'home.file-system', ok: !system.network, stops: true, facts: { path: home, type: system.name } });
  const { exists, errno } = writable(home);
  findings.push({ code: 'home.writable', ok: errno === '', stops: true, facts: { path: home, exists, errno } });
  // The record can be written, and no file kept: told only where it is so.
  const folder = join(home, 'evidence');
  const kept = writable(folder);
  if (errno === '' && kept.exists && kept.errno !== '')
    findings.push({ code: 'home.writable', ok: false, stops: false, facts: { path: folder, ...kept } });
  if (exists && errno === '' && machine.platform !== 'win32') {
    const facts = privacy(home);
    // A closed folder keeps what is in it closed.
    findings.push({ code: 'home.private', ok: (Number.parseInt(facts.mode, 8) & 0o077) === 0, stops: false, facts });
  }
  const { bavail, bsize } = statfsSync(place);
  const bytes = bavail * bsize;
  findings.push({ code: 'home.free-space', ok: bytes >= ROOM, stops: bytes < LAST_ROOM, facts: { path: home, bytes } });
  let newest = 0;
  for (const mode of ['real', 'drill'] as const) {
    const file = logFile(home, mode);
    // Never opened but through SQLite: see openLog.
    const times = [file, `${file}-wal`].map(timeOf);
    newest = Math.max(newest, ...times);
    if (times[0] === 0) continue;
    const facts = health(file, mode);
    findings.push({
      code: 'log.health',
      ok: facts.code === '' && (facts.journal === 'wal' || facts.journal === 'unknown'),
      stops: facts.code !== '',
      facts,
    });
  }
  // A minute's grace: file times and clocks are not one.
  findings.push({ code: 'clock', ok: machine.now + 60_000 >= newest, stops: false, facts: { now: machine.now, newest } });
  return findings;
};

/** What this machine has and lacks, for the data directory `home`, which need not be there and is not created. Changes nothing. */
export const examine = (home: string, machine: Machine = thisMachine()): Finding[] => {
  const { node, sqlite, platform, tty, columns, rows, locale, zone } = machine;
  const findings: Finding[] = [
    { code: 'node.version', ok: !isOlder(node, '24'), stops: true, facts: { found: node, needed: '24' } },
    { code: 'sqlite.version', ok: !isOlder(sqlite, SQLITE_NEEDED), stops: true, facts: { found: sqlite, needed: SQLITE_NEEDED } },
    ...diskFindings(home, machine),
    { code: 'terminal.size', ok: tty && columns >= 60 && rows >= 20, stops: false, facts: { tty, columns, rows } },
    // None, C and POSIX say nothing of the terminal's characters; a named other character set does.
    { code: 'locale', ok: !/\.(?!utf-?8)/iu.test(locale), stops: false, facts: { value: locale } },
    { code: 'time-zone', ok: zone === 'Asia/Tokyo' || zone === 'Japan', stops: false, facts: { zone } },
  ];
  if (platform === 'win32') {
    findings.push(
      { code: 'windows.no-follow', ok: false, stops: false, facts: {} },
      { code: 'windows.modes', ok: false, stops: false, facts: { path: home } },
      { code: 'windows.directory-fsync', ok: false, stops: false, facts: {} },
    );
  }
  return findings;
};
