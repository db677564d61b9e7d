// Writes the diagrams of every shipped runbook beside this file: node docs/diagrams/write.mjs
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diagramPages } from '../../src/session/diagram-pages.ts';

const here = dirname(fileURLToPath(import.meta.url));
for (const [name, text] of diagramPages()) writeFileSync(join(here, name), text);
