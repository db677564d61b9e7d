import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** docs/adopting.md, as a town reads it. */
export const adopting = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'adopting.md'), 'utf8');

/** Writes the worked example of the document: every block that begins with the name of its file. The names, in their order. */
export const copyExample = (folder: string): string[] =>
  [...adopting.matchAll(/```yaml\n# (minatono\/\S+)\n([\s\S]*?)```/gu)].map(([, name = '', content = '']) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
    return name;
  });
