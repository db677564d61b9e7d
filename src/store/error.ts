/**
 * What each refusal of the store knows. No prose: the sentences stand in `src/words/<lang>/store.ts`.
 * `path` and `file` are as the operator's system writes them; `errno` is the system's name, such as `EACCES`; sizes are bytes.
 */
export interface StoreFacts {
  'home.network': { path: string; type: string };
  'home.not-a-directory': { path: string };
  'home.uncreatable': { path: string; errno: string };
  'home.readonly': { path: string };

  /** The system refused a path that nobody asked about before. */
  'path.refused': { path: string; errno: string };

  'sqlite.too-old': { found: string; needed: string };

  'log.not-a-database': { file: string };
  'log.corrupt': { file: string; detail: string };
  'log.foreign': { file: string };
  'log.wrong-mode': { file: string; found: string; wanted: string };
  'log.newer': { file: string; found: number; known: number };
  'log.unopenable': { file: string; detail: string };
  /** A read-only folder holds lines that were never moved into the main file; reading without them would hide lines. */
  'log.unrecovered': { file: string };
  'log.readonly-file': { file: string };
  'log.busy': { file: string };
  'log.full': { file: string };
  'log.io': { file: string; errcode: number };
  'log.failed': { file: string; errcode: number; detail: string };
  /** An earlier write of this connection was not stored: `cause` is its code. Nothing more is written until reopened. */
  'log.readonly-after-failure': { file: string; cause: string };
  /** The file was removed, moved or exchanged while it was open: what is written now would be found by nobody. */
  'log.gone': { file: string };
  'log.closed': { file: string };
  /** The caller's mistake: entries that do not follow each other, another incident's, or none. */
  'log.bad-sequence': { incident: string; expected: number; found: number };
  /** The caller's mistake: an entry id, or a disclosure's path within an entry, that is already there. */
  'log.duplicate': { incident: string };
  /** The caller's mistake: text with a lone surrogate, which no file can hold unchanged. */
  'log.malformed': { incident: string };
  'log.runbook-differs': { hash: string };

  'evidence.missing': { path: string };
  'evidence.symlink': { path: string };
  'evidence.fifo': { path: string };
  'evidence.device': { path: string };
  'evidence.directory': { path: string };
  'evidence.socket': { path: string };
  'evidence.empty': { path: string };
  'evidence.too-large': { path: string; size: number; max: number };
  /** A program: nothing that a camera, a browser or a platform gives. */
  'evidence.program': { path: string };
  'evidence.changed': { path: string };
  'evidence.unreadable': { path: string; errno: string };
  'evidence.disk-full': { path: string };
  /** The folder that evidence is kept in is a link to somewhere else. */
  'evidence.folder-link': { path: string };
  'evidence.unwritable': { path: string; errno: string };
  /** What was read back is not what was written: the disk does not keep what it is given. */
  'evidence.mismatch': { path: string };

  /** The words are erased and the record says so, but another program is reading: the -wal still holds them. */
  'erase.unfinished': { file: string };

  /** Something is there already. */
  'backup.exists': { path: string };
  'backup.inside': { path: string; home: string };
  'backup.no-home': { path: string };
  'backup.full': { path: string };
  'backup.unwritable': { path: string; errno: string };
  'backup.unreadable': { path: string; errno: string };
  'restore.not-a-backup': { path: string };
  'restore.newer': { path: string; found: number; known: number };
  /** `file` is missing, or is not what the backup's own list says. */
  'restore.damaged': { path: string; file: string };
  'restore.not-empty': { path: string };
  'restore.full': { path: string };
  'restore.unwritable': { path: string; errno: string };

  'draft.broken': { file: string };
  'draft.unwritable': { file: string; errno: string };
  /** Not JSON (`line`, 0 where the parser does not tell), or `fields` of another shape (dotted). */
  'settings.broken': { file: string; line: number; fields: string[] };
  'settings.unreadable': { file: string; errno: string };
  'settings.unwritable': { file: string; errno: string };

  'output.exists': { path: string };
  'output.directory': { path: string };
  'output.special': { path: string };
  'output.no-directory': { path: string };
  'output.unwritable': { path: string; errno: string };
  'output.disk-full': { path: string };
  /** `--force` replaces a bundle by a bundle, and no other folder. */
  'output.not-a-bundle': { path: string };

  'key.unreadable': { file: string; errno: string };
  'key.broken': { file: string };
  'key.unwritable': { file: string; errno: string };

  'bundle.missing': { path: string };
  'bundle.not-a-bundle': { path: string };
  'bundle.newer': { path: string; found: number; known: number };
  'bundle.unreadable': { path: string; errno: string };
}

export type StoreCode = keyof StoreFacts;

/** The machine, its disk or the caller's file will not do it. `facts` has the shape that {@link StoreFacts} gives for `code`. */
export class StoreError<C extends StoreCode = StoreCode> extends Error {
  readonly code: C;
  readonly facts: StoreFacts[C];

  constructor(code: C, facts: StoreFacts[C], cause?: unknown) {
    super(`${code} ${JSON.stringify(facts)}`, cause === undefined ? {} : { cause });
    this.name = 'StoreError';
    this.code = code;
    this.facts = facts;
  }
}

/** Whether `error` is a {@link StoreError} with that code. */
export const isStoreError = <C extends StoreCode>(error: unknown, code: C): error is StoreError<C> =>
  error instanceof StoreError && error.code === code;

/** The name a system call failed with, such as `ENOENT`; `UNKNOWN` for anything else. */
export const errnoOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';

/** What a disk, a folder or a right can say to any program; every other name would be a mistake of ours. */
const OF_THE_MACHINE = /^E(?:ACCES|PERM|ROFS|NOENT|NOTDIR|ISDIR|LOOP|NAMETOOLONG|NOSPC|DQUOT|IO|BUSY|[MN]FILE|STALE|NXIO|NODEV)$/u;

/** The system's refusal of a path as ours; undefined for anything else. */
export const refusedPath = (error: unknown): StoreError | undefined => {
  const errno = errnoOf(error);
  if (!OF_THE_MACHINE.test(errno) || !(error instanceof Error) || !('path' in error)) return undefined;
  return new StoreError('path.refused', { path: String(error.path), errno }, error);
};

/** Codes where what the caller gave is at fault: exit 2. Every other code is this machine or its disk: exit 3. */
const GIVEN_WRONG: ReadonlySet<StoreCode> = new Set<StoreCode>([
  'log.wrong-mode',
  'evidence.missing',
  'evidence.symlink',
  'evidence.fifo',
  'evidence.device',
  'evidence.directory',
  'evidence.socket',
  'evidence.empty',
  'evidence.too-large',
  'evidence.program',
  'evidence.changed',
  'evidence.unreadable',
  'backup.exists',
  'backup.inside',
  'backup.no-home',
  'restore.not-a-backup',
  'restore.newer',
  'restore.not-empty',
  'settings.broken',
  'output.exists',
  'output.directory',
  'output.special',
  'output.no-directory',
  'output.not-a-bundle',
  'bundle.missing',
  'bundle.not-a-bundle',
  'bundle.newer',
]);

/** Codes that only a bug of ours can raise: exit 70. */
const OURS: ReadonlySet<StoreCode> = new Set<StoreCode>([
  'log.closed',
  'log.bad-sequence',
  'log.duplicate',
  'log.malformed',
  'log.runbook-differs',
]);

/** Exit code of the command line for a code (docs of the command line). */
export const exitCodeOf = (code: StoreCode): 2 | 3 | 70 => (OURS.has(code) ? 70 : GIVEN_WRONG.has(code) ? 2 : 3);
