import type { Finding, FindingCode, FindingFacts } from '../../store/doctor.ts';
import type { StoreCode, StoreFacts } from '../../store/error.ts';
import type { sayStoreError as japaneseError, sayFinding as japaneseFinding } from '../ja/store.ts';
import { why } from './system-reasons.ts';

/** Bytes in the unit people read: rounded down, so that it never promises room that is not there. */
const size = (bytes: number): string => {
  if (bytes >= 1 << 30) return `${Math.floor((bytes / (1 << 30)) * 10) / 10} GB`;
  if (bytes >= 1 << 20) return `${Math.floor(bytes / (1 << 20))} MB`;
  return bytes >= 1024 ? `${Math.floor(bytes / 1024)} KB` : `${bytes} bytes`;
};

const store = (mode: string): string => (mode === 'drill' ? 'the record of drills' : 'the record of incidents');
const toSupport = 'Please make a copy, and pass it to whoever looks after your systems.';
const keepOnPaper = 'Please copy what you wrote onto paper, and open it again once the cause is gone.';
const ours = 'This is a fault of the program. Please tell it, with what the screen shows.';
const anotherHome = 'Please name a folder on this PC in the environment variable HIKESHI_HOME.';
const permissions = 'Please check the permissions of the folder.';

/** Each refusal of the store: what happened, then what to do. */
export const storeSentences: { readonly [C in StoreCode]: (facts: StoreFacts[C]) => string } = {
  'home.network': ({ path, type }) => `“${path}” is in a shared folder (${type}), where the record cannot be kept safely. ${anotherHome}`,
  'home.not-a-directory': ({ path }) => `“${path}” is no folder, so the record cannot be kept there. ${anotherHome}`,
  'home.uncreatable': ({ path, errno }) => `The folder of the record, “${path}”, cannot be made (${why(errno)}). ${anotherHome}`,
  'home.readonly': ({ path }) =>
    `The folder of the record, “${path}”, cannot be written to. Please mend its permissions. Or: ${anotherHome}`,

  'path.refused': ({ path, errno }) => `"${path}" cannot be used (${why(errno)}). Check where it is and who may use it.`,

  'sqlite.too-old': ({ found, needed }) =>
    `SQLite ${found} may lose records, so it is not used. Please run it with a Node.js 24 that has SQLite ${needed} or later.`,

  'log.not-a-database': ({ file }) => `“${file}” cannot be read as a record. ${toSupport}`,
  'log.corrupt': ({ file, detail }) => `The record file “${file}” is damaged (${detail}). Nothing is written to it. ${toSupport}`,
  'log.foreign': ({ file }) => `“${file}” belongs to another program. Please rename it, or name another HIKESHI_HOME.`,
  'log.wrong-mode': ({ file, found, wanted }) =>
    `“${file}” is ${store(found)} and cannot be opened as ${store(wanted)}. Please give the file its former name.`,
  'log.newer': ({ file, found, known }) =>
    `“${file}” is from a newer hikeshi (format ${found}; this version knows up to ${known}). It can be read, not written. Please open it with the newer version.`,
  'log.unopenable': ({ file, detail }) =>
    `The record file “${file}” cannot be opened (${why(detail)}). Please check the permissions of the file and its folder.`,
  'log.unrecovered': ({ file }) =>
    `“${file}” has entries that are not merged yet. Please copy it, together with its -wal file, to a folder that can be written to, and open it there.`,
  'log.readonly-file': ({ file }) =>
    `“${file}” is where nothing can be written. It can be read, but nothing can be recorded. Please mend the permissions and open it again.`,
  'log.busy': ({ file }) =>
    `Another window keeps using “${file}”, so nothing can be saved. Please close the other hikeshi and open it again.`,
  'log.full': () => `There is no room on the disk, so nothing can be saved. ${keepOnPaper}`,
  'log.io': ({ errcode }) => `The disk cannot be written to, so nothing can be saved (SQLite ${errcode}). ${keepOnPaper}`,
  'log.failed': ({ errcode, detail }) => `It cannot be saved (SQLite ${errcode}: ${detail}). ${keepOnPaper}`,
  'log.readonly-after-failure': () => `The last entry could not be saved, so nothing more is recorded. ${keepOnPaper}`,
  'log.gone': ({ file }) =>
    `The record file "${file}" was removed or replaced while it was open. Nothing more can be saved. Copy the record on the screen to paper, put the folder back, then open it again.`,
  'log.closed': () => `Something was to be written to a closed record. ${ours}`,
  'log.bad-sequence': ({ expected, found }) =>
    `The numbers of the entries do not go on (${expected} was expected, ${found} came). Nothing was saved. ${ours}`,
  'log.duplicate': () => `The same entry was to be written twice. Nothing was saved. ${ours}`,
  'log.malformed': () => `Some of it is not proper text, so it was not saved. ${ours}`,
  'log.runbook-differs': ({ hash }) =>
    `A runbook with the same fingerprint has another content (${hash.slice(0, 8)}). Nothing was saved. ${ours}`,

  'evidence.missing': ({ path }) => `“${path}” was not found. Please drop the file here again, or check its place.`,
  'evidence.symlink': ({ path }) => `“${path}” is a link to another file. Please choose the file itself.`,
  'evidence.fifo': ({ path }) => `“${path}” is a pipe. Please save it to a file first.`,
  'evidence.device': ({ path }) => `“${path}” names a device. Please choose a file.`,
  'evidence.directory': ({ path }) => `“${path}” is a folder. Please choose the files in it one by one.`,
  'evidence.socket': ({ path }) => `“${path}” is a socket. Please choose a file.`,
  'evidence.empty': ({ path }) => `“${path}” is empty (0 bytes). Please save it again first.`,
  'evidence.too-large': ({ path, size: found, max }) =>
    `“${path}” has ${size(found)}, more than the limit of ${size(max)}. Please split a video, or use a screenshot.`,
  'evidence.program': ({ path }) =>
    `“${path}” is a program and is not kept as evidence. Please choose a screenshot, or a document such as a PDF.`,
  'evidence.changed': ({ path }) => `“${path}” changed while it was being copied. Please choose it again once it is saved.`,
  'evidence.unreadable': ({ path, errno }) => `“${path}” cannot be read (${why(errno)}). Please copy it to a folder of your own first.`,
  'evidence.disk-full': () => 'There is no room on the disk, so the evidence cannot be saved. Please make room, and choose it again.',
  'evidence.folder-link': ({ path }) =>
    `The folder of evidence, “${path}”, is a link. Nothing is saved, because evidence would leave the folder of the record. Please remove the link, and move the files it leads to into a folder of this name.`,
  'evidence.unwritable': ({ path, errno }) => `The folder of evidence, “${path}”, cannot be written to (${why(errno)}). ${permissions}`,
  'evidence.mismatch': ({ path }) =>
    `What was written to “${path}” reads back differently. The evidence was not saved. Please name another disk in HIKESHI_HOME.`,

  'erase.unfinished': () =>
    'The words are erased, and the erasing is recorded. Another window has the record open, so they still stand in its -wal file. Please close the other hikeshi, and run the same command again.',

  'backup.exists': ({ path }) => `There is something in “${path}” already. Please name a new folder.`,
  'backup.inside': ({ path }) =>
    `“${path}” is inside the folder of the record. One broken disk would take both: please name a place outside (a USB stick, for example).`,
  'backup.no-home': ({ path }) => `There is no record in “${path}” yet. Please check HIKESHI_HOME.`,
  'backup.full': ({ path }) => `There is no room on the disk for “${path}”. What was begun is removed. Please make room, and try again.`,
  'backup.unwritable': ({ path, errno }) => `“${path}” cannot be written to (${why(errno)}). Please name another place.`,
  'backup.unreadable': ({ path, errno }) =>
    `“${path}” cannot be read, so no backup can be made (${why(errno)}). Please check its permissions.`,
  'restore.not-a-backup': ({ path }) => `“${path}” was not made by hikeshi backup. Please name the folder that holds backup.json.`,
  'restore.newer': ({ path, found, known }) =>
    `“${path}” is a backup of a newer hikeshi (format ${found}; this version knows up to ${known}). Please restore it with the newer version.`,
  'restore.damaged': ({ path, file }) =>
    `“${file}” in the backup “${path}” is not as it was made. Nothing was restored. Please use another backup.`,
  'restore.not-empty': ({ path }) =>
    `There is something in “${path}” already. Nothing is overwritten: please name an empty folder with --into.`,
  'restore.full': ({ path }) => `There is no room on the disk for “${path}”. What was begun is removed. Please make room, and try again.`,
  'restore.unwritable': ({ path, errno }) => `“${path}” cannot be written to (${why(errno)}). ${permissions}`,

  'draft.broken': ({ file }) => `The draft “${file}” cannot be read. The record is not affected. Please write it again.`,
  'draft.unwritable': ({ file, errno }) =>
    `The draft cannot be kept in “${file}” (${why(errno)}). Please copy it onto paper before closing.`,
  'settings.broken': ({ file, line, fields }) => {
    const named = fields.filter((field) => field !== '').join(', ');
    const where = line > 0 ? ` (line ${line})` : named && ` (${named})`;
    return `The settings file “${file}” cannot be read${where}. Please mend or rename it, and start again.`;
  },
  'settings.unreadable': ({ file, errno }) => `The settings file “${file}” cannot be read (${why(errno)}). Please check its permissions.`,
  'settings.unwritable': ({ file, errno }) => `The settings cannot be saved in “${file}” (${why(errno)}). ${permissions}`,

  'output.exists': ({ path }) => `“${path}” exists already. Please use another name, or --force to replace it.`,
  'output.directory': ({ path }) => `“${path}” is a folder. Please write the name of the file as well.`,
  'output.special': ({ path }) => `“${path}” is no plain file. Please use another name.`,
  'output.no-directory': ({ path }) => `The folder for “${path}” is not there. Please make it first.`,
  'output.unwritable': ({ path, errno }) => `“${path}” cannot be written to (${why(errno)}). Please name another place.`,
  'output.disk-full': ({ path }) => `There is no room on the disk, so “${path}” cannot be written. Please make room.`,
  'output.not-a-bundle': ({ path }) =>
    `“${path}” holds something that is no part of a bundle, so not even --force replaces it. Please use another name.`,

  'key.unreadable': ({ file, errno }) => `The signing key “${file}” cannot be read (${why(errno)}). Please check its permissions.`,
  'key.broken': ({ file }) => `“${file}” cannot be read as a signing key. Please put it back from a backup, or else rename it.`,
  'key.unwritable': ({ file, errno }) =>
    `The signing key cannot be made in “${file}” (${why(errno)}). Please check the permissions and the room of the folder.`,

  'bundle.missing': ({ path }) => `“${path}” is not there. Please check where the folder of the record is.`,
  'bundle.not-a-bundle': ({ path }) =>
    `“${path}” is no bundle of a record. Please name the folder that holds entries.jsonl; a zip has to be unpacked first.`,
  'bundle.newer': ({ path, found, known }) =>
    `“${path}” was written by a newer hikeshi (format ${found}; this version knows up to ${known}). Please verify it with the newer version.`,
  'bundle.unreadable': ({ path, errno }) => `“${path}” cannot be read (${why(errno)}). Please copy it to a disk of this PC first.`,
};

