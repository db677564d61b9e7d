import { ratingIn } from '../../drill/report.ts';
import { ratingText } from '../../export/aar-cover.ts';
import { aarData } from '../../export/for-programs.ts';
import { DRILL_FORMATS, reportOf } from '../../session/exercise-report.ts';
import { drillPath } from '../../store/drill-path.ts';
import { writeOutput } from '../../store/output.ts';
import { cli } from '../../words/ja/cli.ts';
import { drillAfter as words } from '../../words/ja/drill-after.ts';
import { Context, type Shared } from '../context.ts';
import { exerciseNamed, openShelf } from '../drill-shelf.ts';
import { wrongCall } from '../failure.ts';
import { later } from '../later.ts';

export interface DrillReportOptions extends Shared {
  readonly format: string;
  readonly out?: string;
  readonly force?: true;
}

type Format = keyof typeof DRILL_FORMATS;
const KNOWN = Object.keys(DRILL_FORMATS);
const isFormat = (given: string): given is Format => Object.hasOwn(DRILL_FORMATS, given);

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
  const made = DRILL_FORMATS[format](exercise, report);
  if (typeof made === 'string') finish(made);
  else later(made.then(finish));
};
