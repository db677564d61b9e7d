import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BY, Shell } from '../record-faults/shell.ts';
import { canaryCampaign, SECRETS } from './canary.ts';
import { terminalCanary } from './canary-terminal.ts';

describe('a secret typed into every prompt of the shell', () => {
  it('is refused everywhere and found nowhere afterwards (one of the 15 of campaign:canary)', () => {
    const found = canaryCampaign(SECRETS.slice(0, 1));
    expect({ hits: found.hits, accepted: found.accepted }).toEqual({ hits: [], accepted: [] });
    expect(found.refused).toBeGreaterThan(35);
  }, 60_000);
});

describe('a secret typed or pasted into the prompts of the terminal', () => {
  it('is found nowhere, though the program is killed with it in a field; an ordinary word beside it is (two of the 15, some forms)', async () => {
    // One of a line, one of three that a field of one line joins.
    const found = await terminalCanary(
      [0, 10].flatMap((at) => SECRETS[at] ?? []),
      ['a step', 'why a step is left undone', 'who operates'],
    );
    expect(found).toMatchObject({ hits: [], control: [expect.stringContaining('drafts')] });
    expect(found.typed).toBe(24);
  }, 120_000);
});

describe('what looks like a password, without a label or a known shape', () => {
  const WORD = 'kQ7-zz9XkQ!w';
  let shell: Shell;
  let id: string;
  beforeEach(() => {
    shell = new Shell();
    id = shell.open();
  });
  afterEach(() => shell.dispose());

  it('is asked about once, and taken when it is said to be none', () => {
    const asked = shell.run('note', id, `届いた文字列は ${WORD} だった`, ...BY, '--json');
    expect([asked.code, asked.json]).toEqual([2, { error: { code: 'text.suspicious', length: 12 } }]);
    expect(asked.err).toContain('--not-secret');
    expect(asked.out + asked.err).not.toContain(WORD);
    expect(shell.holding(WORD)).toEqual([]);
    expect(shell.run('note', id, `届いた文字列は ${WORD} だった`, '--not-secret', ...BY).code).toBe(0);
    expect(shell.run('timeline', id).out).toContain(WORD);
  });

  it('is asked about on standard input, and not in a field that only names its evidence', () => {
    const main = join(fileURLToPath(new URL('../..', import.meta.url)), 'src', 'cli', 'main.ts');
    const piped = (...more: string[]) =>
      spawnSync(process.execPath, [main, 'note', id, '-', ...BY, ...more], {
        input: WORD,
        encoding: 'utf8',
        env: { ...process.env, HIKESHI_HOME: shell.home },
      }).status;
    expect([piped(), piped('--not-secret')]).toEqual([2, 0]);
    const ran = shell.run('attempt', id, 'monitor-account', '--field', 'evidence=E1', ...BY);
    expect(ran.err).not.toContain('--not-secret');
  });
});
