// A second reader of bundles, written from the format alone: it shares no line with the program and uses node:crypto and node:fs only.
//   node second-verifier.mjs FOLDER [ANCHOR]      ANCHOR: 32 hex digits
// What it cannot do: ask the machines whether a line was possible. What it finds it says plainly, one fault a line.
import crypto from 'node:crypto';
import fs from 'node:fs';

const digest = (data) => crypto.createHash('sha256').update(data).digest('hex');
const isDigest = (text) => typeof text === 'string' && text.length === 64 && /^[0-9a-f]+$/.test(text);
const OWN =
  'README.md SHA256SUMS bundle.json checkpoints.txt disclosures.jsonl entries.jsonl public-key.pem report.html report.md verify.sh'.split(
    ' ',
  );

/** The one way to write a value: keys in order, nothing between, whole numbers only. */
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value).sort();
  return Object.defineProperties({}, Object.fromEntries(keys.map((key) => [key, { value: sorted(value[key]), enumerable: true }])));
};
const onlyWhole = (value) =>
  typeof value === 'number'
    ? Number.isSafeInteger(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(onlyWhole);

/** Lines of a file as bytes; a fault where the last one has no end. */
const split = (bytes, name, fault) => {
  const lines = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1)
    if (bytes[at] === 0x0a) {
      lines.push(bytes.subarray(start, at));
      start = at + 1;
    }
  if (start < bytes.length) {
    fault(`${name}: no end of line at the end`);
    lines.push(bytes.subarray(start));
  }
  return lines;
};

const read = (bytes) => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

