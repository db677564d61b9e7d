// The model check of every shipped runbook, on one core, as `runbook check` and the tests run it.

import { checkRunbook } from '../src/runbook/check/check.ts';
import { settingsOf } from '../src/runbook/plan.ts';
import { openLibrary } from '../src/session/folders.ts';
import { ms, printTable } from './figures.mjs';

const AIM = 10_000;

export const modelCheck = () => {
  const library = openLibrary([]);
  const began = performance.now();
  const before = process.cpuUsage();
  const rows = library.ids.map((id) => {
    const start = performance.now();
    const found = library.runbooks(id).map((runbook) => ({ runbook, ...checkRunbook(runbook, settingsOf(runbook, {})) }));
    return {
      id,
      took: performance.now() - start,
      steps: found.reduce((sum, { runbook }) => sum + runbook.steps.length, 0),
      parts: found.reduce((sum, { parts }) => sum + parts, 0),
      states: found.reduce((sum, { states }) => sum + states, 0),
      faults: found.reduce((sum, { faults }) => sum + faults.length, 0),
    };
  });
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
  const line = ({ id, steps, parts, states, faults, took: time }) => [id, ...[steps, parts, states, faults].map(String), ms(time)];
  printTable(
    ['model check', 'steps', 'parts', 'states', 'faults', 'time'],
    [
      ...rows.map(line),
      line({ id: 'all', steps: total('steps'), parts: total('parts'), states: total('states'), faults: total('faults'), took }),
    ],
  );
  process.stdout.write(
    `\nmodel check of all shipped runbooks: ${ms(took)}, ${ms((user + system) / 1000)} of it on the processor (aim: at most ${ms(AIM)})\n`,
  );
};
