import { setFlagsFromString } from 'node:v8';
import type { Command as Program } from 'commander';
import { anchorOf, readAnchor } from '../../export/anchor.ts';
import { longDateTime } from '../../incident/calendar.ts';
import { lastEntry } from '../../incident/incident.ts';
import { type Anchor, holds, type Verdict } from '../../incident/verify.ts';
import { openBundle } from '../../store/bundle-files.ts';
import { knownKey } from '../../store/keys.ts';
import { type VerifyOptions, verifyBundle } from '../../store/verify-bundle.ts';
import { safe } from '../../ui/parts/safe.ts';
import { commands } from '../../words/ja/commands.ts';
import { problemSentence, verify as words } from '../../words/ja/verify.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT, wrongCall } from '../failure.ts';
import { progressOn } from '../progress.ts';

/** What was written on paper: 32 hex digits, with the line's number before them or without (「27番 3f9a 0c21 …」). */
export const readPaper = (given: string): Anchor => {
  const [, before = '', seq, after] = /^(.*?)(\d{1,9})\s*番(?:まで)?(.*)$/su.exec(given.normalize('NFKC')) ?? [];
  const digits = readAnchor(after ?? given) ?? (before === '' ? undefined : readAnchor(before));
  if (digits === undefined) throw wrongCall('anchor.shape', words.badAnchor(given), { given });
  return { digits, ...(seq !== undefined && { seq: Number(seq) }) };
};

export const readFingerprint = (given: string): string => {
  const digits = given
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s:-]/gu, '');
  if (!/^(?:[0-9a-f]{32}|[0-9a-f]{64})$/u.test(digits)) throw wrongCall('key.shape', words.badKey(given), { given });
  return digits;
};

/** Problems that are told one by one; the JSON has them all. */
const TOLD = 5;

const integrityLines = ({ integrity: { holds: sound, problems, more } }: Verdict): string[] => [
  sound ? words.integrity.holds : words.integrity.broken,
  ...problems.slice(0, TOLD).map((one) => `　${problemSentence(one)}`),
  ...(more || problems.length > TOLD ? [`　${words.integrity.more}`] : []),
];

const completenessLines = ({ completeness, lines }: Verdict): string[] => {
  const { state, problems, unknown, confirmedTo, signedTo, keys } = completeness;
  const said = words.completeness;
  const head = {
    confirmed: said.confirmed(lines),
    unconfirmed: confirmedTo > 0 ? said.upTo(confirmedTo, lines) : said.unconfirmed,
    broken: said.broken,
  }[state];
  return [
    head,
    ...problems.map((one) => `　${problemSentence(one)}`),
    ...(state === 'unconfirmed' && confirmedTo === 0 ? [`　${said.unknown(unknown)}`] : []),
    signedTo > 0 ? said.signed(signedTo) : said.unsigned,
    ...keys.map(({ fingerprint, known }) => said.key(anchorOf(fingerprint), known)),
  ];
};

/** What a verification found, for people: integrity and completeness apart. */
export const verdictLines = (verdict: Verdict): string[] => {
  const { incident, lines, mode, head, unread, redacted, blackedOut, absent } = verdict;
  return [
    words.incident(incident, lines, mode === 'drill'),
    ...integrityLines(verdict),
    ...completenessLines(verdict),
    ...(head === undefined ? [] : [words.head(longDateTime(head.at), head.seq), `   ${anchorOf(head.hash)}`]),
    ...(redacted.length > 0 ? [words.redacted(redacted)] : []),
    ...(blackedOut.count > 0 ? [words.blackedOut(blackedOut.kinds, blackedOut.count)] : []),
    ...absent.map(({ sha256, why }) => words.absent(sha256, why)),
    ...(unread > 0 ? [words.unread(unread)] : []),
  ];
};

/** verify, anchor: whether a record is what it was. */
export const verifyCommands = (program: Program): void => {
  program
    .command('verify')
    .argument('<BUNDLE>')
    .description(commands.verify)
    .option(`--anchor <${commands.words.anchorWord}>`, commands.verifyAnchor)
    .option(`--key <${commands.words.fingerprint}>`, commands.verifyKey)
    .option('--json')
    .option('--lang <LANG>')
    .action((path: string, options: Shared & { anchor?: string; key?: string }) => {
      const context = new Context(options);
      // A long log leaves nothing behind but garbage, line by line: collected often it takes a third of the memory, and no more time.
      for (const flag of ['--semi-space-growth-factor=1', '--heap-growing-percent=10']) setFlagsFromString(flag);
      const progress = progressOn(process.stderr);
      const asked: VerifyOptions = {
        onProgress: progress.step,
        ...(options.anchor !== undefined && { anchor: readPaper(options.anchor) }),
        ...(options.key !== undefined && { key: readFingerprint(options.key) }),
      };
      const verdict = verifyBundle(openBundle(path), asked);
      progress.done();
      const sound = holds(verdict);
      context.answer(sound ? verdict : { refused: { code: 'verify.failed' }, ...verdict });
      context.say(...verdictLines(verdict).map(safe));
      if (!sound) process.exitCode = EXIT.refused;
    });

  program
    .command('anchor')
    .argument('<INCIDENT>')
    .description(commands.anchor)
    .option('--json')
    .option('--lang <LANG>')
    .action((given: string, options: Shared) => {
      const context = new Context(options);
      const incident = context.incident(given);
      const { seq, hash } = incident.head;
      const { at } = lastEntry(incident);
      const fingerprint = knownKey(context.home)?.fingerprint;
      context.answer({ incident: incident.id, seq, at, hash, anchor: anchorOf(hash), key: fingerprint ?? null });
      if (context.json) return;
      context.say(
        ...words.anchor(longDateTime(at), seq, anchorOf(hash)),
        fingerprint === undefined ? words.noKey : words.key(anchorOf(fingerprint)),
      );
    });
};
