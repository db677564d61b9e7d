// Asks for the installation's key and prints its fingerprint.
import { installationKey } from '../../../src/store/keys.ts';

process.stdout.write(`${installationKey(process.argv[2] ?? '').fingerprint}\n`);
