import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';

/** Longest line of a bundle's files, in bytes: no entry comes near it, and nobody's memory is filled. */
export const LONGEST_LINE = 1 << 20;

/** One line: its text, unless it is too long or no UTF-8, and the SHA-256 of its bytes, without the line feed. */
export interface ReadLine {
  /** From 1. */
  readonly line: number;
  readonly text: string | undefined;
  readonly problem: 'long' | 'utf8' | undefined;
  readonly hash: string;
  /** Whether a line feed stands behind it. */
  readonly ended: boolean;
}

/** The bytes of each line; a piece that spans chunks is copied. `long` has no bytes. */
function* pieces(chunks: Iterable<Buffer>): Generator<{ bytes: Buffer; long: boolean; ended: boolean }> {
  let rest: Buffer[] = [];
  let length = 0;
  const whole = (tail: Buffer, ended: boolean) => {
    const total = length + tail.length;
    const bytes = total > LONGEST_LINE ? Buffer.alloc(0) : rest.length === 0 ? tail : Buffer.concat([...rest, tail]);
    rest = [];
    length = 0;
    return { bytes, long: total > LONGEST_LINE, ended };
  };
  for (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10, from); at >= 0; at = chunk.indexOf(10, from)) {
      yield whole(chunk.subarray(from, at), true);
      from = at + 1;
    }
    const tail = chunk.subarray(from);
    length += tail.length;
    // Of a line that is too long, its length is enough.
    if (length > LONGEST_LINE) rest = [];
    else if (tail.length > 0) rest.push(Buffer.from(tail));
  }
  if (length > 0) yield whole(Buffer.alloc(0), false);
}

/** Lines of a file in pieces, split at line feeds alone. */
export function* linesIn(chunks: Iterable<Buffer>): Generator<ReadLine> {
  let line = 0;
  for (const { bytes, long, ended } of pieces(chunks)) {
    line += 1;
    const problem = long ? 'long' : isUtf8(bytes) ? undefined : 'utf8';
    yield { line, text: problem === undefined ? bytes.toString('utf8') : undefined, problem, hash: hash('sha256', bytes), ended };
  }
}

const UNDONE = Buffer.from('"type":"entry.undone"');

/** Whether the mark stands anywhere: far quicker than looking at lines, and most long logs have none. */
const isAnyUndone = (chunks: Iterable<Buffer>): boolean => {
  let tail = Buffer.alloc(0);
  for (const chunk of chunks) {
    const seam = Buffer.concat([tail, chunk.subarray(0, UNDONE.length)]);
    if (chunk.includes(UNDONE) || seam.includes(UNDONE)) return true;
    tail = Buffer.from((chunk.length < UNDONE.length ? seam : chunk).subarray(-UNDONE.length));
  }
  return false;
};

/** Numbers of the lines that a later line undoes: known before the first line is understood, at the price of a look for a mark. */
export const undoneIn = (open: () => Iterable<Buffer>): Set<number> => {
  const undone = new Set<number>();
  if (!isAnyUndone(open())) return undone;
  for (const { bytes, long } of pieces(open())) {
    if (long || !bytes.includes(UNDONE)) continue;
    try {
      const body = JSON.parse(bytes.toString('utf8')) as { type?: unknown; data?: { target?: { seq?: unknown } } };
      if (body.type === 'entry.undone' && typeof body.data?.target?.seq === 'number') undone.add(body.data.target.seq);
    } catch {
      // Told where the lines are read.
    }
  }
  return undone;
};
