import { playbookOf } from '../../export/playbook.ts';
import { checkPlaybook } from '../../export/playbook-check.ts';
import type { Runbook } from '../../runbook/runbook.ts';
import { pin } from '../../session/library.ts';
import { uuid5 } from '../../session/uuid5.ts';
import { writeOutput } from '../../store/output.ts';
import { cli } from '../../words/ja/cli.ts';
import type { Context, Shared } from '../context.ts';
import { EXIT, Failure, wrongCall } from '../failure.ts';

export interface ExportRunbookOptions extends Shared {
  readonly format: string;
  readonly out?: string;
  readonly force?: true;
}

const KNOWN = ['cacao'];

/** `runbook export`: a runbook for other tools. What could not be walked there is not written. */
export const exportRunbook = (context: Context, runbook: Runbook, { format, out, force }: ExportRunbookOptions): void => {
  if (!KNOWN.includes(format)) throw wrongCall('format.unknown', cli.format(format, KNOWN), { given: format, known: KNOWN });
  if (out === undefined) throw wrongCall('out.missing', cli.outMissing);
  const { hash } = pin(runbook);
  const playbook = playbookOf(runbook, hash, uuid5);
  const faults = checkPlaybook(playbook);
  if (faults.length > 0)
    throw new Failure(EXIT.bug, cli.bug(faults.map(({ problem, at }) => `${problem} ${at}`).join('、')), {
      error: { code: 'playbook.broken', faults },
    });
  writeOutput(out, `${JSON.stringify(playbook, undefined, 2)}\n`, { force: force === true });
  const { guideline, trouble } = runbook;
  context.answer({ guideline: guideline.id, trouble, format, out, hash, playbook: playbook.id, steps: runbook.steps.length });
  context.say(cli.written(out));
};
