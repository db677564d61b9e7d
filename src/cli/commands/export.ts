import { rmSync } from 'node:fs';
import { anchorOf } from '../../export/anchor.ts';
import { STAGES, type Stage } from '../../export/stage.ts';
import { longDateTime } from '../../incident/calendar.ts';
import { lastEntry } from '../../incident/incident.ts';
import { copyOf } from '../../session/bundling.ts';
import { Checkpoints } from '../../session/checkpoints.ts';
import { drillPath } from '../../store/drill-path.ts';
import { writeOutput } from '../../store/output.ts';
import { cli } from '../../words/ja/cli.ts';
import { exports as words } from '../../words/ja/exports.ts';
import { verify } from '../../words/ja/verify.ts';
import type { Context, Shared } from '../context.ts';
import { contextHolding } from '../drill-record.ts';
import { wrongCall } from '../failure.ts';
import { later } from '../later.ts';
import { progressOn } from '../progress.ts';
import { readKinds, writeBundleFor } from './bundle.ts';
import { FORMATS, isFormat, type Made, TABLES, type Table } from './export-formats.ts';

export interface ExportOptions extends Shared {
  readonly format: string;
  readonly out?: string;
  readonly force?: true;
  readonly redact?: string | true;
  readonly stage?: string;
  readonly table?: string;
  readonly by?: string;
  readonly to?: string;
}

const BUNDLE = 'bundle';
export const KNOWN: readonly string[] = [...Object.keys(FORMATS), BUNDLE];

const oneOf = <T extends string>(code: string, given: string | undefined, known: readonly T[]): T | undefined => {
  if (given === undefined) return undefined;
  const found = known.find((one) => one === given);
  if (found === undefined) throw wrongCall(code, words.cli.unknown(given, known), { given, known });
  return found;
};

/** The same pieces, and how many of them are done, where somebody waits for it. */
function* told(pieces: Iterable<string>, total: number): Generator<string> {
  const progress = progressOn(process.stderr);
  let done = 0;
  for (const piece of pieces) {
    yield piece;
    done += 1;
    progress.step(done, total);
  }
  progress.done();
}

/** Writes what was made, whole or not at all; what stands beside it goes again when the file itself could not be written. */
const write = (out: string, content: string | Uint8Array | Iterable<string>, beside: Made['beside'], force: boolean): void => {
  const other = beside === undefined ? undefined : `${out}${beside.added}`;
  if (beside !== undefined && other !== undefined) writeOutput(other, beside.content, { force });
  try {
    writeOutput(out, content, { force });
  } catch (problem) {
    if (other !== undefined && !force) rmSync(other, { force: true });
    throw problem;
  }
};

/** `export`: one incident as a file of the format wanted. */
export const exportIncident = (asked: Context, given: string, options: ExportOptions): void => {
  const { format } = options;
  if (!KNOWN.includes(format)) throw wrongCall('format.unknown', cli.format(format, KNOWN), { given: format, known: KNOWN });
  const stage = oneOf<Stage>('stage.unknown', options.stage, STAGES);
  const table = oneOf<Table>('table.unknown', options.table, TABLES) ?? 'chronology';
  if (options.out === undefined) throw wrongCall('out.missing', cli.outMissing);
  const context = contextHolding(asked, given, options);
  const incident = context.incident(given);
  const out = incident.opened.mode === 'drill' ? drillPath(options.out) : options.out;
  if (!isFormat(format)) {
    writeBundleFor(context, incident, out, options);
    return;
  }
  const redacted = readKinds(options.redact);
  const copy = redacted.length > 0 || format === 'jsonl' ? copyOf(context.log, incident.id, redacted) : undefined;
  const { content, beside }: Made = FORMATS[format]({
    incident: copy?.incident ?? incident,
    lines: () => copy?.copy ?? [],
    redacted,
    at: context.session.now(),
    ...(stage !== undefined && { stage }),
    table,
    word: /\.docx$/iu.test(out),
  });
  const finish = (made: string | Uint8Array | Iterable<string>): void => {
    const pieces = typeof made === 'string' || made instanceof Uint8Array ? made : told(made, incident.entries.length);
    write(out, pieces, beside, options.force === true);
    const { seq, hash } = incident.head;
    new Checkpoints({ log: context.log, home: context.home, now: () => context.session.now() }).signIfAble({
      incident: incident.id,
      seq,
      hash,
    });
    context.answer({ incident: incident.id, format, out, seq, anchor: anchorOf(hash), ...(redacted.length > 0 && { redacted }) });
    context.say(
      cli.written(out),
      ...(beside === undefined ? [] : [cli.written(`${out}${beside.added}`)]),
      ...verify.anchor(longDateTime(lastEntry(incident).at), seq, anchorOf(hash)),
    );
  };
  if (content instanceof Promise) later(content.then(finish));
  else finish(content);
};