/** Everything that is wrong with a bundle given as path → bytes. Nothing wrong: an empty list. */
export const examine = (files, anchor) => {
  const faults = [];
  const fault = (text) => faults.push(text);
  const get = (name) => files.get(name) ?? Buffer.alloc(0);

  // The list of files, written out once more and held against the one that is there.
  const names = [...files.keys()].filter((name) => name !== 'SHA256SUMS').sort();
  const expected = names.map((name) => `${digest(files.get(name))}  ${name}\n`).join('');
  if (!Buffer.from(expected, 'utf8').equals(get('SHA256SUMS'))) fault('SHA256SUMS: not the files that are here');
  for (const name of OWN) if (!files.has(name)) fault(`${name}: missing`);
  for (const name of names) {
    const [folder, file, more] = name.split('/');
    if (file === undefined ? !OWN.includes(name) : more !== undefined || !['evidence', 'runbooks'].includes(folder))
      fault(`${name}: no such file in a bundle`);
    if (folder === 'evidence' && file !== digest(files.get(name))) fault(`${name}: altered`);
    if (folder === 'runbooks' && file !== `${digest(files.get(name))}.json`) fault(`${name}: altered`);
  }

  // The chain.
  const entries = [];
  const hashes = [];
  for (const [at, bytes] of split(get('entries.jsonl'), 'entries.jsonl', fault).entries()) {
    const entry = read(bytes);
    const where = `entries.jsonl line ${at + 1}`;
    hashes.push(digest(bytes));
    entries.push(entry);
    if (entry === undefined || entry === null || typeof entry !== 'object') {
      fault(`${where}: unreadable`);
      continue;
    }
    if (!onlyWhole(entry) || JSON.stringify(sorted(entry)) !== bytes.toString('utf8')) fault(`${where}: not in canonical form`);
    if (entry.seq !== at + 1) fault(`${where}: numbered ${entry.seq}`);
    if (entry.prev !== (at === 0 ? '0'.repeat(64) : hashes[at - 1])) fault(`${where}: does not follow the line before`);
    if (entry.incident !== entries[0]?.incident || entry.mode !== entries[0]?.mode) fault(`${where}: of another incident`);
  }
  if (entries.length === 0) fault('entries.jsonl: empty');

  // Words: sorted, each with a commitment of its own.
  let before = '';
  for (const [at, bytes] of split(get('disclosures.jsonl'), 'disclosures.jsonl', fault).entries()) {
    const where = `disclosures.jsonl line ${at + 1}`;
    const said = read(bytes);
    if (
      !Array.isArray(said) ||
      said.length !== 5 ||
      !isDigest(said[0]) ||
      !Number.isSafeInteger(said[2]) ||
      typeof said[3] !== 'string' ||
      typeof said[4] !== 'string'
    ) {
      fault(`${where}: unreadable`);
      continue;
    }
    const place = `${String(said[2]).padStart(16, '0')} ${said[3]}`;
    if (place <= before) fault(`${where}: out of order`);
    before = place;
    const pii = entries[said[2] - 1]?.pii;
    if (typeof pii !== 'object' || pii === null || !Object.hasOwn(pii, said[3]) || pii[said[3]] !== digest(bytes))
      fault(`${where}: not the words of the entry`);
  }

  // Retained files and runbooks.
  const about = read(get('bundle.json'));
  if (
    about === undefined ||
    about === null ||
    typeof about !== 'object' ||
    about.schema !== 'hikeshi/bundle' ||
    about.format !== 1 ||
    !Array.isArray(about.absent) ||
    !Array.isArray(about.redacted)
  )
    fault('bundle.json: unreadable');
  else if (
    `${JSON.stringify(sorted(about))}\n` !== get('bundle.json').toString('utf8') ||
    about.incident !== entries[0]?.incident ||
    about.mode !== entries[0]?.mode
  )
    fault('bundle.json: not about this record');
  const leftOut = new Set((Array.isArray(about?.absent) ? about.absent : []).map((one) => one?.sha256));
  const named = new Set();
  for (const entry of entries) {
    for (const file of Array.isArray(entry?.evidence) ? entry.evidence : []) {
      const path = `evidence/${file?.sha256}`;
      named.add(path);
      if (!files.has(path) && !leftOut.has(file?.sha256)) fault(`${path}: missing`);
      if (files.has(path) && files.get(path).length !== file?.size) fault(`${path}: not of the size that was recorded`);
    }
    named.add(`runbooks/${entry?.runbook}.json`);
    if (!files.has(`runbooks/${entry?.runbook}.json`)) fault(`runbooks/${entry?.runbook}.json: missing`);
  }
  for (const name of names) if (name.includes('/') && !named.has(name)) fault(`${name}: no line speaks of it`);

  // Signatures. Six lines each; keys once each in the PEM.
  const text = get('checkpoints.txt').toString('utf8');
  if (text !== '' && !text.endsWith('\n')) fault('checkpoints.txt: cut');
  const lines = text === '' ? [] : text.slice(0, -1).split('\n');
  const keys = new Set();
  let last = '';
  for (let at = 0; at < lines.length; at += 6) {
    const [magic, incident, seq, head, key = '', signature = ''] = lines.slice(at, at + 6);
    const where = `checkpoints.txt line ${at + 1}`;
    const [keyBytes, signatureBytes] = [key, signature].map((base64) => Buffer.from(base64, 'base64'));
    keys.add(key);
    const place = `${String(seq).padStart(16, '0')} ${key}`;
    if (place <= last) fault(`${where}: out of order`);
    last = place;
    let good = false;
    try {
      const message = Buffer.from(`${magic}\n${incident}\n${seq}\n${head}\n`, 'utf8');
      good = crypto.verify(null, message, { key: keyBytes, format: 'der', type: 'spki' }, signatureBytes);
    } catch {
      // Then it is not good.
    }
    good &&= keyBytes.toString('base64') === key && signatureBytes.toString('base64') === signature;
    if (!good || magic !== 'hikeshi-log/v1' || incident !== entries[0]?.incident || !/^[1-9][0-9]*$/.test(seq))
      fault(`${where}: signature does not hold`);
    else if (hashes[seq - 1] === undefined) fault(`${where}: line ${seq} was signed and is not there`);
    else if (hashes[seq - 1] !== head) fault(`${where}: line ${seq} is not the one that was signed`);
  }
  const pem = [...keys].sort().map((key) => `-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----\n`);
  if (get('public-key.pem').toString('utf8') !== pem.join('')) fault('public-key.pem: not the keys that signed');

  if (anchor !== undefined && !hashes.some((hash) => hash.startsWith(anchor))) fault('no line has the value on the paper');
  return faults;
};

/** A folder as path → bytes; what is neither file nor folder counts as a file of its own kind. */
export const load = (folder, below = '') =>
  new Map(
    fs.readdirSync(`${folder}/${below}`, { withFileTypes: true }).flatMap((entry) => {
      const path = below + entry.name;
      if (entry.isDirectory()) return [...load(folder, `${path}/`)];
      return [[entry.isFile() ? path : `${path} (special)`, entry.isFile() ? fs.readFileSync(`${folder}/${path}`) : Buffer.alloc(0)]];
    }),
  );

if (process.argv[1] !== undefined && import.meta.url.endsWith(process.argv[1].split('/').at(-1)) && process.argv[2] !== undefined) {
  const faults = examine(load(process.argv[2]), process.argv[3]);
  process.stdout.write(faults.length === 0 ? 'sound\n' : `${faults.join('\n')}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
