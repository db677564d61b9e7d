// npm run test:faults [EVERY]: every fault at every call of a walk (or at every EVERYth), then power loss, its negative control beside it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canInject } from '../store/children.ts';
import { faultCampaign } from './injecting.ts';
import { record, takePower } from './power.ts';

const MACHINE = 3;
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (!canInject()) {
  process.stderr.write('Not run: strace is not here, or may not trace (a container without ptrace). Nothing was shown.\n');
  process.exit(MACHINE);
}
const every = Number(process.argv[2] ?? 1);
const began = performance.now();
const seconds = (): string => `${Math.round((performance.now() - began) / 1000)} s`;

const found = await faultCampaign(every, ({ runs, struck, wrong }) =>
  say(`${runs} runs, ${struck} struck, ${wrong.length} wrong, ${seconds()}`),
);
say(`calls on files of the data directory: ${JSON.stringify(found.calls)}`);
say(
  `faults: ${found.runs} runs, ${found.struck} struck, ${found.acknowledged} entries acknowledged, ${found.wrong.length} wrong, ${seconds()}`,
);
for (const one of found.wrong) say(`  ${one}`);
// A tracer that sees nothing, or strikes nothing, finds nothing wrong either.
const laid = found.struck > 0 && found.struck * 2 >= found.runs && ['pwrite64', 'fsync'].every((call) => (found.calls[call] ?? 0) > 0);
if (!laid) say('The faults did not strike: nothing was shown.');

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-power-'));
const loss = (synchronous: 'FULL' | 'NORMAL') =>
  takePower(record(join(folder, synchronous), Math.max(10, Math.round(60 / every)), synchronous), join(folder, 'image'), 1);
const [full, normal] = [loss('FULL'), loss('NORMAL')];
rmSync(folder, { recursive: true, force: true });
say(`power loss, FULL: ${full.images} crash images, ${full.lossy} lost a line, ${full.unreadable} unreadable`);
say(`power loss, NORMAL (negative control): ${normal.images} crash images, ${normal.lossy} lost a line, ${seconds()}`);
process.exitCode = laid && found.wrong.length === 0 && full.lossy + full.unreadable === 0 && normal.lossy > 0 ? 0 : 1;
