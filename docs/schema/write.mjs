// Writes the JSON Schema of `hikeshi export --format json` from the zod schema: `node docs/schema/write.mjs`. A test holds that it is current.
import { writeFileSync } from 'node:fs';
import { publishedSchema } from '../../src/export/json-schema.ts';

writeFileSync(new URL('incident.schema.json', import.meta.url), publishedSchema());
