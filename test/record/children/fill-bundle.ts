// Exports a bundle to a disk that is too small for it; prints the refusal, and what is left beside the target.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exportBundle } from '../../../src/session/bundling.ts';
import { StoreError } from '../../../src/store/error.ts';
import { homeOf, smallWalk } from '../sample.ts';

const [folder = ''] = process.argv.slice(2);
const target = join(folder, 'out');
mkdirSync(target);
// The home is on another disk: only the bundle has no room.
const at = homeOf(smallWalk(), '画面の写し 1991');
let refused = '';
try {
  // Twenty copies of the runbook's size would fit nowhere here.
  for (let copy = 0; copy < 20; copy += 1) exportBundle(at, 'example', join(target, `bundle-${copy}`));
} catch (error) {
  refused = error instanceof StoreError ? error.code : String(error);
}
const left = readdirSync(target).filter((name) => name.startsWith('.') || !readdirSync(join(target, name)).includes('SHA256SUMS'));
process.stdout.write(JSON.stringify({ refused, left }));
