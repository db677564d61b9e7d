// npm run campaign:kill [KILLS] [SEED], npm run campaign:canary: the whole of what npm test takes a sample of.
import { canaryCampaign, SECRETS } from './canary.ts';
import { terminalCanary } from './canary-terminal.ts';
import { killCampaign } from './killing.ts';
import { writeCampaign } from './writing.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const [which = '', first, second] = process.argv.slice(2);
const began = performance.now();
const seconds = (): string => `${Math.round((performance.now() - began) / 1000)} s`;

const kill = async (): Promise<boolean> => {
  const seed = Number(second ?? Date.now() % 1_000_000);
  say(`seed ${seed}`);
  const done = await killCampaign(Number(first ?? 1000), seed, ({ kills, acknowledged, lost, unreadable }) =>
    say(`${kills} kills, ${acknowledged} acknowledged, ${lost.length} lost, ${unreadable.length} unreadable, ${seconds()}`),
  );
  for (const one of [...done.lost, ...done.unreadable]) say(`  ${one}`);
  const written = await writeCampaign(16, 100);
  say(`16 writers × 100: ${JSON.stringify(written)}, ${seconds()}`);
  const whole = written.notes === 1600 && written.acknowledged === 1600 && written.gaps + written.duplicates === 0;
  return done.lost.length + done.unreadable.length + written.settledTwice.length + written.troubles.length === 0 && whole;
};

const canary = async (): Promise<boolean> => {
  const found = canaryCampaign(SECRETS);
  say(
    `${found.calls} calls, ${found.prompts} prompts × ${SECRETS.length} secrets: ${found.refused} refused, ${found.hits.length} hits, ${seconds()}`,
  );
  for (const one of [...found.hits, ...found.accepted]) say(`  ${one}`);
  const typed = await terminalCanary(SECRETS);
  const kept = typed.control.length > 0 ? 'an ordinary word was found' : 'THE SEARCH FOUND NOTHING AT ALL';
  say(
    `terminal: ${typed.prompts} prompts × ${SECRETS.length} secrets: ${typed.typed} typed, ${typed.hits.length} hits (${kept}), ${seconds()}`,
  );
  for (const one of typed.hits) say(`  ${one}`);
  return found.hits.length + found.accepted.length + typed.hits.length === 0 && typed.control.length > 0;
};

const campaigns: Readonly<Record<string, () => boolean | Promise<boolean>>> = { kill, canary };
const run = campaigns[which];
if (run === undefined) say(`campaigns: ${Object.keys(campaigns).join(', ')}`);
process.exitCode = run !== undefined && (await run()) ? 0 : 1;
