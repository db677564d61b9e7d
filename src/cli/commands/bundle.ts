import { anchorOf } from '../../export/anchor.ts';
import { longDateTime } from '../../incident/calendar.ts';
import type { Incident } from '../../incident/incident.ts';
import { REDACTABLE, type Redactable } from '../../incident/redaction.ts';
import { exportBundle } from '../../session/bundling.ts';
import { verify as words } from '../../words/ja/verify.ts';
import { readPerson } from '../arguments.ts';
import type { Context } from '../context.ts';
import { wrongCall } from '../failure.ts';
import { progressOn } from '../progress.ts';
import { checkTaken, recordTaken, takenIn } from './bundle-custody.ts';

/** `--redact`, alone for everything that can be left out, or with the kinds: `names,accounts`. */
export const readKinds = (given: string | true | undefined): readonly Redactable[] => {
  if (given === undefined) return [];
  if (given === true) return REDACTABLE;
  const kinds = given.split(/[,、]/u).map((kind) => kind.trim());
  const wrong = kinds.find((kind) => !(REDACTABLE as readonly string[]).includes(kind));
  if (wrong !== undefined) throw wrongCall('redact.unknown', words.badRedact(wrong), { given: wrong, known: REDACTABLE });
  return kinds as Redactable[];
};

/** `export --format bundle`: the record as a folder that anyone can verify. */
export const writeBundleFor = (
  context: Context,
  given: Incident,
  out: string,
  options: { readonly force?: boolean; readonly redact?: string | true; readonly by?: string; readonly to?: string },
): void => {
  const { id: incident, evidence } = given;
  const redact = readKinds(options.redact);
  const person = options.by === undefined ? undefined : readPerson(options.by);
  if (person !== undefined) checkTaken(context, given, options.to);
  const progress = progressOn(process.stderr);
  const parts = { log: context.log, home: context.home, now: () => context.session.now() };
  const written = exportBundle(parts, incident, out, { redact, force: options.force === true, onProgress: progress.step });
  progress.done();
  const { seq, head, at, fingerprint, unsigned, redacted, blackedOut, absent } = written;
  // A copy that was given away takes no line any more.
  const numbers = given.away === undefined ? takenIn(evidence, absent) : [];
  const handled = person === undefined ? [] : recordTaken(context, incident, numbers, person, options.to, out);
  context.answer({
    incident,
    format: 'bundle',
    out,
    seq,
    anchor: anchorOf(head),
    key: fingerprint ?? null,
    ...(unsigned !== undefined && { unsigned: unsigned.code }),
    redacted,
    blackedOut,
    absent,
    handled,
  });
  context.say(
    words.exported(out),
    ...(redacted.length > 0 ? [words.redacted(redacted)] : []),
    ...absent.map(({ sha256, why }) => words.absent(sha256, why)),
    ...(unsigned === undefined ? [] : [words.unsignedExport]),
    ...words.anchor(longDateTime(at), seq, anchorOf(head)),
    words.confirm(out),
    ...(numbers.length === 0 ? [] : [handled.length === 0 ? words.takenUnsaid(numbers) : words.taken(numbers, handled)]),
  );
};
