// Reading all shipped guidelines: from YAML with every check, and from what the build made of it, against JSON.parse of the same.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileGuidelines, hashOfFolder, readCompiled } from '../src/session/compiled.ts';
import { guidelineFolders, readGuideline } from '../src/store/runbooks.ts';
import { median, ms, p90, printTable, timed, times } from './figures.mjs';

const shipped = fileURLToPath(new URL('../runbooks', import.meta.url));

export const load = (runs = 15) => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-bench-'));
  try {
    compileGuidelines(shipped, folder);
    const { folders } = guidelineFolders([shipped]);
    const texts = readdirSync(folder).map((name) => join(folder, name));
    const ways = {
      'JSON.parse of the compiled files': () => texts.map((file) => JSON.parse(readFileSync(file, 'utf8'))),
      'compiled, hash of the YAML held against it': () => {
        const of = hashOfFolder(shipped);
        for (const { id } of folders) if (readCompiled(folder, id, () => of) === undefined) throw new Error(`${id} was not compiled`);
      },
      'YAML, read and checked': () => {
        for (const one of folders) if ('faults' in readGuideline(one, folders)) throw new Error(`${one.id} has faults`);
      },
    };
    const took = Object.entries(ways).map(([name, way]) => [name, timed(runs, 2, way)]);
    const floor = median(took[0][1]);
    printTable(
      [`load of ${folders.length} guidelines, ${runs} times`, 'median', 'p90', 'against JSON.parse'],
      took.map(([name, all]) => [name, ms(median(all)), ms(p90(all)), times(median(all) / floor)]),
    );
    const [, compiled, yaml] = took.map(([, all]) => median(all));
    process.stdout.write(`\nload: YAML takes ${times(yaml / compiled)} as long as what the build made of it\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
