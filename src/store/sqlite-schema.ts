/** 'hike' in ASCII, at byte 68 of the file: tells our files from other SQLite files. */
export const APPLICATION_ID = 0x68696b65;

/** Number of the file's format, in `PRAGMA user_version`. A higher one opens read-only, a lower one is brought up by {@link MIGRATIONS}. */
export const FORMAT = 2;

/**
 * The insert trigger stands against INSERT OR REPLACE, which deletes rows without firing delete triggers, and against gaps.
 * Triggers stop mistakes, not a person with the file in hand: against that one stands the chain of hashes.
 * Disclosures may be deleted (erasure), never changed.
 */
const FIRST = `
CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE entries (
  incident TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  id TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL,
  bytes TEXT NOT NULL,
  PRIMARY KEY (incident, seq)
) STRICT;
CREATE TABLE disclosures (
  incident TEXT NOT NULL,
  seq INTEGER NOT NULL,
  path TEXT NOT NULL,
  salt TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (incident, seq, path),
  FOREIGN KEY (incident, seq) REFERENCES entries (incident, seq)
) STRICT;
CREATE TABLE runbooks (hash TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TRIGGER entries_update BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER entries_delete BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER entries_insert BEFORE INSERT ON entries
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entries WHERE incident = NEW.incident)
  OR EXISTS (SELECT 1 FROM entries WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER disclosures_update BEFORE UPDATE ON disclosures BEGIN SELECT RAISE(ABORT, 'disclosures do not change'); END;
CREATE TRIGGER runbooks_update BEFORE UPDATE ON runbooks BEGIN SELECT RAISE(ABORT, 'runbooks do not change'); END;
CREATE TRIGGER runbooks_delete BEFORE DELETE ON runbooks BEGIN SELECT RAISE(ABORT, 'runbooks do not change'); END;
`;

/** Signed heads stand beside the log: see `Checkpoint`. */
const CHECKPOINTS = `
CREATE TABLE checkpoints (
  incident TEXT NOT NULL,
  seq INTEGER NOT NULL,
  key TEXT NOT NULL,
  head TEXT NOT NULL,
  signature TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (incident, seq, key),
  FOREIGN KEY (incident, seq) REFERENCES entries (incident, seq)
) STRICT;
CREATE TRIGGER checkpoints_update BEFORE UPDATE ON checkpoints BEGIN SELECT RAISE(ABORT, 'checkpoints do not change'); END;
CREATE TRIGGER checkpoints_delete BEFORE DELETE ON checkpoints BEGIN SELECT RAISE(ABORT, 'checkpoints do not change'); END;
`;

/** What makes a file of each format one of the next: it only ever adds, so that every line stays as it was written. */
export const MIGRATIONS: Readonly<Record<number, string>> = { 1: CHECKPOINTS };

/** A new file, whole. */
export const SCHEMA = `
${FIRST}
${CHECKPOINTS}
PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${FORMAT};
`;
