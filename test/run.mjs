// What `npm test` runs: the bundle, the types, the lint and the tests. Plain JavaScript, so that any Node can say what is missing.
// Arguments go to vitest: `npm test -- test/rooms.test.ts`.
import { spawn } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const MACHINE = 3;

const stop = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(MACHINE);
};

const and = new Intl.ListFormat('en');

const isOnPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, process.platform === 'win32' ? `${program}.exe` : program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** What this machine needs before any test can mean something, one sentence each. */
const lookAround = async () => {
  const { node } = process.versions;
  if (Number(node.split('.')[0]) < 24)
    stop(`The tests need Node.js 24 or later, and this is ${node}: please run \`npm ci\`, which brings one, and then \`npm test\`.`);
  if (!existsSync(join(root, 'node_modules', 'vitest')))
    stop('The packages that the tests need are not here yet: please run `npm ci` first.');
  try {
    await import('node-pty');
  } catch (problem) {
    const missing = ['g++', 'make', 'python3'].filter((program) => !isOnPath(program));
    stop(
      missing.length > 0
        ? `The tests open a real terminal with node-pty, which is not built yet: please install ${and.format(missing)}, and then run \`npm ci\`.`
        : `The tests open a real terminal with node-pty, which does not load (${String(problem.message).split('\n')[0]}): please run \`npm ci\` without --ignore-scripts.`,
    );
  }
};

const package_ = (...path) => join(root, 'node_modules', ...path);

/** Runs a script with this Node; its output at once, or kept until it ends. */
const run = (script, args, { env = process.env, keep = false } = {}) =>
  new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: keep ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: MACHINE, output: error.message, seconds: 0 }));
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}\n(${signal})` : output, seconds: (performance.now() - began) / 1000 }),
    );
  });

const say = (name, { code, output = '', seconds }) => {
  if (code !== 0 && output !== '') process.stdout.write(`${output.trimEnd()}\n`);
  process.stdout.write(`${code === 0 ? 'ok    ' : 'failed'}  ${name}  ${seconds.toFixed(1)} s\n`);
};

/** How many tests passed and failed. A file that cannot be run counts as one that failed. */
const count = (file) => {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  const unrun = result.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  return { passed: result.numPassedTests, failed: result.numFailedTests + unrun };
};

await lookAround();
const folder = mkdtempSync(join(tmpdir(), 'hikeshi-test-'));
// Some tests run the program as somebody else, who has to get through here.
chmodSync(folder, 0o711);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

// No test can reach the records of whoever runs it, and what tests leave behind goes with the folder.
const env = {
  ...process.env,
  TMPDIR: folder,
  TEMP: folder,
  TMP: folder,
  HOME: folder,
  USERPROFILE: folder,
  LOCALAPPDATA: join(folder, 'local'),
  XDG_DATA_HOME: join(folder, 'data'),
};
delete env.HIKESHI_HOME;

const bundle = await run(join(root, 'build.mjs'), [], { keep: true });
say('bundle', bundle);
const [types, lint] = await Promise.all([
  run(package_('typescript', 'bin', 'tsc'), ['--noEmit'], { keep: true }),
  run(package_('@biomejs', 'biome', 'bin', 'biome'), ['check', '--error-on-warnings', '.'], { keep: true }),
]);
say('types', types);
say('lint', lint);

const report = join(folder, 'vitest.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const tests = await run(package_('vitest', 'vitest.mjs'), ['run', ...reporters, ...process.argv.slice(2)], { env });
say('tests', tests);

const { passed, failed } = count(report);
const broken = [bundle, types, lint].filter(({ code }) => code !== 0).length;
// What is broken besides the tests counts too, and so does a run that ends badly with every test passed.
const all = failed + broken + (tests.code !== 0 && failed === 0 ? 1 : 0);
process.stdout.write(`${passed} passed, ${all} failed\n`);
process.exitCode = [bundle, types, lint, tests].find(({ code }) => code !== 0)?.code ?? 0;
