import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { disagreement, scriptChanges } from './script.ts';
import { tinyBundle } from './tiny.ts';

const able = ['sh', 'jq', 'sha256sum', 'openssl'].every((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0);
const { files } = tinyBundle();
const all = scriptChanges(files, 20);
/** Files taken out and added are few; of the others every so many. */
const few = all.filter(([name], at) => (/^no |added/u.test(name) && name.endsWith('anew')) || at % 29 === 0);

describe.skipIf(!able)('verify.sh and hikeshi verify', () => {
  it('say the same of a bundle that nobody touched', async () => {
    expect(await disagreement(['nothing', files])).toBeUndefined();
  });

  it(`say the same of what was done to one (${few.length} of the ${all.length} and more of npm run campaign:script)`, async () => {
    const apart: string[] = [];
    for (const change of few) {
      const found = await disagreement(change);
      if (found !== undefined) apart.push(found);
    }
    expect(apart).toEqual([]);
  });
});
