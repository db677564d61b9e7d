import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fsyncDirectory } from './home.ts';
import { readSettings, writeSettings } from './settings.ts';

/** What became of the copies of erased words in the data directory, by path from it. */
export interface Swept {
  readonly removed: readonly string[];
  /** Evidence that holds the words, and files whose inside cannot be seen: never removed, so that somebody looks. */
  readonly kept: readonly string[];
}

/** SQLite's own files, which only SQLite may open while a log is open; and the key, which holds no words. */
const NOT_TEXT = /^(?:record|drill)\.db(?:-wal|-shm|-journal)?$|^installation-key\.pem$/u;
/** Packed: words in them cannot be found by looking. */
const PACKED = /\.(?:docx|xlsx|zip|gz|pdf)$/iu;

/** What stands between letters in JSON, HTML, Markdown and the visible pictures of hidden characters. */
const BETWEEN = /&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);|\\(?:[nrtbf]|u[0-9a-f]{4})|\[U\+[0-9A-F]{4,6}\]|[^\p{L}\p{N}]/giu;
const TAG = /<\/?[a-z][^>]*>/giu;
/** Letters and digits alone: escaping, wrapping and line ends are different in every copy. */
const bare = (text: string): string => text.replaceAll(BETWEEN, '');
/** Larger ones are films: their bytes are looked through as they are. */
const LARGE = 32 << 20;

/** Whether the bytes hold the words, escaped or not. One letter alone stands everywhere and is not looked for. */
const holds = (bytes: Buffer, words: string): boolean => {
  if (bytes.includes(words, 0, 'utf8')) return true;
  const looked = bare(words);
  if (looked.length < 2 || bytes.length > LARGE) return false;
  const text = bytes.toString('utf8');
  return bare(text).includes(looked) || bare(text.replaceAll(TAG, '')).includes(looked);
};

const below = (home: string, path = ''): string[] =>
  readdirSync(join(home, path), { withFileTypes: true }).flatMap((entry) => {
    const name = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) return below(home, name);
    return entry.isFile() && !NOT_TEXT.test(name) ? [name] : [];
  });

/** The bundle that a file lies in, whose other files would no longer fit without it; else the file itself. */
const whole = (home: string, path: string): string => {
  for (let at = path; at.includes('/'); ) {
    at = at.slice(0, at.lastIndexOf('/'));
    if (lstatSync(join(home, at, 'SHA256SUMS'), { throwIfNoEntry: false })) return at;
  }
  return path;
};

/** Whoever sat here last, if that is the name that is erased, is not offered any more. */
const forgetPerson = (home: string, words: readonly string[]): boolean => {
  const { person, ...settings } = readSettings(home);
  if (person === undefined || !words.some((one) => person.name.includes(one))) return false;
  writeSettings(home, settings);
  return true;
};

/**
 * Removes what holds these words in the data directory besides the logs: drafts, temporary files, exports that were written there
 * (a bundle goes whole). Done before the words are erased, because afterwards nobody knows what to look for.
 * Throws the system's error; doing it again finishes it.
 */
export const sweepCopies = (home: string, words: readonly string[]): Swept => {
  const removed = new Set<string>();
  const kept: string[] = [];
  if (forgetPerson(home, words)) removed.add('settings.json (person)');
  for (const path of below(home)) {
    const bundle = whole(home, path);
    if (removed.has(bundle)) continue;
    if (PACKED.test(path) && !path.startsWith('evidence/')) {
      kept.push(path);
      continue;
    }
    if (!words.some((one) => holds(readFileSync(join(home, path)), one))) continue;
    if (path.startsWith('evidence/') || path === 'settings.json') kept.push(path);
    else removed.add(bundle);
  }
  for (const path of removed) {
    if (path.startsWith('settings.json')) continue;
    rmSync(join(home, path), { recursive: true, force: true });
    fsyncDirectory(join(home, path, '..'));
  }
  return { removed: [...removed], kept };
};