/** The sentence for a refusal. Paths in it are as given: draw it through the allow-list like any other text. */
export const sayStoreError: typeof japaneseError = (error) => storeSentences[error.code](error.facts);

const opened = (code: string): string => (code in storeSentences ? `cannot be opened (${code})` : `cannot be opened (${why(code)})`);

const clock = (at: number): string => new Date(at).toLocaleString('en-GB', { timeZone: 'Asia/Tokyo' });

/** What the doctor found (`said`), and how to mend it where it is not well (`mend`). */
const findingSentences: { readonly [C in FindingCode]: (facts: FindingFacts[C], ok: boolean) => { said: string; mend: string } } = {
  'node.version': ({ found, needed }) => ({
    said: `Node.js is ${found}.`,
    mend: `It needs Node.js ${needed} or later. npm ci brings one.`,
  }),
  'sqlite.version': ({ found, needed }) => ({
    said: `SQLite is ${found}.`,
    mend: `It needs a Node.js with SQLite ${needed} or later. npm ci brings one.`,
  }),
  'home.writable': ({ path, exists, errno }, ok) => ({
    said: ok
      ? `The record is kept in “${path}”${exists ? '' : ' (made when first used)'}.`
      : `“${path}” cannot be written to (${why(errno)}).`,
    mend: `Please mend the permissions of the folder. Or: ${anotherHome}`,
  }),
  'home.private': ({ path, mode, open }, ok) => ({
    said: ok ? `No other user can read the folder of the record (${mode}).` : `The folder of the record is open to other users (${mode}).`,
    mend: `Please run chmod 700 '${path}'.${open.length > 0 ? ` Open inside it: ${open.slice(0, 5).join(', ')}` : ''}`,
  }),
  'home.file-system': ({ path, type }, ok) => ({
    said: ok ? `The record is on a file system of type ${type}.` : `“${path}” is in a shared folder (${type}).`,
    mend: anotherHome,
  }),
  'home.free-space': ({ bytes }) => ({
    said: `The disk has ${size(bytes)} free.`,
    mend: 'Evidence such as videos may not fit. Please make room: 1 GB or more.',
  }),
  'log.health': ({ file, mode, journal, code }) => ({
    said:
      code === ''
        ? `${store(mode).replace('the', 'The')} can be read${journal === 'unknown' ? '' : ` (${journal})`}.`
        : `${store(mode).replace('the', 'The')}, “${file}”, ${opened(code)}.`,
    mend: code === '' ? 'It is saved in another way than usual. Opening hikeshi once turns it back to wal.' : toSupport,
  }),
  'terminal.size': ({ tty, columns, rows }) => ({
    said: tty ? `The screen has ${columns} columns and ${rows} rows.` : 'This is no screen: it is connected to a file or another program.',
    mend: tty
      ? 'It is smaller than 60 columns by 20 rows, so the screen goes line by line. Please enlarge the window.'
      : 'Started in a terminal, it uses the full screen.',
  }),
  locale: ({ value }) => ({
    said: value === '' ? 'No locale is set.' : `The locale is ${value}.`,
    mend: 'Japanese may not be shown properly. Please set LANG=ja_JP.UTF-8.',
  }),
  'time-zone': ({ zone }) => ({
    said: `The time zone of this PC is ${zone}.`,
    mend: 'Times on the screen are always those of Japan. To compare with other tools, please mend the time zone of the PC.',
  }),
  clock: ({ now, newest }) => ({
    said: `The clock of this PC says ${clock(now)}.`,
    mend: `That is before the last entry (${clock(newest)}). Please set the clock.`,
  }),
  'windows.no-follow': () => ({
    said: 'On Windows it cannot be ruled out that evidence is swapped for a link at the moment it is copied.',
    mend: 'Please choose evidence from a folder of your own, where nobody else can write.',
  }),
  'windows.modes': ({ path }) => ({
    said: 'On Windows the files of the record get no permissions by user.',
    mend: `Please leave “${path}” inside your own user folder.`,
  }),
  'windows.directory-fsync': () => ({
    said: 'On Windows it cannot be made sure that the name of a file made just before a power cut stays.',
    mend: 'After saving evidence, please switch the power off only once the screen says “saved”.',
  }),
};

/** The doctor's sentences for one finding; `mend` is there only where it is not well. */
export const sayFinding: typeof japaneseFinding = (finding) => {
  // Each finding carries the facts of its own code; the compiler cannot follow that through the table.
  const say = findingSentences[finding.code] as (facts: Finding['facts'], ok: boolean) => { said: string; mend: string };
  const { said, mend } = say(finding.facts, finding.ok);
  return finding.ok ? { said } : { said, mend };
};
