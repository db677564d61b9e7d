import type { Problem, ProblemCode, Unknown } from '../../incident/verify.ts';
import type { verify as japanese, problemSentence as japaneseSentence } from '../ja/verify.ts';
import type { Words } from '../shape.ts';
import { absentWords, redactedWords } from './bundle-readme.ts';

const by = (who: 'checkpoint' | 'anchor'): string => (who === 'checkpoint' ? 'The signature' : 'The anchor on paper');

type Sentences = { readonly [C in ProblemCode]: (facts: Extract<Problem, { code: C }>) => string };

/** What is wrong at a place: one sentence each, without the place. */
const PROBLEMS: Sentences = {
  'sums.form': () => 'is not written as SHA256SUMS is',
  'file.altered': () => 'differs from the value in SHA256SUMS',
  'file.missing': () => 'is not there',
  'file.extra': () => 'does not stand in SHA256SUMS',
  'file.unknown': () => 'has no place in the folder of a record',
  'file.special': () => 'is no plain file (a link, a folder or the like)',
  'manifest.form': () => 'cannot be read',
  'manifest.differs': ({ field }) => `says something other than the record (${field})`,
  'line.long': () => 'the line is too long',
  'line.utf8': () => 'cannot be read as text',
  'line.json': () => 'cannot be read as an entry',
  'line.canonical': () => 'is written in another way (it may have been altered)',
  'line.shape': ({ type }) => `does not have the shape of an entry${type === '' ? '' : ` (${type})`}`,
  'line.incident': ({ found }) => `belongs to another incident (${found})`,
  'line.mode': () => 'mixes a drill with the real thing',
  'line.seq': ({ expected, found }) => `the numbers do not go on (${expected} was expected, ${found} was found)`,
  'line.altered': () => 'is not as it was written (its value does not fit the lines around it)',
  'line.unended': () => 'the last line is cut off',
  'log.empty': () => 'there is not one entry',
  'log.impossible': () => 'is impossible in the order of the runbook',
  'runbook.unusable': () => 'this version cannot read the runbook, so the order cannot be checked',
  'disclosure.form': () => 'cannot be read as a line of words',
  'disclosure.order': ({ seq, path }) => `the same words twice, or in another order (${path} of entry ${seq})`,
  'disclosure.orphan': ({ seq, path }) => `words that are not in the record (${path} of entry ${seq})`,
  'disclosure.altered': ({ seq, path }) => `not the words that were written (${path} of entry ${seq})`,
  'evidence.altered': () => 'the content of the evidence differs from the value in its name',
  'evidence.size': ({ expected, found }) => `the size differs from the record (${expected} in the record, ${found} bytes found)`,
  'evidence.orphan': () => 'is evidence that no entry names',
  'runbook.altered': () => 'the content of the runbook differs from the value in its name',
  'runbook.orphan': () => 'is a runbook that no entry uses',
  'checkpoint.form': () => 'is not written as a signature is',
  'checkpoint.incident': ({ found }) => `is a signature of another incident (${found})`,
  'checkpoint.signature': ({ seq }) => `the signature up to entry ${seq} does not fit`,
  'keys.differ': () => 'is not the key that signed',
  'head.cut': ({ seq, last, by: who }) =>
    `${by(who)} goes up to entry ${seq}, but the record ends at entry ${last} (the end may have been cut off)`,
  'head.differs': ({ seq, by: who }) => `${by(who)} knew another entry ${seq} (it may have been written anew)`,
  'anchor.nowhere': ({ last }) => `no entry up to ${last} has the value of the anchor on paper (written anew, or the end was cut off)`,
  'key.differs': ({ found }) =>
    found === null ? 'there is no signature to compare with the key' : `not signed by the key given (${found.slice(0, 16)}…)`,
};

