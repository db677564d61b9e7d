import { createHash } from 'node:crypto';
import { closeSync, constants, openSync, readSync } from 'node:fs';

const CHUNK = 1 << 20;
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

/** Reading without following a link in the last place or waiting for a pipe; Windows has neither flag. */
export const READ_FLAGS = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;

/** Reads `fd` to its end in chunks; `take` must not keep the bytes, the buffer is used again. */
export const eachChunk = (fd: number, take: (bytes: Buffer) => void): void => {
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (;;) {
    const got = readSync(fd, buffer, 0, CHUNK, null);
    if (got === 0) return;
    take(buffer.subarray(0, got));
  }
};

/** SHA-256 (64 hex digits) of a file's bytes. Throws the system's error; a link is refused with ELOOP. */
export const hashFile = (path: string): string => {
  const hash = createHash('sha256');
  const fd = openSync(path, READ_FLAGS);
  try {
    eachChunk(fd, (bytes) => hash.update(bytes));
  } finally {
    closeSync(fd);
  }
  return hash.digest('hex');
};
