// One format, in a process of its own, so that its peak of memory is its own. `make 100000 LOG` writes the log that the others read:
// `csv LOG FILE`.
import { hash as digest } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { seal } from '../src/incident/chain.ts';
import { open } from '../src/incident/decide.ts';
import { canonicalRunbook } from '../src/runbook/canonical.ts';
import { openLibrary } from '../src/session/folders.ts';

const [format, given, out] = process.argv.slice(2);
const sha256 = (text) => digest('sha256', text);
const runbook = openLibrary([])
  .runbooks('komae')
  .find(({ trouble }) => trouble === 'takeover');
const hash = sha256(canonicalRunbook(runbook));
const began = Date.UTC(2026, 10, 20, 17, 4);
const WORDS = '電話を受けた。相手は記者で、投稿の意図と、市の見解を尋ねられた。担当から折り返すと答えた。';

/** The log, made line by line. Every fiftieth note is written down an hour later. */
function* made(count) {
  let drawn = 0;
  let head;
  const as = (at) => ({
    incident: 'bench',
    mode: 'real',
    actor: { role: '管理者', name: '田中 恵子' },
    at,
    mono: 0,
    session: 'bench',
    app: '0.1.0',
    sha256,
    random: (bytes) => {
      drawn += 1;
      return sha256(String(drawn)).slice(0, bytes * 2);
    },
  });
  const begin = open(
    { pinned: { runbook, hash }, settings: {}, detected: began - 120_000, title: '長い事案', account: '@komae_koho_example' },
    began,
  );
  for (let seq = 0; seq < count; ) {
    const at = began + seq * 30_000;
    const note = { type: 'note.added', data: {}, words: { text: `${seq}件目。${WORDS}` }, runbook: hash };
    const drafts = seq === 0 ? begin : [seq % 50 === 0 ? { ...note, occurred: at - 3_600_000 } : note];
    for (const line of seal(drafts, head, as(at))) {
      head = line;
      seq += 1;
      yield line;
    }
  }
}

/** The lines of a file, a piece at a time. */
function* source() {
  const file = openSync(given, 'r');
  const piece = Buffer.alloc(1 << 16);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      const lines = (rest + decoder.write(piece.subarray(0, read))).split('\n');
      rest = lines.pop();
      for (const line of lines) yield JSON.parse(line);
    }
  } finally {
    closeSync(file);
  }
}

/** The text of a format, piece by piece. */
const textOf = async () => {
  if (format === 'make')
    return (function* () {
      for (const line of made(Number(given))) yield `${JSON.stringify(line)}\n`;
    })();
  if (format === 'jsonl') {
    const { entryLines } = await import('../src/export/json-lines.ts');
    return entryLines(source());
  }
  const { longIncident } = await import('../src/export/long.ts');
  const long = longIncident(source, (one) => (one === hash ? runbook : undefined));
  if (format === 'csv') {
    const { chronologyCsv } = await import('../src/export/csv-chronology.ts');
    return chronologyCsv(long.incident, long.lines());
  }
  const { longMarkdown } = await import('../src/export/markdown-long.ts');
  return longMarkdown(long, began + long.count * 30_000);
};

/** The most memory that was resident, in bytes. What getrusage tells begins with what the parent had when it made this process. */
const peakOf = () => {
  const status = '/proc/self/status';
  const [, kilobytes] = existsSync(status) ? (/VmHWM:\s*(\d+) kB/u.exec(readFileSync(status, 'utf8')) ?? []) : [];
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) * 1024;
};

const { writeOutput } = await import('../src/store/output.ts');
const start = performance.now();
writeOutput(out, await textOf());
process.stdout.write(`${JSON.stringify({ took: performance.now() - start, peak: peakOf() })}\n`);
