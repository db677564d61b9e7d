import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { holds } from '../../src/incident/verify.ts';
import { VERIFY_SH } from '../../src/store/verify-sh.ts';
import { tempHome } from '../store/temp-home.ts';
import { type Change, fileChanges, LINED, lineChanges } from './changes.ts';
import { answer, bitsOf, isBound } from './detect.ts';
import { type Folder, resummed, writeFolder } from './sample.ts';

/** Changes of files and lines, and `bits` turned bits of what is bound, evenly spread; each as it is, and with SHA256SUMS made anew. */
export const scriptChanges = (files: Folder, bits: number): Change[] => {
  const all = [...bitsOf(files)].filter(({ path }) => isBound(path));
  const turned = Array.from({ length: bits }, (_, at): Change => {
    const { path, byte, bit } = all[Math.floor(((at + 0.5) * all.length) / bits)] as (typeof all)[number];
    const bytes = Buffer.from(files.get(path) as Buffer);
    bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit);
    return [`bit ${bit} of byte ${byte} of ${path}`, new Map([...files, [path, bytes]])];
  });
  const changes = [...fileChanges(files), ...LINED.flatMap((path) => [...lineChanges(files, path)]), ...turned];
  return changes.flatMap(([name, folder]): Change[] => [
    [name, folder],
    [`${name}, SHA256SUMS made anew`, resummed(folder)],
  ]);
};

/** Runs the script from outside of the folder, which may have another one or none. */
const askScript = async (files: Folder): Promise<{ code: number | null; said: string }> => {
  const script = join(tempHome(), 'verify.sh');
  // It looks at the folder that it lies in.
  writeFileSync(script, VERIFY_SH.replace(/^case \$0 in.*$/mu, 'cd -- "$1" && shift || exit 3'));
  const folder = writeFolder(files);
  const child = spawn('sh', [script, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += String(text)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  for (const path of [folder, script]) rmSync(dirname(path), { recursive: true, force: true });
  return { code, said };
};

/** Where the program and the script do not say the same of a folder; undefined where they do. */
export const disagreement = async ([name, folder]: Change): Promise<string | undefined> => {
  const told = answer(folder);
  const program = typeof told === 'string' || !holds(told);
  const { code, said } = await askScript(folder);
  if (code === (program ? 1 : 0) && !/parse error|jq: error|not found|unbound/u.test(said)) return undefined;
  return `${name}: program ${program ? 'found it' : 'found nothing'}, script ended with ${code}\n${said}`;
};
