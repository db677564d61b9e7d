import { valuesFor } from '../../drill/variants.ts';
import { markdown } from '../../export/markdown.ts';
import { mselDocument } from '../../export/msel.ts';
import { htmlPage } from '../../print/html.ts';
import { loadScenario, scopeOf } from '../../session/scenarios.ts';
import { drillPath } from '../../store/drill-path.ts';
import { writeOutput } from '../../store/output.ts';
import { cli } from '../../words/ja/cli.ts';
import { drillVerbs } from '../../words/ja/drill-verbs.ts';
import { faultPlace, faultSentence } from '../../words/ja/faults.ts';
import { Context, type Shared } from '../context.ts';
import { EXIT, Failure, wrongCall } from '../failure.ts';
import { filesGiven } from '../scenario-files.ts';

export interface DrillPrintOptions extends Shared {
  readonly seed: string;
  readonly format: string;
  readonly out?: string;
  readonly force?: true;
}

const FORMATS = { html: htmlPage, md: markdown } as const;
const KNOWN = Object.keys(FORMATS);
const isFormat = (given: string): given is keyof typeof FORMATS => Object.hasOwn(FORMATS, given);

/** `drill print`: the controller's plan of a scenario on paper, in the variant that a seed stands for. */
export const drillPrintCommand = (name: string, options: DrillPrintOptions): void => {
  const context = new Context(options);
  const { format, out } = options;
  if (!isFormat(format)) throw wrongCall('format.unknown', cli.format(format, KNOWN), { given: format, known: KNOWN });
  if (out === undefined) throw wrongCall('out.missing', cli.outMissing);
  const given = options.seed.normalize('NFKC');
  if (!/^\d{1,6}$/u.test(given)) throw wrongCall('number.shape', drillVerbs.number(options.seed), { given: options.seed });
  const seed = Number(given);
  const library = context.library();
  const { files, faults } = filesGiven([name], library.dirs ?? []);
  const [file] = files;
  const loaded = file === undefined ? { faults } : loadScenario(file, scopeOf(library));
  if ('faults' in loaded) {
    const lines = loaded.faults.map((fault) => `${faultPlace(fault)}　${faultSentence(fault)}`);
    throw new Failure(EXIT.input, lines, { error: { code: 'scenario.broken', faults: loaded.faults } });
  }
  const values = valuesFor(loaded.scenario, seed);
  const path = drillPath(out);
  writeOutput(path, FORMATS[format](mselDocument({ ...loaded, seed, values })), { force: options.force === true });
  context.answer({ scenario: loaded.scenario.id, hash: loaded.hash, seed, values, format, out: path });
  context.say(cli.written(path));
};
