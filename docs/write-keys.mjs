// Writes docs/keys.md from the table of keys: `node docs/write-keys.mjs`. A test holds that it is current.
import { writeFileSync } from 'node:fs';
import { keysPage } from '../src/ui/keys/page.ts';

writeFileSync(new URL('keys.md', import.meta.url), keysPage());
