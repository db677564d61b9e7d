import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLog } from '../../src/store/sqlite-log.ts';
import { dice } from '../campaign/bundled.ts';

/** What reached the kernel, in order: a write into a file, a promise that a file is on the disk, a line that somebody was told. */
type Event =
  | { readonly is: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly is: 'cut'; readonly file: string; readonly size: number }
  | { readonly is: 'sync'; readonly file: string }
  | { readonly is: 'gone'; readonly file: string }
  | { readonly is: 'told'; readonly seq: number };

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex');

/** Records everything that a program asks of the kernel for the files in `folder`. */
export const record = (folder: string, count: number, synchronous: 'FULL' | 'NORMAL'): Event[] => {
  mkdirSync(folder, { recursive: true });
  const trace = join(folder, 'trace');
  const child = fileURLToPath(new URL('children/append-sync.ts', import.meta.url));
  const calls = 'trace=pwrite64,ftruncate,fsync,fdatasync,unlink,write';
  const args = [
    '-f',
    '-y',
    '-xx',
    '-s',
    '70000',
    '-o',
    trace,
    '-e',
    calls,
    process.execPath,
    child,
    join(folder, 'record.db'),
    String(count),
  ];
  spawnSync('strace', [...args, synchronous]);
  const here = basename(folder);
  const events: Event[] = [];
  for (const line of readFileSync(trace, 'latin1').split('\n')) {
    const [, unlinked] = /^\d+ +unlink\("((?:\\x[0-9a-f]{2})*)"\) += 0/u.exec(line) ?? [];
    if (unlinked !== undefined) events.push({ is: 'gone', file: basename(unhex(unlinked).toString()) });
    const [, call = '', fd = '', path = '', rest = ''] = /^\d+ +(\w+)\((\d+)<([^>]*)>(.*)$/u.exec(line) ?? [];
    if (call === 'write' && fd === '1') {
      const [, text = ''] = /"((?:\\x[0-9a-f]{2})*)"/u.exec(rest) ?? [];
      events.push({ is: 'told', seq: Number(unhex(text).toString().trim()) });
      continue;
    }
    const named = (path.startsWith('\\x') ? unhex(path).toString() : path).split('/');
    const file = named.at(-1) ?? '';
    // The index of the -wal is rebuilt after a crash; it is never read.
    if (named.at(-2) !== here || file.endsWith('-shm')) continue;
    if (call === 'pwrite64') {
      const [, text = '', at = '0'] = /"((?:\\x[0-9a-f]{2})*)"(?:\.\.\.)?, \d+, (\d+)\)/u.exec(rest) ?? [];
      events.push({ is: 'write', file, at: Number(at), bytes: unhex(text) });
    } else if (call === 'ftruncate') events.push({ is: 'cut', file, size: Number(/, (\d+)\)/u.exec(rest)?.[1] ?? 0) });
    else if (call === 'fsync' || call === 'fdatasync') events.push({ is: 'sync', file });
  }
  return events;
};

const put = (before: Buffer, event: Event): Buffer => {
  if (event.is === 'cut') return Buffer.concat([before, Buffer.alloc(Math.max(0, event.size - before.length))]).subarray(0, event.size);
  if (event.is !== 'write') return before;
  const grown = Buffer.concat([before, Buffer.alloc(Math.max(0, event.at + event.bytes.length - before.length))]);
  event.bytes.copy(grown, event.at);
  return grown;
};

/** Lines that can be read from what is left on a disk; -1 where the log does not open. */
const readable = (place: string, files: ReadonlyMap<string, Buffer>): number => {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  for (const [name, bytes] of files) writeFileSync(join(place, name), bytes);
  try {
    const log = openLog(join(place, 'record.db'), { mode: 'real' });
    try {
      return log.read('a').length;
    } finally {
      log.close();
    }
  } catch {
    return -1;
  }
};

export interface PowerLoss {
  images: number;
  /** Images in which a line is missing that somebody had been told was recorded. */
  lossy: number;
  unreadable: number;
}

/**
 * Takes the power away after every `every`th event from the first line on. What was not synced is lost; in a second image each unsynced
 * write is there or not by chance, as a disk may have written some of them.
 */
export const takePower = (events: readonly Event[], place: string, every: number): PowerLoss => {
  const loss: PowerLoss = { images: 0, lossy: 0, unreadable: 0 };
  const durable = new Map<string, Buffer>();
  const pending = new Map<string, Event[]>();
  const roll = dice(events.length);
  let told = 0;
  for (const [at, event] of events.entries()) {
    if (event.is === 'told') told = event.seq;
    else if (event.is === 'gone') {
      // A journaling file system orders this before the next sync of any file, and one follows before the first line.
      durable.delete(event.file);
      pending.delete(event.file);
    } else if (event.is === 'sync') {
      const now = (pending.get(event.file) ?? []).reduce(put, durable.get(event.file) ?? Buffer.alloc(0));
      durable.set(event.file, now);
      pending.set(event.file, []);
    } else pending.set(event.file, [...(pending.get(event.file) ?? []), event]);
    if (told === 0 || (event.is !== 'told' && at % every !== 0)) continue;
    const some = new Map(durable);
    for (const [file, events] of pending)
      some.set(file, events.filter(() => roll() < 0.5).reduce(put, durable.get(file) ?? Buffer.alloc(0)));
    for (const image of [durable, some]) {
      loss.images += 1;
      const lines = readable(place, image);
      if (lines < 0) loss.unreadable += 1;
      else if (lines < told) loss.lossy += 1;
    }
  }
  return loss;
};
