import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { start } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

/** What `npm start` gives to node: switches, and the launcher. Measured as it is started. */
export const START = start
  .split(' ')
  .slice(1)
  .map((word) => (word.startsWith('-') ? word : join(root, word)));
