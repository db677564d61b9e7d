// Keeps a file as evidence, and prints how that ended. keep-evidence.ts HOME FILE
import { StoreError } from '../../../src/store/error.ts';
import { importEvidence } from '../../../src/store/evidence.ts';

const [home = '', file = ''] = process.argv.slice(2);
try {
  process.stdout.write(JSON.stringify({ kept: importEvidence(home, file).sha256 }));
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  process.stdout.write(JSON.stringify({ refused: error.code, errno: 'errno' in error.facts ? error.facts.errno : null }));
}