/** “entries.jsonl, line 5: …” */
export const problemSentence: typeof japaneseSentence = (problem) => {
  const place = problem.line === undefined ? problem.file : `${problem.file}, line ${problem.line}`;
  return `${place}: ${(PROBLEMS[problem.code] as (facts: Problem) => string)(problem)}.`;
};

const UNKNOWN: Readonly<Record<Unknown, string>> = {
  cut: 'whether lines were cut off the end',
  rewritten: 'whether all of it was written anew from the start',
};

/** Words of `verify` and `anchor`. */
export const verify: Words<typeof japanese> = {
  incident: (id, lines, drill) => `${drill ? '[DRILL] ' : ''}incident ${id}, ${lines} entries`,
  integrity: {
    holds: 'Alteration: none found. Every file and every line fits its value, and the order of the runbook.',
    broken: 'Alteration: something does not fit.',
    more: 'There is more.',
  },
  completeness: {
    confirmed: (seq) => `Completeness: nothing is missing. It agrees with the anchor on paper up to the last entry, ${seq}.`,
    upTo: (seq, last) =>
      `Completeness: up to entry ${seq} it agrees with the anchor on paper. Entries ${seq + 1} to ${last} cannot be checked against paper.`,
    unconfirmed: 'Completeness: nothing contradicts it. Without an anchor on paper it cannot be said that nothing is missing.',
    broken: 'Completeness: something does not fit.',
    unknown: (what) => `Not known: ${what.map((one) => UNKNOWN[one]).join('; ')}. The anchor on paper of that time would tell.`,
    signed: (seq) => `Signature: up to entry ${seq}.`,
    unsigned: 'Signature: none.',
    key: (fingerprint, known) =>
      `  fingerprint of the key ${fingerprint}${known ? ' (the key given)' : ' (please ask the section that exported it)'}`,
  },
  unread: (count) =>
    `${count} ${count === 1 ? 'entry is' : 'entries are'} of a kind this version does not know. Alteration was checked, the order was not.`,
  redacted: (kinds) => `This copy is blacked out: ${kinds.map((kind) => redactedWords[kind]).join(', ')}`,
  blackedOut: (kinds, count) =>
    `Words not shown: ${count} (${(['names', 'text', 'accounts'] as const)
      .filter((kind) => kinds[kind] > 0)
      .map((kind) => `${redactedWords[kind]} ${kinds[kind]}`)
      .join(', ')})`,
  absent: (sha256, why) => `Evidence not in this copy: ${sha256.slice(0, 16)}… (${absentWords[why]})`,
  head: (time, seq) => `Last entry: ${seq}, ${time}`,
  anchor: (time, seq, text) => [`${time}, up to entry ${seq}`, `   ${text}`],
  key: (text) => `Fingerprint of the signing key (beginning): ${text}`,
  noKey: 'This machine has not made a signing key yet.',
  badAnchor: (given) => [
    `“${given}” could not be read as an anchor.`,
    'For example: --anchor "27番 3f9a 0c21 77be 41d0 9b02 e6fa 5c18 d3a7" (the number may be left out)',
  ],
  badKey: (given) => [`“${given}” could not be read as the fingerprint of a key.`, 'Please write 32 or 64 hexadecimal digits.'],
  badRedact: (given) => [
    `“${given}” cannot be blacked out.`,
    'There are: names, text (free text), accounts (posts and accounts), evidence',
  ],
  unsignedExport: 'It is not signed by this machine.',
  exported: (path) => `Written: ${path}`,
  by: 'who writes it out (the evidence in a bundle is recorded as handed out)',
  taken: (numbers, seqs) =>
    `It holds copies of the evidence ${numbers.join(', ')}. That they were written out is recorded (${seqs.join(', ')}).`,
  takenUnsaid: (numbers) =>
    `It holds copies of the evidence ${numbers.join(', ')}. Add --by POST・NAME to record that they were written out.`,
  confirm: (path) => `To verify: hikeshi verify "${path}"  or  sh "${path}/verify.sh"`,
};
