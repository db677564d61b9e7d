import { laneDiagram } from '../../export/diagram-lanes.ts';
import { stepDiagram } from '../../export/diagram-steps.ts';
import { paperTwin } from '../../export/paper-twin.ts';
import { htmlPage } from '../../print/html.ts';
import type { Runbook, SettingValues } from '../../runbook/runbook.ts';
import { pin } from '../../session/library.ts';
import { writeOutput } from '../../store/output.ts';
import { cli } from '../../words/ja/cli.ts';
import { readSettings } from '../arguments.ts';
import type { Context, Shared } from '../context.ts';
import { wrongCall } from '../failure.ts';

/** Options of what is taken out of a runbook. */
export interface PrintOptions extends Shared {
  readonly out?: string;
  readonly force?: true;
  readonly set: readonly string[];
}

/** What this office has decided, and what this call says. */
const chosenFor = (context: Context, runbook: Runbook, set: readonly string[]): SettingValues => ({
  ...readSettings([], runbook.settings),
  ...context.decided(runbook.guideline.id),
  ...(set.length === 0 ? {} : readSettings(set, runbook.settings)),
});

/** `runbook print`: the paper twin on A4. */
export const printRunbook = (context: Context, runbook: Runbook, options: PrintOptions): void => {
  if (options.out === undefined) throw wrongCall('out.missing', cli.outMissing);
  const { hash } = pin(runbook);
  const page = htmlPage(paperTwin(runbook, hash, chosenFor(context, runbook, options.set)));
  writeOutput(options.out, page, { force: options.force === true });
  context.answer({ guideline: runbook.guideline.id, trouble: runbook.trouble, hash, out: options.out });
  context.say(cli.written(options.out));
};

/** `runbook diagram`: two Mermaid diagrams, the lanes and the steps. */
export const drawRunbook = (context: Context, runbook: Runbook, options: PrintOptions): void => {
  const chosen = chosenFor(context, runbook, options.set);
  const [lanes, steps] = [laneDiagram(runbook, chosen), stepDiagram(runbook, chosen)];
  context.answer({ guideline: runbook.guideline.id, trouble: runbook.trouble, lanes, steps });
  if (!context.json) context.say(...lanes.split('\n'), '', ...steps.split('\n'));
};
