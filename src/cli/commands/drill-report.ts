import type { Exercise } from '../../drill/exercise.ts';
import { type DrillReport, drillReport, ratingIn } from '../../drill/report.ts';
import { selfplay } from '../../drill/selfplay.ts';
import { trendUpTo } from '../../drill/trend.ts';
import { aarDocument } from '../../export/aar.ts';
import { ratingText } from '../../export/aar-cover.ts';
import { aarData, aarJson } from '../../export/for-programs.ts';
import { markdown } from '../../export/markdown.ts';
import { firstResponse } from '../../incident/incident.ts';
import { htmlPage } from '../../print/html.ts';
import type { DrillShelf } from '../../session/drill-shelf.ts';
import { writeOutput } from '../../store/output.ts';
import { cli } from '../../words/ja/cli.ts';
import { drillAfter as words } from '../../words/ja/drill-after.ts';
import { Context, type Shared } from '../context.ts';
import { drillPath } from '../drill-path.ts';
import { exerciseNamed, openShelf } from '../drill-shelf.ts';
import { wrongCall } from '../failure.ts';
import { later } from '../later.ts';

export interface DrillReportOptions extends Shared {
  readonly format: string;
  readonly out?: string;
  readonly force?: true;
}

/** The report of an exercise, with the drills before it and a way that meets every target. */
export function reportOf(shelf: DrillShelf, exercise: Exercise): DrillReport {
  const played = selfplay({ scenario: exercise.scenario, runbook: firstResponse(exercise.incident).runbook }, exercise.values);
  return drillReport(exercise, { trend: trendUpTo(exercise, shelf.all()), ...(played.solvable && { moves: played.answer }) });
}

/** Each format. A Word file bears the time of the end of the drill, and never that of the machine. */
const FORMATS = {
  html: ({ incident }, report) => htmlPage(aarDocument(report, incident)),
  // The library is large: it is loaded when a Word file is wanted, and not before.
  docx: async ({ incident }, report) => {
    const { docxFile } = await import('../../print/docx.ts');
    return docxFile(aarDocument(report, incident), (report.cover.ended ?? report.cover.started).real);
  },
  md: ({ incident }, report) => markdown(aarDocument(report, incident)),
  json: (_, report) => aarJson(report),
} as const satisfies Record<string, (exercise: Exercise, report: DrillReport) => string | Promise<Uint8Array>>;

type Format = keyof typeof FORMATS;
const KNOWN = Object.keys(FORMATS);
const isFormat = (given: string): given is Format => Object.hasOwn(FORMATS, given);

/** `drill report`: what comes out of one exercise, as a file; with `--json` and no file, as the answer itself. */
export const drillReportCommand = (given: string, options: DrillReportOptions): void => {
  const context = new Context(options);
  const { format, out } = options;
  if (!isFormat(format)) throw wrongCall('format.unknown', cli.format(format, KNOWN), { given: format, known: KNOWN });
  if (out === undefined && !context.json) throw wrongCall('out.missing', cli.outMissing);
  const shelf = openShelf(context);
  const exercise = exerciseNamed(shelf, given);
  const report = reportOf(shelf, exercise);
  const rating = ratingIn(report.whole);
  const { criticalBreaches } = report.metrics.score;
  if (out === undefined) {
    context.answer(aarData(report));
    return;
  }
  const path = drillPath(out);
  const finish = (content: string | Uint8Array): void => {
    writeOutput(path, content, { force: options.force === true });
    const { exercise: id, scenario, seed, upTo } = report.cover;
    context.answer({ exercise: id, scenario: scenario.id, seed, format, out: path, seq: upTo.seq, rating, criticalBreaches });
    context.say(cli.written(path), words.rated(ratingText(rating), criticalBreaches));
  };
  const made = FORMATS[format](exercise, report);
  if (typeof made === 'string') finish(made);
  else later(made.then(finish));
};
