// Prints what the doctor finds for a home, as JSON.
import { examine } from '../../../src/store/doctor.ts';

console.log(JSON.stringify({ findings: examine(process.argv[2] ?? '') }));
