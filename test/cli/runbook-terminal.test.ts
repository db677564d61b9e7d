import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempHome } from '../store/temp-home.ts';
import { openTerminal } from '../terminal/harness.ts';
import { copyExample } from './adopting.ts';

describe('a guideline folder that a town wrote', () => {
  it.each([
    ['named in the call', ['--runbooks', 'minatono'], {}],
    ['named in settings.json', [], { runbooks: '../minatono' }],
  ])('is worked by in the terminal when it is %s', async (_, args, more) => {
    const folder = tempHome();
    const home = join(folder, 'data');
    copyExample(folder);
    mkdirSync(home, { mode: 0o700 });
    writeFileSync(join(home, 'settings.json'), JSON.stringify({ guideline: 'minatono', ...more }));
    const terminal = openTerminal({ args, cwd: folder, env: { HIKESHI_HOME: home } });
    try {
      await terminal.waitFor('手順書を読む');
      terminal.type('8');
      terminal.press('enter');
      const lines = await terminal.waitFor('みなと野市');
      expect(lines.join('\n')).toContain('狛江市');
    } finally {
      terminal.kill();
    }
  });
});
