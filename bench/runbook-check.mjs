// `runbook check` of every shipped runbook, with its rehearsals: at most 10 s on 2 cores (issue 3).
// node bench/runbook-check.mjs [times]
import { performance } from 'node:perf_hooks';
import { checkFolders } from '../src/session/check-folders.ts';
import { shippedRunbooks } from '../src/session/folders.ts';

const LIMIT = 10_000;
const times = Number(process.argv[2] ?? 3);

/** One whole check: reading, every machine under every setting, every rehearsal. */
export const measure = () => {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const { faults, runbooks } = checkFolders([shippedRunbooks()]);
  const { user, system } = process.cpuUsage(cpu);
  return {
    wall: Math.round(performance.now() - began),
    cpu: Math.round((user + system) / 1000),
    runbooks: runbooks.length,
    states: runbooks.reduce((sum, one) => sum + one.states, 0),
    sound: faults.length === 0 && runbooks.every((one) => one.model.length === 0 && one.walk === undefined),
  };
};

if (import.meta.main) {
  const runs = Array.from({ length: times }, measure);
  const worst = Math.max(...runs.map(({ wall }) => wall));
  process.stdout.write(
    `${JSON.stringify({ bench: 'runbook-check', limit: LIMIT, worst, ok: worst <= LIMIT && runs.every(({ sound }) => sound), runs })}\n`,
  );
  if (worst > LIMIT) process.exitCode = 1;
}
